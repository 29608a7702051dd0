package org.saddlepoint.expr;

import java.math.BigInteger;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * The expansion of a function on one side of a point or towards infinity, in powers of the distance h &gt; 0 (or h = 1/|x|) with
 * rational exponents: f = Σ c_k h^(k/q). Kinks, fractional powers and saturating functions have one where they have no Taylor
 * series. Terms that vanish faster than every power, such as exp(−1/h), are left out.
 */
public final class OneSidedSeries {
  private static final int LARGEST_ROOT = 64;
  private static final String DISTANCE = "\u03b7";

  private final int root;
  private final int lowest;
  private final int end;
  private final IntFunction<Expr> coefficients;

  private OneSidedSeries(int root, int lowest, int end, IntFunction<Expr> coefficients) {
    this.root = root;
    this.lowest = lowest;
    this.end = end;
    this.coefficients = coefficients;
  }

  /** The expansion at x = point + h. */
  public static OneSidedSeries above(Expr function, String variable, Expr point, int order) {
    return of(function, variable, h -> Expr.add(point, h), order);
  }

  /** The expansion at x = point − h. */
  public static OneSidedSeries below(Expr function, String variable, Expr point, int order) {
    return of(function, variable, h -> Expr.sub(point, h), order);
  }

  /** The expansion at x = ±1/h, up to h^order. */
  public static OneSidedSeries atInfinity(Expr function, String variable, boolean positive, int order) {
    return of(function, variable, h -> Expr.mul(Expr.num(positive ? 1 : -1), Expr.pow(h, -1)), order);
  }

  private static OneSidedSeries of(Expr function, String variable, UnaryOperator<Expr> place, int order) {
    int root = root(function);
    if (root > LARGEST_ROOT) {
      throw new NotAnalyticException(function + " has fractional powers with too many different denominators");
    }
    Expr moved = function.substitute(variable, place.apply(Expr.pow(Expr.sym(DISTANCE), root)));
    try {
      Optional<TruncatedSeries<Rational>> rational = Series.expand(RationalCoefficients.INSTANCE, moved, DISTANCE, order * root, true);
      if (rational.isPresent()) {
        return of(root, rational.get());
      }
      return of(root, Series.expand(SymbolicCoefficients.INSTANCE, moved, DISTANCE, order * root, true).orElseThrow());
    } catch (SeriesExpansion.ExponentiallyLarge e) {
      throw new NotAnalyticException(function + " grows faster than every power");
    }
  }

  private static <T> OneSidedSeries of(int root, TruncatedSeries<T> series) {
    return new OneSidedSeries(root, series.start(), series.end(), k -> series.field().toExpr(series.at(k)));
  }

  /** A common denominator of the exponents of the expansion. */
  private static int root(Expr e) {
    int root = 1;
    for (Expr child : e.children()) {
      root = lcm(root, root(child));
    }
    if (e instanceof Power p && p.exponent() instanceof Num n && !n.value().isInteger()) {
      return Math.min(root * n.value().denominator().min(BigInteger.valueOf(LARGEST_ROOT + 1)).intValue(), LARGEST_ROOT + 1);
    }
    return root;
  }

  private static int lcm(int a, int b) {
    return a / BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).intValue() * b;
  }

  /** The exponent of the leading term; empty if all known coefficients vanish. */
  public Optional<Rational> leadingExponent() {
    return lowest < end ? Optional.of(Rational.of(lowest, root)) : Optional.empty();
  }

  /** The coefficient of the leading term, 0 if all known ones vanish. */
  public Expr leadingCoefficient() {
    return lowest < end ? coefficients.apply(lowest) : Expr.ZERO;
  }

  /** The coefficient of h^exponent. */
  public Expr coefficient(Rational exponent) {
    Rational k = exponent.times(Rational.of(root));
    return k.isSmallInteger() && k.intValue() >= lowest ? coefficients.apply(k.intValue()) : Expr.ZERO;
  }

  /** The smallest exponent that is not a natural number and has a nonzero coefficient, among those known. */
  public Optional<Rational> singularExponent() {
    for (int k = lowest; k < end; k++) {
      if ((k < 0 || k % root != 0) && !coefficients.apply(k).isZero()) {
        return Optional.of(Rational.of(k, root));
      }
    }
    return Optional.empty();
  }
}

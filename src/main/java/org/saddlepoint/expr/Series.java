package org.saddlepoint.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The expansion of a function about a point: f = Σ c_k (x − a)^k for lowest ≤ k ≤ order, with exact coefficients: rational where
 * possible, otherwise symbolic (√π, parameters). A finite number of negative powers is allowed.
 *
 * <p>Cost: of order n² field operations per node of the tree; tanh to order 40 takes milliseconds.
 */
public final class Series {
  private static final int MOST_EXTRA_TERMS = 64;

  private final String variable;
  private final Expr point;
  private final int lowest;
  private final int order;
  private final List<Expr> coefficients;

  private Series(String variable, Expr point, int lowest, int order, List<Expr> coefficients) {
    this.variable = variable;
    this.point = point;
    this.lowest = lowest;
    this.order = order;
    this.coefficients = coefficients;
  }

  /**
   * The expansion about 0, up to and including x^order.
   *
   * @throws NotAnalyticException with a sentence, if there is a kink, a branch point or an essential singularity at the point, or if
   *     the answer depends on the unknown sign of a parameter
   */
  public static Series of(Expr function, String variable, int order) {
    return of(function, variable, Expr.ZERO, order);
  }

  /** The expansion about {@code point}, up to and including (x − point)^order. */
  public static Series of(Expr function, String variable, Expr point, int order) {
    Expr moved = point.isZero() ? function : function.substitute(variable, Expr.add(point, Expr.sym(variable)));
    Optional<TruncatedSeries<Rational>> rational = expand(RationalCoefficients.INSTANCE, moved, variable, order);
    if (rational.isPresent()) {
      return new Series(variable, point, rational.get(), order);
    }
    return expand(SymbolicCoefficients.INSTANCE, moved, variable, order)
        .map(s -> new Series(variable, point, s, order))
        .orElseThrow(() -> new NotAnalyticException(function + " has a coefficient that is not a number or a parameter"));
  }

  private <T> Series(String variable, Expr point, TruncatedSeries<T> series, int order) {
    this(variable, point, Math.min(series.start(), order + 1), order, expressions(series, order));
  }

  private static <T> List<Expr> expressions(TruncatedSeries<T> series, int order) {
    List<Expr> values = new ArrayList<>();
    for (int k = series.start(); k <= order; k++) {
      values.add(series.field().toExpr(series.at(k)));
    }
    return List.copyOf(values);
  }

  /** Empty if a constant lies outside the field. Cancelled leading terms cost precision, so more terms are taken until enough remain. */
  static <T> Optional<TruncatedSeries<T>> expand(Coefficients<T> field, Expr function, String variable, int order) {
    return expand(field, function, variable, order, false);
  }

  static <T> Optional<TruncatedSeries<T>> expand(Coefficients<T> field, Expr function, String variable, int order, boolean oneSided) {
    int extra = 0;
    while (true) {
      try {
        TruncatedSeries<T> series = new SeriesExpansion<>(field, variable, order + 1 + extra, oneSided).of(function);
        if (series.end() > order) {
          return Optional.of(series);
        }
        extra += order + 1 - series.end();
      } catch (SeriesExpansion.OutsideField e) {
        return Optional.empty();
      } catch (SeriesExpansion.TooFewTerms e) {
        extra = 2 * extra + 4;
      }
      if (extra > MOST_EXTRA_TERMS) {
        throw new NotAnalyticException(function + " divides by something that vanishes to a very high order, or identically");
      }
    }
  }

  /** The lowest power with a nonzero coefficient, negative at a pole; order + 1 if all vanish. */
  public int lowest() {
    return lowest;
  }

  /** The highest power that is known. */
  public int order() {
    return order;
  }

  /** The coefficient of (x − a)^k, k ≤ order. */
  public Expr coefficient(int k) {
    if (k > order) {
      throw new IllegalArgumentException("the series is known to order " + order + " only, not " + k);
    }
    return k < lowest ? Expr.ZERO : coefficients.get(k - lowest);
  }

  /** c_0 … c_order if all of them are rational numbers and there is no pole. */
  public Optional<List<Rational>> rationalCoefficients() {
    List<Rational> values = new ArrayList<>();
    for (int k = 0; k <= order; k++) {
      if (lowest < 0 || !(coefficient(k) instanceof Num n)) {
        return Optional.empty();
      }
      values.add(n.value());
    }
    return Optional.of(values);
  }

  /** The truncated series as an expression. */
  public Expr toExpr() {
    Expr step = Expr.sub(Expr.sym(variable), point);
    List<Expr> terms = new ArrayList<>();
    for (int k = lowest; k <= order; k++) {
      terms.add(Expr.mul(coefficient(k), Expr.pow(step, k)));
    }
    return Expr.add(terms);
  }

  @Override
  public String toString() {
    return toExpr() + " + O(" + Expr.pow(Expr.sub(Expr.sym(variable), point), order + 1) + ")";
  }
}

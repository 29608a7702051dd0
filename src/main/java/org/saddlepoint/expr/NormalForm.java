package org.saddlepoint.expr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rational functions over Q in opaque kernels: symbols, functions, roots, exponentials, conjugates are independent variables.
 *
 * <p>{@link #isZero} is exact for expressions built by sums, products, quotients and powers from such kernels with √a² = a, exp(a)
 * exp(b) = exp(a+b), I² = −1, hyperbolic and circular functions through exponentials. It never answers yes wrongly (apart from points
 * where a denominator vanishes); relations beyond these, such as √(ab) = √a√b for positive a, b, are not known to it.
 *
 * <p>Anything of more than {@value Polynomial#MAXIMUM_TERMS} terms ends in {@link ExpressionLimitException}.
 */
public final class NormalForm {
  private NormalForm() {}

  /** Whether the expression is identically zero by the identities above. */
  public static boolean isZero(Expr e) {
    if (e instanceof Num n) {
      return n.value().isZero();
    }
    Expr prepared = new Preparation(true).prepare(e);
    return new FormReader(List.of(prepared), true).read(prepared).isZero();
  }

  /** Whether two expressions are equal by the identities above. */
  public static boolean areEqual(Expr left, Expr right) {
    return left.equals(right) || isZero(Expr.sub(left, right));
  }

  /** One fraction in lowest terms; functions keep their names, denominators stay in factors. */
  public static Expr together(Expr e) {
    return new Preparation(false).canonical(e);
  }

  /** The denominator of {@link #together}, 1 if there is none; sums in it are kept in factors. */
  public static Expr denominator(Expr e) {
    Expr together = together(e);
    List<Expr> factors = together instanceof Product p ? p.factors() : List.of(together);
    return Expr.mul(factors.stream().filter(NormalForm::isBelow).map(f -> Expr.pow(f, -1)).toList());
  }

  /** The numerator of {@link #together}. */
  public static Expr numerator(Expr e) {
    Expr together = together(e);
    List<Expr> factors = together instanceof Product p ? p.factors() : List.of(together);
    return Expr.mul(factors.stream().filter(f -> !isBelow(f)).toList());
  }

  private static boolean isBelow(Expr factor) {
    return factor instanceof Power p && p.exponent() instanceof Num n && n.value().signum() < 0;
  }

  /** Products and positive integer powers of sums multiplied out, also inside functions; denominators are left alone. */
  public static Expr expand(Expr e) {
    return new Expansion().of(e);
  }

  /** The expanded expression ordered by powers of a symbol: Σ c_k symbol^k with every coefficient simplified. */
  public static Expr collect(Expr e, String symbol) {
    List<Expr> terms = new ArrayList<>();
    powers(e, symbol).forEach((exponent, c) -> terms.add(Expr.mul(simplify(c), Expr.pow(Expr.sym(symbol), exponent))));
    return Expr.add(terms);
  }

  /** The coefficients c_0 … c_d of a polynomial in a symbol; empty if the expression is not a polynomial in it. */
  public static Optional<List<Expr>> coefficients(Expr e, String symbol) {
    Map<Expr, Expr> powers = powers(e, symbol);
    int degree = 0;
    for (Map.Entry<Expr, Expr> power : powers.entrySet()) {
      boolean natural = power.getKey() instanceof Num n && n.value().isSmallInteger() && n.value().signum() >= 0;
      if (!natural || power.getValue().contains(symbol)) {
        return Optional.empty();
      }
      degree = Math.max(degree, ((Num) power.getKey()).value().intValue());
    }
    List<Expr> coefficients = new ArrayList<>();
    for (int k = 0; k <= degree; k++) {
      coefficients.add(powers.getOrDefault(Expr.num(k), Expr.ZERO));
    }
    return Optional.of(coefficients);
  }

  /** The coefficient of each power of a symbol in the expanded expression, by exponent. */
  private static Map<Expr, Expr> powers(Expr e, String symbol) {
    Map<Expr, Expr> powers = new LinkedHashMap<>();
    Expr expanded = expand(e);
    for (Expr term : expanded instanceof Sum s ? s.terms() : List.of(expanded)) {
      Expr exponent = Expr.ZERO;
      List<Expr> rest = new ArrayList<>();
      for (Expr factor : term instanceof Product p ? p.factors() : List.of(term)) {
        if (factor.equals(Expr.sym(symbol))) {
          exponent = Expr.ONE;
        } else if (factor instanceof Power p && p.base().equals(Expr.sym(symbol))) {
          exponent = p.exponent();
        } else {
          rest.add(factor);
        }
      }
      powers.merge(exponent, Expr.mul(rest), Expr::add);
    }
    return powers;
  }

  /**
   * An equal expression that is no longer than the given one: the shortest among the expression as it is, with its parts simplified,
   * over a common denominator, with the numerator in factors, and expanded.
   */
  public static Expr simplify(Expr e) {
    return Simplifier.simplify(e);
  }
}

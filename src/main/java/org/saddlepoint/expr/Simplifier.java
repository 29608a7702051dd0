package org.saddlepoint.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Chooses the shortest of several equal forms of an expression. */
final class Simplifier {
  /** Larger expressions are returned as they are: nobody reads them. */
  private static final int LARGEST = 5_000;

  private Simplifier() {}

  static Expr simplify(Expr e) {
    if (e.children().isEmpty() || size(e) > LARGEST) {
      return e;
    }
    Expr inside = e.withChildren(e.children().stream().map(c -> isArithmetic(e) && isArithmetic(c) ? c : simplify(c)).toList());
    List<Expr> forms = new ArrayList<>(List.of(e, inside));
    try {
      Expr exact = new Preparation(true).prepare(inside);
      Expr prepared = new Preparation(false).prepare(inside);
      if (!exact.equals(prepared)) {
        forms.add(number(inside, new FormReader(List.of(exact), true).read(exact)));
      }
      FormReader reader = new FormReader(List.of(prepared), true);
      Fraction fraction = reader.read(prepared);
      if (exact.equals(prepared)) {
        forms.add(number(inside, fraction));
      }
      forms.add(reader.generators().expression(fraction));
      forms.add(factored(fraction, reader.generators()));
      forms.add(NormalForm.expand(inside));
    } catch (ExpressionLimitException | ArithmeticException tooLarge) {
      // The forms found so far are equal to the expression; longer ones would not be chosen.
    }
    Expr best = e;
    for (Expr form : forms) {
      best = size(form) < size(best) ? form : best;
    }
    return best;
  }

  /** Sums and products within each other are brought to a form together, not one by one. */
  private static boolean isArithmetic(Expr e) {
    return e instanceof Sum || e instanceof Product;
  }

  /** The number that an expression with this fraction is identically equal to, or else the expression. */
  private static Expr number(Expr e, Fraction fraction) {
    return fraction.isPolynomial() && fraction.numerator().isConstant() ? Expr.num(fraction.numerator().constant()) : e;
  }

  /** The fraction with repeated factors of its numerator written as powers. */
  private static Expr factored(Fraction fraction, Generators generators) {
    if (fraction.isZero()) {
      return Expr.ZERO;
    }
    List<Expr> factors = new ArrayList<>();
    Monomial common = fraction.numerator().commonMonomial();
    Polynomial rest = fraction.numerator().dividedBy(common);
    Rational content = rest.content();
    factors.add(Expr.num(content));
    factors.add(generators.expression(common));
    squareFree(rest.times(content.reciprocal())).forEach((k, factor) -> factors.add(Expr.pow(generators.expression(factor), k)));
    factors.add(generators.expression(new Fraction(Polynomial.ONE, fraction.denominator())));
    return Expr.mul(factors);
  }

  /** p = Π p_k^k with square-free p_k, by Yun's algorithm in the first variable; a content free of that variable stays in p_1. */
  private static Map<Integer, Polynomial> squareFree(Polynomial p) {
    Map<Integer, Polynomial> factors = new TreeMap<>();
    if (p.isConstant()) {
      return factors;
    }
    int variable = p.variables().first();
    Polynomial slope = derivative(p, variable);
    Polynomial repeated = PolynomialGcd.of(p, slope);
    if (repeated.isConstant()) {
      factors.put(1, p);
      return factors;
    }
    Polynomial radical = p.dividedExactlyBy(repeated).orElseThrow();
    Polynomial rest = slope.dividedExactlyBy(repeated).orElseThrow().minus(derivative(radical, variable));
    for (int k = 1; !radical.isConstant(); k++) {
      Polynomial factor = PolynomialGcd.of(radical, rest);
      if (!factor.isOne()) {
        factors.put(k, factor);
      }
      radical = radical.dividedExactlyBy(factor).orElseThrow();
      rest = rest.dividedExactlyBy(factor).orElseThrow().minus(derivative(radical, variable));
    }
    Polynomial product = Polynomial.ONE;
    for (Map.Entry<Integer, Polynomial> factor : factors.entrySet()) {
      product = product.times(factor.getValue().power(factor.getKey()));
    }
    Polynomial missing = p.dividedExactlyBy(product).orElse(Polynomial.ZERO);
    if (missing.isZero()) {
      return new TreeMap<>(Map.of(1, p));
    }
    if (!missing.isOne()) {
      factors.merge(1, missing, Polynomial::times);
    }
    return factors;
  }

  private static Polynomial derivative(Polynomial p, int variable) {
    Polynomial sum = Polynomial.ZERO;
    for (Map.Entry<Integer, Polynomial> part : p.in(variable).entrySet()) {
      if (part.getKey() > 0) {
        sum = sum.plus(part.getValue().times(Rational.of(part.getKey()), Monomial.of(variable, part.getKey() - 1)));
      }
    }
    return sum;
  }

  /** The number of nodes, with fractions and large numbers counted by their digits. */
  static int size(Expr e) {
    if (e instanceof Num n) {
      return 1 + (n.value().isInteger() ? 0 : 1) + n.value().toString().length() / 6;
    }
    int size = 1;
    for (Expr child : e.children()) {
      size += size(child);
    }
    return size;
  }
}

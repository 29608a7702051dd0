package org.saddlepoint.expr;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A quotient of polynomials whose denominator is kept in factors: pairwise coprime primitive polynomials with exponents
 * of at least one, none of which has a common divisor with the numerator.
 */
record Fraction(Polynomial numerator, Map<Polynomial, Integer> denominator) {
  static final Fraction ZERO = of(Polynomial.ZERO);
  static final Fraction ONE = of(Polynomial.ONE);

  static Fraction of(Polynomial numerator) {
    return new Fraction(numerator, Map.of());
  }

  static Fraction of(Rational constant) {
    return of(Polynomial.of(constant));
  }

  boolean isZero() {
    return numerator.isZero();
  }

  boolean isPolynomial() {
    return denominator.isEmpty();
  }

  Polynomial expandedDenominator() {
    Polynomial product = Polynomial.ONE;
    for (Map.Entry<Polynomial, Integer> factor : denominator.entrySet()) {
      product = product.times(factor.getKey().power(factor.getValue()));
    }
    return product;
  }

  /** The n-th power, n ≥ 0. */
  Fraction power(int exponent) {
    if (exponent == 0) {
      return ONE;
    }
    Map<Polynomial, Integer> raised = new LinkedHashMap<>();
    denominator.forEach((factor, k) -> raised.put(factor, Math.multiplyExact(k, exponent)));
    return new Fraction(numerator.power(exponent), raised);
  }
}

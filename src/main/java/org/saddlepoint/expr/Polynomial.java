package org.saddlepoint.expr;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A sparse polynomial in numbered variables over the rationals. Immutable; no two terms with the same monomial, no zero coefficient.
 * A result of more than {@link #MAXIMUM_TERMS} terms is refused with {@link ExpressionLimitException}.
 */
final class Polynomial {
  static final int MAXIMUM_TERMS = 100_000;

  static final Polynomial ZERO = new Polynomial(new TreeMap<>());
  static final Polynomial ONE = of(Rational.ONE);

  private final TreeMap<Monomial, Rational> terms;

  private Polynomial(TreeMap<Monomial, Rational> terms) {
    this.terms = terms;
  }

  private static Polynomial of(Map<Monomial, Rational> sums) {
    TreeMap<Monomial, Rational> terms = new TreeMap<>();
    sums.forEach((monomial, c) -> {
      if (!c.isZero()) {
        terms.put(monomial, c);
      }
    });
    return new Polynomial(terms);
  }

  static Polynomial of(Rational constant) {
    return term(constant, Monomial.ONE);
  }

  static Polynomial term(Rational coefficient, Monomial monomial) {
    return of(Map.of(monomial, coefficient));
  }

  static Polynomial variable(int index, int exponent) {
    return term(Rational.ONE, Monomial.of(index, exponent));
  }

  /** The terms in increasing order of their monomials. */
  Map<Monomial, Rational> terms() {
    return terms;
  }

  int size() {
    return terms.size();
  }

  boolean isZero() {
    return terms.isEmpty();
  }

  boolean isConstant() {
    return terms.isEmpty() || terms.size() == 1 && terms.firstKey().isOne();
  }

  boolean isOne() {
    return isConstant() && !isZero() && constant().isOne();
  }

  /** The coefficient of the monomial 1. */
  Rational constant() {
    return terms.getOrDefault(Monomial.ONE, Rational.ZERO);
  }

  Monomial leadingMonomial() {
    return terms.lastKey();
  }

  Rational leadingCoefficient() {
    return terms.lastEntry().getValue();
  }

  /** The variables that occur. */
  TreeSet<Integer> variables() {
    TreeSet<Integer> all = new TreeSet<>();
    for (Monomial m : terms.keySet()) {
      for (int v = 0; v < m.variables(); v++) {
        if (m.exponent(v) > 0) {
          all.add(v);
        }
      }
    }
    return all;
  }

  /** The largest exponent of a variable; 0 for the zero polynomial. */
  int degree(int variable) {
    return terms.keySet().stream().mapToInt(m -> m.exponent(variable)).max().orElse(0);
  }

  Polynomial plus(Polynomial other) {
    if (isZero()) {
      return other;
    }
    TreeMap<Monomial, Rational> sum = new TreeMap<>(terms);
    other.terms.forEach((monomial, c) -> sum.merge(monomial, c, Rational::plus));
    sum.values().removeIf(Rational::isZero);
    return limited(new Polynomial(sum));
  }

  Polynomial minus(Polynomial other) {
    return plus(other.times(Rational.MINUS_ONE));
  }

  Polynomial times(Rational factor) {
    if (factor.isOne()) {
      return this;
    }
    TreeMap<Monomial, Rational> scaled = new TreeMap<>();
    if (!factor.isZero()) {
      terms.forEach((monomial, c) -> scaled.put(monomial, c.times(factor)));
    }
    return new Polynomial(scaled);
  }

  Polynomial times(Rational factor, Monomial monomial) {
    TreeMap<Monomial, Rational> shifted = new TreeMap<>();
    terms.forEach((m, c) -> shifted.put(m.times(monomial), c.times(factor)));
    return factor.isZero() ? ZERO : new Polynomial(shifted);
  }

  Polynomial times(Polynomial other) {
    if (other.size() == 1) {
      return times(other.leadingCoefficient(), other.leadingMonomial());
    }
    if (size() == 1) {
      return other.times(leadingCoefficient(), leadingMonomial());
    }
    Map<Monomial, Rational> product = new HashMap<>();
    for (Map.Entry<Monomial, Rational> left : terms.entrySet()) {
      for (Map.Entry<Monomial, Rational> right : other.terms.entrySet()) {
        product.merge(left.getKey().times(right.getKey()), left.getValue().times(right.getValue()), Rational::plus);
      }
      if (product.size() > MAXIMUM_TERMS) {
        throw tooLarge(product.size());
      }
    }
    return of(product);
  }

  private static Polynomial limited(Polynomial p) {
    if (p.size() > MAXIMUM_TERMS) {
      throw tooLarge(p.size());
    }
    return p;
  }

  private static ExpressionLimitException tooLarge(int size) {
    return new ExpressionLimitException("a polynomial of more than " + MAXIMUM_TERMS + " terms (" + size + " so far)");
  }

  /** The n-th power, n ≥ 0. */
  Polynomial power(int exponent) {
    // A sum of k ≥ 2 terms to the n-th power has at least n + 1 terms.
    if (size() > 1 && exponent > MAXIMUM_TERMS / 10) {
      throw new ExpressionLimitException("a sum to the power " + exponent);
    }
    if (size() == 1) {
      Polynomial result = of(leadingCoefficient().power(exponent));
      for (int v : variables()) {
        result = result.times(Rational.ONE, Monomial.of(v, Math.multiplyExact(leadingMonomial().exponent(v), exponent)));
      }
      return result;
    }
    Polynomial result = ONE;
    for (int bit = 31 - Integer.numberOfLeadingZeros(exponent); bit >= 0; bit--) {
      result = result.times(result);
      if ((exponent >> bit & 1) == 1) {
        result = result.times(this);
      }
    }
    return result;
  }

  /** The quotient, if the divisor (not zero) divides this polynomial without remainder. */
  Optional<Polynomial> dividedExactlyBy(Polynomial divisor) {
    TreeMap<Monomial, Rational> rest = new TreeMap<>(terms);
    TreeMap<Monomial, Rational> quotient = new TreeMap<>();
    while (!rest.isEmpty()) {
      Map.Entry<Monomial, Rational> lead = rest.lastEntry();
      if (!lead.getKey().isDivisibleBy(divisor.leadingMonomial())) {
        return Optional.empty();
      }
      Monomial m = lead.getKey().dividedBy(divisor.leadingMonomial());
      Rational c = lead.getValue().dividedBy(divisor.leadingCoefficient());
      quotient.put(m, c);
      divisor.terms.forEach((monomial, d) -> {
        Rational next = rest.getOrDefault(monomial.times(m), Rational.ZERO).minus(c.times(d));
        if (next.isZero()) {
          rest.remove(monomial.times(m));
        } else {
          rest.put(monomial.times(m), next);
        }
      });
      if (quotient.size() > MAXIMUM_TERMS) {
        throw tooLarge(quotient.size());
      }
    }
    return Optional.of(new Polynomial(quotient));
  }

  /**
   * The rational c such that this/c has coprime integer coefficients, the lowest one positive: 1 − x rather than x − 1, as formulas
   * are usually written.
   */
  Rational content() {
    BigInteger divisor = BigInteger.ZERO;
    BigInteger multiple = BigInteger.ONE;
    for (Rational c : terms.values()) {
      divisor = divisor.gcd(c.numerator());
      multiple = multiple.multiply(c.denominator()).divide(multiple.gcd(c.denominator()));
    }
    Rational size = isZero() ? Rational.ONE : Rational.of(divisor, multiple);
    return !isZero() && terms.firstEntry().getValue().signum() < 0 ? size.negate() : size;
  }

  /** Coprime integer coefficients, the lowest one positive. */
  Polynomial primitive() {
    return times(content().reciprocal());
  }

  /** The monomial that divides every term. */
  Monomial commonMonomial() {
    return terms.keySet().stream().reduce(Monomial::gcd).orElse(Monomial.ONE);
  }

  Polynomial dividedBy(Monomial monomial) {
    TreeMap<Monomial, Rational> shifted = new TreeMap<>();
    terms.forEach((m, c) -> shifted.put(m.dividedBy(monomial), c));
    return new Polynomial(shifted);
  }

  /** The coefficients of the powers of one variable: polynomials in the others. */
  TreeMap<Integer, Polynomial> in(int variable) {
    TreeMap<Integer, TreeMap<Monomial, Rational>> grouped = new TreeMap<>();
    terms.forEach((m, c) -> grouped.computeIfAbsent(m.exponent(variable), k -> new TreeMap<>()).put(m.with(variable, 0), c));
    TreeMap<Integer, Polynomial> coefficients = new TreeMap<>();
    grouped.forEach((k, part) -> coefficients.put(k, new Polynomial(part)));
    return coefficients;
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof Polynomial other && terms.equals(other.terms);
  }

  @Override
  public int hashCode() {
    return terms.hashCode();
  }
}

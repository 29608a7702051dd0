package org.saddlepoint.expr;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sums, products and reciprocals of {@link Fraction}s, reduced by gcds and by algebraic rules v^d = value such as I² = −1. */
final class FractionArithmetic {
  /**
   * A variable that is algebraic: variable^degree = value, where the value contains only variables with smaller numbers.
   *
   * @param rationalise whether to remove the variable from denominators
   */
  record AlgebraicRule(int variable, int degree, Fraction value, boolean rationalise) {}

  private final List<AlgebraicRule> rules = new ArrayList<>();

  void add(AlgebraicRule rule) {
    rules.add(rule);
  }

  Fraction plus(Fraction a, Fraction b) {
    if (a.isZero() || b.isZero()) {
      return a.isZero() ? b : a;
    }
    if (a.isPolynomial() && b.isPolynomial()) {
      return Fraction.of(a.numerator().plus(b.numerator()));
    }
    List<Polynomial> basis = basis(a, b);
    Map<Polynomial, Integer> inA = exponents(a.denominator(), basis);
    Map<Polynomial, Integer> inB = exponents(b.denominator(), basis);
    Polynomial left = a.numerator();
    Polynomial right = b.numerator();
    Map<Polynomial, Integer> common = new LinkedHashMap<>();
    for (Polynomial factor : basis) {
      int most = Math.max(inA.get(factor), inB.get(factor));
      left = left.times(factor.power(most - inA.get(factor)));
      right = right.times(factor.power(most - inB.get(factor)));
      common.put(factor, most);
    }
    return quotient(left.plus(right), common);
  }

  Fraction times(Fraction a, Fraction b) {
    Polynomial product = a.numerator().times(b.numerator());
    if (a.isPolynomial() && b.isPolynomial()) {
      return reduced(product);
    }
    List<Polynomial> basis = basis(a, b);
    Map<Polynomial, Integer> inA = exponents(a.denominator(), basis);
    Map<Polynomial, Integer> inB = exponents(b.denominator(), basis);
    Map<Polynomial, Integer> sum = new LinkedHashMap<>();
    basis.forEach(factor -> sum.put(factor, inA.get(factor) + inB.get(factor)));
    return quotient(product, sum);
  }

  /** numerator/denominator with every rule applied above and common divisors removed. */
  private Fraction quotient(Polynomial numerator, Map<Polynomial, Integer> denominator) {
    Fraction above = reduced(numerator);
    return above.isPolynomial() ? cancelled(above.numerator(), denominator) : times(above, new Fraction(Polynomial.ONE, denominator));
  }

  /** The n-th power, n of either sign; ArithmeticException for a negative power of zero. */
  Fraction power(Fraction a, int exponent) {
    Fraction base = exponent < 0 ? reciprocal(a) : a;
    Fraction raised = base.power(Math.abs(exponent));
    return quotient(raised.numerator(), raised.denominator());
  }

  /** 1/a; ArithmeticException if a is zero. */
  Fraction reciprocal(Fraction a) {
    if (a.isZero()) {
      throw new ArithmeticException("division by zero");
    }
    Polynomial below = a.numerator();
    for (int k = rules.size() - 1; k >= 0; k--) {
      AlgebraicRule rule = rules.get(k);
      int v = rule.variable();
      boolean monomial = below.commonMonomial().exponent(v) == below.degree(v);
      if (below.degree(v) == 0 || !monomial && !(rule.rationalise() && rule.degree() == 2)) {
        continue;
      }
      // Multiply above and below: by v^(d−k) for c·v^k, by the conjugate p − q·v for p + q·v.
      Polynomial factor = monomial ? Polynomial.variable(v, rule.degree() - below.degree(v)) : conjugate(below, v);
      return times(Fraction.of(factor), reciprocal(times(a, Fraction.of(factor))));
    }
    Map<Polynomial, Integer> factors = new LinkedHashMap<>();
    Monomial common = below.commonMonomial();
    for (int v = 0; v < common.variables(); v++) {
      if (common.exponent(v) > 0) {
        factors.put(Polynomial.variable(v, 1), common.exponent(v));
      }
    }
    Polynomial rest = below.dividedBy(common);
    Rational content = rest.content();
    if (!rest.isConstant()) {
      factors.put(rest.times(content.reciprocal()), 1);
    }
    return quotient(a.expandedDenominator().times(content.reciprocal()), factors);
  }

  private static Polynomial conjugate(Polynomial p, int variable) {
    Polynomial result = Polynomial.ZERO;
    for (Map.Entry<Integer, Polynomial> part : p.in(variable).entrySet()) {
      Rational sign = part.getKey() % 2 == 0 ? Rational.ONE : Rational.MINUS_ONE;
      result = result.plus(part.getValue().times(sign, Monomial.of(variable, part.getKey())));
    }
    return result;
  }

  /** The polynomial with every rule applied: a fraction, since values of rules may be fractions. */
  Fraction reduced(Polynomial p) {
    for (int k = rules.size() - 1; k >= 0; k--) {
      AlgebraicRule rule = rules.get(k);
      if (p.degree(rule.variable()) >= rule.degree()) {
        Fraction sum = Fraction.ZERO;
        for (Map.Entry<Integer, Polynomial> part : p.in(rule.variable()).entrySet()) {
          Polynomial rest = part.getValue().times(Rational.ONE, Monomial.of(rule.variable(), part.getKey() % rule.degree()));
          sum = plus(sum, times(Fraction.of(rest), power(rule.value(), part.getKey() / rule.degree())));
        }
        return sum;
      }
    }
    return Fraction.of(p);
  }

  /** Divides out what numerator and denominator have in common. */
  private static Fraction cancelled(Polynomial numerator, Map<Polynomial, Integer> denominator) {
    if (numerator.isZero()) {
      return Fraction.ZERO;
    }
    Polynomial above = numerator;
    Map<Polynomial, Integer> below = new LinkedHashMap<>();
    Deque<Map.Entry<Polynomial, Integer>> waiting = new ArrayDeque<>(denominator.entrySet());
    while (!waiting.isEmpty()) {
      Polynomial factor = waiting.peek().getKey();
      int exponent = waiting.pop().getValue();
      if (exponent == 0 || factor.isOne()) {
        continue;
      }
      Polynomial common = PolynomialGcd.of(above, factor);
      if (common.isConstant()) {
        below.merge(factor, exponent, Integer::sum);
      } else {
        above = above.dividedExactlyBy(common).orElseThrow();
        Polynomial rest = factor.dividedExactlyBy(common).orElseThrow().primitive();
        waiting.push(Map.entry(common, exponent - 1));
        waiting.push(Map.entry(rest, exponent));
      }
    }
    return new Fraction(above, below);
  }

  /** Pairwise coprime polynomials that all factors of both denominators are products of. */
  private static List<Polynomial> basis(Fraction a, Fraction b) {
    List<Polynomial> basis = new ArrayList<>(a.denominator().keySet());
    if (basis.containsAll(b.denominator().keySet())) {
      return basis;
    }
    Deque<Polynomial> waiting = new ArrayDeque<>(b.denominator().keySet());
    while (!waiting.isEmpty()) {
      Polynomial next = waiting.pop();
      if (next.isConstant() || basis.contains(next)) {
        continue;
      }
      boolean coprime = true;
      for (Polynomial member : List.copyOf(basis)) {
        Polynomial common = PolynomialGcd.of(member, next);
        if (!common.isConstant()) {
          basis.remove(member);
          waiting.push(common);
          waiting.push(member.dividedExactlyBy(common).orElseThrow().primitive());
          waiting.push(next.dividedExactlyBy(common).orElseThrow().primitive());
          coprime = false;
          break;
        }
      }
      if (coprime) {
        basis.add(next);
      }
    }
    return basis;
  }

  private static Map<Polynomial, Integer> exponents(Map<Polynomial, Integer> denominator, List<Polynomial> basis) {
    Map<Polynomial, Integer> exponents = new LinkedHashMap<>();
    for (Polynomial member : basis) {
      int total = denominator.getOrDefault(member, 0);
      if (total == 0) {
        for (Map.Entry<Polynomial, Integer> factor : denominator.entrySet()) {
          Polynomial rest = factor.getKey();
          for (var quotient = rest.dividedExactlyBy(member); !basis.contains(factor.getKey()) && quotient.isPresent(); quotient = rest.dividedExactlyBy(member)) {
            rest = quotient.get();
            total += factor.getValue();
          }
        }
      }
      exponents.put(member, total);
    }
    return exponents;
  }
}

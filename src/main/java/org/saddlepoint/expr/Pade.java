package org.saddlepoint.expr;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Padé approximants about 0 by the extended Euclidean algorithm on x^(m+n+1) and the Taylor polynomial of order m + n: the first
 * remainder of degree ≤ m is the numerator, its cofactor the denominator. Unlike a linear system it needs no special case where
 * the Padé table is degenerate: P and Q share at most a power of x, which is cancelled.
 *
 * <p>Exact in any field of coefficients; about (m+n)² operations. Source: Brezinski, Padé-Type Approximation (1980); von zur
 * Gathen and Gerhard, Modern Computer Algebra, §5.9.
 */
public final class Pade {
  /** The largest m + n. */
  public static final int MAXIMUM_ORDER = 200;

  private Pade() {}

  /**
   * The approximant [m/n] of a function about 0.
   *
   * @param function analytic at 0
   * @param variable its argument; other symbols are parameters
   * @throws NotAnalyticException with a sentence, if the function has no Taylor series at 0
   */
  public static Approximant approximant(Expr function, String variable, int m, int n) {
    if (m < 0 || n < 0 || m + n > MAXIMUM_ORDER) {
      throw new IllegalArgumentException("the degrees of a Padé approximant are not negative and sum to at most " + MAXIMUM_ORDER + ", got " + m + " and " + n);
    }
    Optional<TruncatedSeries<Rational>> rational = Series.expand(RationalCoefficients.INSTANCE, function, variable, m + n);
    if (rational.isPresent()) {
      return approximant(taylor(rational.get(), function, m + n), variable, m, n);
    }
    TruncatedSeries<Expr> symbolic = Series.expand(SymbolicCoefficients.INSTANCE, function, variable, m + n).orElseThrow();
    return of(taylor(symbolic, function, m + n), SymbolicCoefficients.INSTANCE, variable, m, n);
  }

  /** The approximant with given Taylor coefficients c_0 … c_(m+n). */
  public static Approximant approximant(List<Rational> taylor, String variable, int m, int n) {
    List<Rational> known = taylor.subList(0, m + n + 1);
    IntegerEuclid pair = IntegerEuclid.of(m + n + 1, known, m);
    RationalCoefficients field = RationalCoefficients.INSTANCE;
    int common = lowest(pair.cofactor(), field);
    List<Rational> q = pair.cofactor().subList(common, pair.cofactor().size());
    List<Rational> p = pair.remainder().subList(Math.min(common, pair.remainder().size()), pair.remainder().size());
    // The integers are coprime already: what remains is the sign, or the number that Q is.
    Rational scale = q.size() == 1 ? q.get(0).reciprocal() : Rational.of(q.get(0).signum());
    // Euclid's identity Q f = P modulo x^(m+n+1), less the power of x that was cancelled.
    int order = agreement(m + n + 1 - common, p, q, known, field);
    return written(scale.isOne() ? p : scaled(p, scale, field), scale.isOne() ? q : scaled(q, scale, field), field, variable, m, n, order);
  }

  private static <T> int lowest(List<T> polynomial, Coefficients<T> field) {
    int k = 0;
    while (field.isZero(polynomial.get(k))) {
      k++;
    }
    return k;
  }

  private static <T> List<T> taylor(TruncatedSeries<T> series, Expr function, int order) {
    if (series.start() < 0) {
      throw new NotAnalyticException(function + " has a pole at 0");
    }
    return series.taylor(order + 1);
  }

  private static <T> Approximant of(List<T> taylor, Coefficients<T> field, String variable, int m, int n) {
    List<T> remainder = new ArrayList<>(Collections.nCopies(m + n + 1, field.zero()));
    remainder.add(field.one());
    List<T> cofactor = List.of();
    List<T> nextRemainder = trimmed(taylor, field);
    List<T> nextCofactor = List.of(field.one());
    while (nextRemainder.size() - 1 > m) {
      T lead = field.reciprocal(nextRemainder.get(nextRemainder.size() - 1));
      // A monic divisor keeps the numbers small and the division free of further reciprocals.
      nextRemainder = scaled(nextRemainder, lead, field);
      nextCofactor = scaled(nextCofactor, lead, field);
      List<T> quotient = new ArrayList<>();
      List<T> rest = remainder(remainder, nextRemainder, quotient, field);
      List<T> restCofactor = trimmed(minusProduct(cofactor, quotient, nextCofactor, field), field);
      remainder = nextRemainder;
      cofactor = nextCofactor;
      nextRemainder = rest;
      nextCofactor = restCofactor;
    }
    return normalised(nextRemainder, nextCofactor, taylor, field, variable, m, n);
  }

  private static <T> List<T> trimmed(List<T> polynomial, Coefficients<T> field) {
    int length = polynomial.size();
    while (length > 0 && field.isZero(polynomial.get(length - 1))) {
      length--;
    }
    return polynomial.subList(0, length);
  }

  private static <T> List<T> scaled(List<T> polynomial, T factor, Coefficients<T> field) {
    return polynomial.stream().map(c -> field.times(c, factor)).toList();
  }

  /** The remainder of division by a monic polynomial; the quotient, constant term first, is put into {@code quotient}. */
  private static <T> List<T> remainder(List<T> dividend, List<T> divisor, List<T> quotient, Coefficients<T> field) {
    List<T> rest = new ArrayList<>(dividend);
    int degree = divisor.size() - 1;
    for (int k = dividend.size() - 1 - degree; k >= 0; k--) {
      T factor = rest.get(k + degree);
      quotient.add(0, factor);
      if (!field.isZero(factor)) {
        for (int j = 0; j < degree; j++) {
          rest.set(k + j, field.minus(rest.get(k + j), field.times(factor, divisor.get(j))));
        }
      }
    }
    return trimmed(rest.subList(0, degree), field);
  }

  private static <T> List<T> minusProduct(List<T> from, List<T> left, List<T> right, Coefficients<T> field) {
    int length = Math.max(from.size(), left.size() + right.size() - 1);
    List<T> result = new ArrayList<>(Collections.nCopies(length, field.zero()));
    for (int k = 0; k < from.size(); k++) {
      result.set(k, from.get(k));
    }
    for (int i = 0; i < left.size(); i++) {
      for (int j = 0; j < right.size(); j++) {
        if (!field.isZero(left.get(i)) && !field.isZero(right.get(j))) {
          result.set(i + j, field.minus(result.get(i + j), field.times(left.get(i), right.get(j))));
        }
      }
    }
    return result;
  }

  private static <T> Approximant normalised(List<T> p, List<T> q, List<T> taylor, Coefficients<T> field, String variable, int m, int n) {
    int common = lowest(q, field);
    T scale = field.reciprocal(q.get(common));
    List<T> above = scaled(p.subList(Math.min(common, p.size()), p.size()), scale, field);
    List<T> below = scaled(q.subList(common, q.size()), scale, field);
    return assembled(above, below, field, variable, m, n, agreement(0, above, below, taylor, field));
  }

  /** P/Q from coefficients with Q(0) = 1, in the form that {@link Approximant} promises. */
  static <T> Approximant assembled(List<T> p, List<T> q, Coefficients<T> field, String variable, int m, int n, int order) {
    List<T> above = trimmed(p, field);
    List<T> below = trimmed(q, field);
    Rational integers = integers(above, below, field);
    return written(scaled(above, field.of(integers), field), scaled(below, field.of(integers), field), field, variable, m, n, order);
  }

  private static <T> Approximant written(List<T> p, List<T> q, Coefficients<T> field, String variable, int m, int n, int order) {
    return new Approximant(expression(p, field, variable), expression(q, field, variable), m, n, p.size() - 1, q.size() - 1, order);
  }

  /** The largest k ≤ m + n for which Q f − P has no power up to x^k, where none is known to stand below x^{@code known}. */
  private static <T> int agreement(int known, List<T> p, List<T> q, List<T> taylor, Coefficients<T> field) {
    int k = known;
    while (k < taylor.size() && field.isZero(field.minus(field.convolution(q, taylor, k), k < p.size() ? p.get(k) : field.zero()))) {
      k++;
    }
    return k - 1;
  }

  /** The factor that makes rational coefficients of P and Q coprime integers; 1 if Q is a number or a coefficient is not rational. */
  private static <T> Rational integers(List<T> p, List<T> q, Coefficients<T> field) {
    BigInteger divisor = BigInteger.ZERO;
    BigInteger multiple = BigInteger.ONE;
    List<T> all = new ArrayList<>(p);
    all.addAll(q);
    for (T c : all) {
      if (q.size() == 1 || !(field.toExpr(c) instanceof Num number)) {
        return Rational.ONE;
      }
      BigInteger below = number.value().denominator();
      divisor = divisor.gcd(number.value().numerator());
      multiple = multiple.multiply(below).divide(multiple.gcd(below));
    }
    return Rational.of(multiple, divisor);
  }

  private static <T> Expr expression(List<T> polynomial, Coefficients<T> field, String variable) {
    int lowest = 0;
    while (lowest < polynomial.size() - 1 && field.isZero(polynomial.get(lowest))) {
      lowest++;
    }
    List<Expr> terms = new ArrayList<>();
    for (int k = lowest; k < polynomial.size(); k++) {
      if (!field.isZero(polynomial.get(k))) {
        Expr coefficient = field.toExpr(polynomial.get(k));
        Expr power = Expr.pow(Expr.sym(variable), k - lowest);
        terms.add(coefficient instanceof Num number ? Product.scaled(number.value(), power) : Expr.mul(coefficient, power));
      }
    }
    return lowest == 0 ? Expr.add(terms) : Expr.mul(Expr.pow(Expr.sym(variable), lowest), Expr.add(terms));
  }
}

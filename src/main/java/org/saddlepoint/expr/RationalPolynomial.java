package org.saddlepoint.expr;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A polynomial in one variable with exact rational coefficients, c₀ + c₁x + … + c_d x^d, c_d ≠ 0; the zero polynomial has degree −1. */
public final class RationalPolynomial {
  /** The largest degree that an expression is expanded to. */
  public static final int MAXIMUM_DEGREE = 1000;

  public static final RationalPolynomial ZERO = new RationalPolynomial(List.of());
  public static final RationalPolynomial ONE = of(Rational.ONE);
  public static final RationalPolynomial X = of(Rational.ZERO, Rational.ONE);

  private final List<Rational> coefficients;

  private RationalPolynomial(List<Rational> coefficients) {
    this.coefficients = coefficients;
  }

  /** The polynomial with these coefficients, constant term first; trailing zeros are dropped. */
  public static RationalPolynomial of(List<Rational> coefficients) {
    int length = coefficients.size();
    while (length > 0 && coefficients.get(length - 1).isZero()) {
      length--;
    }
    return new RationalPolynomial(List.copyOf(coefficients.subList(0, length)));
  }

  public static RationalPolynomial of(Rational... coefficients) {
    return of(Arrays.asList(coefficients));
  }

  /** Integer coefficients, constant term first. */
  public static RationalPolynomial of(long... coefficients) {
    return of(Arrays.stream(coefficients).mapToObj(Rational::of).toList());
  }

  /** Reads a polynomial with rational coefficients; empty if the expression is anything else or has another symbol in it. */
  public static Optional<RationalPolynomial> read(Expr e, String variable) {
    return RationalFraction.read(e, variable).filter(f -> f.denominator().degree() == 0).map(RationalFraction::numerator);
  }

  public int degree() {
    return coefficients.size() - 1;
  }

  public boolean isZero() {
    return coefficients.isEmpty();
  }

  /** Coefficients c₀ … c_d. */
  public List<Rational> coefficients() {
    return coefficients;
  }

  /** The coefficient of x^k, zero beyond the degree. */
  public Rational coefficient(int k) {
    return k < coefficients.size() ? coefficients.get(k) : Rational.ZERO;
  }

  /** c_d; zero for the zero polynomial. */
  public Rational leading() {
    return coefficient(Math.max(degree(), 0));
  }

  public RationalPolynomial plus(RationalPolynomial other) {
    List<Rational> sum = new ArrayList<>();
    for (int k = 0; k <= Math.max(degree(), other.degree()); k++) {
      sum.add(coefficient(k).plus(other.coefficient(k)));
    }
    return of(sum);
  }

  public RationalPolynomial minus(RationalPolynomial other) {
    return plus(other.scaled(Rational.MINUS_ONE));
  }

  public RationalPolynomial scaled(Rational factor) {
    return of(coefficients.stream().map(factor::times).toList());
  }

  public RationalPolynomial times(RationalPolynomial other) {
    if (isZero() || other.isZero()) {
      return ZERO;
    }
    if (degree() + other.degree() > MAXIMUM_DEGREE) {
      throw new ExpressionLimitException("a polynomial of degree " + (degree() + other.degree()));
    }
    Rational[] product = new Rational[degree() + other.degree() + 1];
    Arrays.fill(product, Rational.ZERO);
    for (int i = 0; i <= degree(); i++) {
      for (int j = 0; j <= other.degree(); j++) {
        product[i + j] = product[i + j].plus(coefficients.get(i).times(other.coefficients.get(j)));
      }
    }
    return of(product);
  }

  /** The n-th power, n ≥ 0. */
  public RationalPolynomial power(int exponent) {
    if ((long) Math.max(degree(), 0) * exponent > MAXIMUM_DEGREE) {
      throw new ExpressionLimitException("a polynomial of degree " + (long) degree() * exponent);
    }
    RationalPolynomial result = ONE;
    for (int bit = 31 - Integer.numberOfLeadingZeros(exponent); bit >= 0; bit--) {
      result = result.times(result);
      if ((exponent >> bit & 1) == 1) {
        result = result.times(this);
      }
    }
    return result;
  }

  /** Quotient and remainder of division by a polynomial other than zero. */
  public RationalPolynomial[] divide(RationalPolynomial divisor) {
    List<Rational> rest = new ArrayList<>(coefficients);
    int d = divisor.degree();
    Rational[] quotient = new Rational[Math.max(degree() - d + 1, 0)];
    for (int k = quotient.length - 1; k >= 0; k--) {
      quotient[k] = rest.get(k + d).dividedBy(divisor.leading());
      for (int j = 0; j <= d; j++) {
        rest.set(k + j, rest.get(k + j).minus(quotient[k].times(divisor.coefficients.get(j))));
      }
    }
    return new RationalPolynomial[] {of(quotient), of(rest)};
  }

  /** The same polynomial times a positive rational: integer coefficients without a common divisor. */
  public RationalPolynomial primitive() {
    if (isZero()) {
      return this;
    }
    BigInteger divisor = BigInteger.ZERO;
    BigInteger multiple = BigInteger.ONE;
    for (Rational c : coefficients) {
      divisor = divisor.gcd(c.numerator());
      multiple = multiple.multiply(c.denominator()).divide(multiple.gcd(c.denominator()));
    }
    return scaled(Rational.of(multiple, divisor));
  }

  /** The primitive greatest common divisor with positive leading coefficient; zero only if both are zero. */
  public RationalPolynomial gcd(RationalPolynomial other) {
    RationalPolynomial a = this;
    RationalPolynomial b = other;
    while (!b.isZero()) {
      RationalPolynomial rest = a.divide(b)[1].primitive();
      a = b;
      b = rest;
    }
    RationalPolynomial result = a.primitive();
    return result.leading().signum() < 0 ? result.scaled(Rational.MINUS_ONE) : result;
  }

  public RationalPolynomial derivative() {
    List<Rational> derived = new ArrayList<>();
    for (int k = 1; k <= degree(); k++) {
      derived.add(coefficients.get(k).times(Rational.of(k)));
    }
    return of(derived);
  }

  /** p(x) by Horner's rule, exactly. */
  public Rational at(Rational x) {
    Rational value = Rational.ZERO;
    for (int k = degree(); k >= 0; k--) {
      value = value.times(x).plus(coefficients.get(k));
    }
    return value;
  }

  /** Coefficients as doubles, constant term first. */
  public double[] toDoubles() {
    return coefficients.stream().mapToDouble(Rational::doubleValue).toArray();
  }

  /** The expression Σ c_k x^k. */
  public Expr toExpr(String variable) {
    List<Expr> terms = new ArrayList<>();
    for (int k = 0; k <= degree(); k++) {
      terms.add(Expr.mul(Expr.num(coefficients.get(k)), Expr.pow(Expr.sym(variable), k)));
    }
    return Expr.add(terms);
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof RationalPolynomial other && coefficients.equals(other.coefficients);
  }

  @Override
  public int hashCode() {
    return coefficients.hashCode();
  }

  @Override
  public String toString() {
    return toExpr("x").toString();
  }
}

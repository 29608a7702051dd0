package org.saddlepoint.expr;

import java.util.Optional;

/**
 * A rational function of one variable over the rationals in lowest terms: coprime numerator and denominator, the denominator
 * primitive (coprime integer coefficients) with positive leading coefficient.
 */
public record RationalFraction(RationalPolynomial numerator, RationalPolynomial denominator) {
  private static final RationalFraction ZERO = of(RationalPolynomial.ZERO);

  /** Cancels the common divisor; ArithmeticException for a zero denominator. */
  public static RationalFraction of(RationalPolynomial numerator, RationalPolynomial denominator) {
    if (denominator.isZero()) {
      throw new ArithmeticException("division by zero");
    }
    RationalPolynomial common = numerator.gcd(denominator);
    RationalPolynomial below = denominator.divide(common)[0];
    RationalPolynomial primitive = below.primitive();
    if (primitive.leading().signum() < 0) {
      primitive = primitive.scaled(Rational.MINUS_ONE);
    }
    Rational factor = primitive.leading().dividedBy(below.leading());
    return new RationalFraction(numerator.divide(common)[0].scaled(factor), primitive);
  }

  public static RationalFraction of(RationalPolynomial numerator) {
    return new RationalFraction(numerator, RationalPolynomial.ONE);
  }

  /** Reads a rational function with rational coefficients; empty if the expression is anything else or has another symbol in it. */
  public static Optional<RationalFraction> read(Expr e, String variable) {
    if (e instanceof Num n) {
      return Optional.of(of(RationalPolynomial.of(n.value())));
    }
    if (e instanceof Symbol s) {
      return s.name().equals(variable) ? Optional.of(of(RationalPolynomial.X)) : Optional.empty();
    }
    if (e instanceof Power p) {
      if (!(p.exponent() instanceof Num n) || !n.value().isInteger()) {
        return Optional.empty();
      }
      if (!n.value().isSmallInteger() || Math.abs(n.value().intValue()) > RationalPolynomial.MAXIMUM_DEGREE) {
        throw new ExpressionLimitException("a power with the exponent " + n);
      }
      return read(p.base(), variable).map(base -> base.power(n.value().intValue()));
    }
    if (!(e instanceof Sum) && !(e instanceof Product)) {
      return Optional.empty();
    }
    RationalFraction result = e instanceof Sum ? ZERO : of(RationalPolynomial.ONE);
    for (Expr child : e.children()) {
      Optional<RationalFraction> part = read(child, variable);
      if (part.isEmpty()) {
        return part;
      }
      result = e instanceof Sum ? result.plus(part.get()) : result.times(part.get());
    }
    return Optional.of(result);
  }

  public RationalFraction plus(RationalFraction other) {
    return of(numerator.times(other.denominator).plus(other.numerator.times(denominator)), denominator.times(other.denominator));
  }

  public RationalFraction times(RationalFraction other) {
    return of(numerator.times(other.numerator), denominator.times(other.denominator));
  }

  /** The n-th power, n of either sign; ArithmeticException for a negative power of zero. */
  public RationalFraction power(int exponent) {
    return exponent >= 0
        ? new RationalFraction(numerator.power(exponent), denominator.power(exponent))
        : of(denominator.power(-exponent), numerator.power(-exponent));
  }

  public Expr toExpr(String variable) {
    return Expr.div(numerator.toExpr(variable), denominator.toExpr(variable));
  }
}

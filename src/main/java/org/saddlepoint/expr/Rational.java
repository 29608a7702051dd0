package org.saddlepoint.expr;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Objects;

/**
 * An exact rational number p/q in lowest terms with q &gt; 0. A decimal literal is the rational that it spells: 0.1 is 1/10.
 *
 * <p>Every operation is exact. Numbers whose numerator or denominator would exceed {@link #MAXIMUM_BITS} bits are refused
 * with {@link ExpressionLimitException}, so that a formula such as {@code 10^10^10} ends in a sentence, not in a full memory.
 */
public final class Rational implements Comparable<Rational> {
  /** The largest size of a numerator or denominator, in bits. */
  public static final int MAXIMUM_BITS = 1 << 16;

  public static final Rational ZERO = new Rational(BigInteger.ZERO, BigInteger.ONE);
  public static final Rational ONE = new Rational(BigInteger.ONE, BigInteger.ONE);
  public static final Rational MINUS_ONE = new Rational(BigInteger.ONE.negate(), BigInteger.ONE);
  public static final Rational HALF = of(1, 2);

  private final BigInteger numerator;
  private final BigInteger denominator;

  private Rational(BigInteger numerator, BigInteger denominator) {
    this.numerator = numerator;
    this.denominator = denominator;
  }

  public static Rational of(long value) {
    return new Rational(BigInteger.valueOf(value), BigInteger.ONE);
  }

  public static Rational of(long numerator, long denominator) {
    return of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  public static Rational of(BigInteger value) {
    return of(value, BigInteger.ONE);
  }

  /** p/q in lowest terms; {@link ArithmeticException} if q = 0. */
  public static Rational of(BigInteger numerator, BigInteger denominator) {
    if (denominator.signum() == 0) {
      throw new ArithmeticException("division by zero");
    }
    BigInteger divisor = denominator.equals(BigInteger.ONE) ? BigInteger.ONE : numerator.gcd(denominator);
    if (denominator.signum() < 0) {
      divisor = divisor.negate();
    }
    boolean lowest = divisor.equals(BigInteger.ONE);
    BigInteger p = lowest ? numerator : numerator.divide(divisor);
    BigInteger q = lowest ? denominator : denominator.divide(divisor);
    if (p.bitLength() > MAXIMUM_BITS || q.bitLength() > MAXIMUM_BITS) {
      throw new ExpressionLimitException("a number of more than " + MAXIMUM_BITS + " binary digits");
    }
    return new Rational(p, q);
  }

  /** The rational spelled by a decimal literal such as {@code 12.5e-3}; NumberFormatException for anything else. */
  public static Rational parseDecimal(String literal) {
    BigDecimal decimal = new BigDecimal(literal);
    if (Math.abs((long) decimal.scale()) > 5000) {
      throw new ExpressionLimitException("the number " + shortened(literal) + ", whose exponent is too large");
    }
    BigInteger unscaled = decimal.unscaledValue();
    return decimal.scale() >= 0
        ? of(unscaled, BigInteger.TEN.pow(decimal.scale()))
        : of(unscaled.multiply(BigInteger.TEN.pow(-decimal.scale())));
  }

  /** The exact value of a finite double. */
  public static Rational ofDouble(double value) {
    BigDecimal decimal = new BigDecimal(value);
    return decimal.scale() >= 0
        ? of(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()))
        : of(decimal.toBigIntegerExact());
  }

  private static String shortened(String text) {
    return text.length() <= 24 ? text : text.substring(0, 20) + "…";
  }

  public BigInteger numerator() {
    return numerator;
  }

  public BigInteger denominator() {
    return denominator;
  }

  public Rational plus(Rational other) {
    return of(numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)), denominator.multiply(other.denominator));
  }

  public Rational minus(Rational other) {
    return plus(other.negate());
  }

  public Rational times(Rational other) {
    return of(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  public Rational dividedBy(Rational other) {
    return of(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
  }

  public Rational negate() {
    return new Rational(numerator.negate(), denominator);
  }

  public Rational reciprocal() {
    return of(denominator, numerator);
  }

  public Rational abs() {
    return signum() < 0 ? negate() : this;
  }

  /** The exact n-th power, n of either sign; 0^0 = 1. */
  public Rational power(int exponent) {
    if (exponent < 0) {
      return reciprocal().power(-exponent);
    }
    long bits = (long) Math.max(numerator.bitLength(), denominator.bitLength()) * exponent;
    if (bits > 2L * MAXIMUM_BITS && !abs().equals(ONE)) {
      throw new ExpressionLimitException("a number of about " + bits + " binary digits");
    }
    return of(numerator.pow(exponent), denominator.pow(exponent));
  }

  public int signum() {
    return numerator.signum();
  }

  public boolean isZero() {
    return numerator.signum() == 0;
  }

  public boolean isOne() {
    return equals(ONE);
  }

  public boolean isInteger() {
    return denominator.equals(BigInteger.ONE);
  }

  /** Whether this is an integer that fits an int. */
  public boolean isSmallInteger() {
    return isInteger() && numerator.bitLength() < 31;
  }

  /** The int value; ArithmeticException unless {@link #isSmallInteger()}. */
  public int intValue() {
    if (!isInteger()) {
      throw new ArithmeticException(this + " is not an integer");
    }
    return numerator.intValueExact();
  }

  /** The nearest double (correctly rounded to within an ulp, also for huge numerators and denominators). */
  public double doubleValue() {
    if (numerator.bitLength() < 53 && denominator.bitLength() < 53) {
      return (double) numerator.longValue() / (double) denominator.longValue();
    }
    return new BigDecimal(numerator).divide(new BigDecimal(denominator), MathContext.DECIMAL128).doubleValue();
  }

  @Override
  public int compareTo(Rational other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof Rational other && numerator.equals(other.numerator) && denominator.equals(other.denominator);
  }

  @Override
  public int hashCode() {
    return Objects.hash(numerator, denominator);
  }

  @Override
  public String toString() {
    return isInteger() ? numerator.toString() : numerator + "/" + denominator;
  }
}

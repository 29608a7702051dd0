package org.saddlepoint.expr;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Optional;

/** One real root of a square-free polynomial, known to lie alone in (low, high], as exactly as one asks. */
public final class RealRoot {
  private static final int DOUBLE_BITS = 64;

  private final RationalPolynomial polynomial;
  private final Rational low;
  private final Rational high;

  private RealRoot(RationalPolynomial polynomial, Rational low, Rational high) {
    this.polynomial = polynomial;
    this.low = low;
    this.high = high;
  }

  static RealRoot between(RationalPolynomial polynomial, Rational low, Rational high) {
    return polynomial.at(high).isZero() ? new RealRoot(polynomial, high, high) : new RealRoot(polynomial, low, high);
  }

  public Rational low() {
    return low;
  }

  public Rational high() {
    return high;
  }

  /** The same root in an interval of width at most 2^−bits times the larger bound (a root at zero: absolutely). */
  public RealRoot refined(int bits) {
    Rational scale = Rational.ONE.dividedBy(Rational.of(BigInteger.TWO.pow(bits)));
    Rational a = low;
    Rational b = high;
    while (b.minus(a).compareTo(scale.times(largest(a, b))) > 0) {
      Rational middle = a.plus(b).times(Rational.HALF);
      int sign = polynomial.at(middle).signum();
      if (sign == 0) {
        return new RealRoot(polynomial, middle, middle);
      }
      // The lower end may itself be another root, so only the sign at the upper end decides.
      if (sign == polynomial.at(b).signum()) {
        b = middle;
      } else {
        a = middle;
      }
      if (a.signum() < 0 && b.signum() > 0 && polynomial.at(Rational.ZERO).isZero()) {
        return new RealRoot(polynomial, Rational.ZERO, Rational.ZERO);
      }
    }
    return new RealRoot(polynomial, a, b);
  }

  private static Rational largest(Rational a, Rational b) {
    return a.abs().compareTo(b.abs()) > 0 ? a.abs() : b.abs();
  }

  /** The root itself if it is rational. */
  public Optional<Rational> exact() {
    if (low.equals(high)) {
      return Optional.of(high);
    }
    // A rational root p/q has q dividing the leading coefficient of the primitive polynomial.
    Rational leading = polynomial.primitive().leading().abs();
    RealRoot narrow = refined(8 + 2 * leading.numerator().bitLength() + largest(low, high).numerator().bitLength());
    Rational scaled = narrow.high.times(leading).plus(Rational.HALF);
    BigInteger[] parts = scaled.numerator().divideAndRemainder(scaled.denominator());
    BigInteger nearest = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    Rational candidate = Rational.of(nearest).dividedBy(leading);
    boolean inside = candidate.compareTo(low) > 0 && candidate.compareTo(high) <= 0;
    return inside && polynomial.at(candidate).isZero() ? Optional.of(candidate) : Optional.empty();
  }

  /** The nearest double. */
  public double value() {
    RealRoot narrow = refined(DOUBLE_BITS);
    return narrow.low.plus(narrow.high).times(Rational.HALF).doubleValue();
  }

  @Override
  public String toString() {
    return exact().map(Rational::toString).orElseGet(() -> new BigDecimal(value()).round(new MathContext(6)).toString());
  }
}

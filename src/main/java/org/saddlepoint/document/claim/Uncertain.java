package org.saddlepoint.document.claim;

import org.saddlepoint.expr.Complex;
import org.saddlepoint.expr.Rational;

/** A complex number that was computed, with a bound on its absolute error; not finite where a formula has no value. */
record Uncertain(Complex value, double error) {
  static final double ROUNDING = 2.3e-16;
  static final Uncertain ZERO = new Uncertain(Complex.ZERO, 0);
  static final Uncertain UNDEFINED = new Uncertain(new Complex(Double.NaN, 0), Double.POSITIVE_INFINITY);

  static Uncertain exact(double value) {
    return new Uncertain(Complex.of(value), 0);
  }

  static Uncertain of(double value, double error) {
    return new Uncertain(Complex.of(value), error);
  }

  static Uncertain of(Rational value) {
    double rounded = value.doubleValue();
    boolean exact = value.denominator().bitCount() == 1 && value.numerator().bitLength() <= 53;
    return of(rounded, exact ? 0 : ROUNDING * Math.abs(rounded));
  }

  boolean isReal() {
    return value.im() == 0;
  }

  double abs() {
    return value.abs();
  }

  boolean defined() {
    return Double.isFinite(value.re()) && Double.isFinite(value.im()) && Double.isFinite(error);
  }

  Uncertain minus(Uncertain other) {
    Complex difference = value.minus(other.value);
    return new Uncertain(difference, error + other.error + ROUNDING * difference.abs());
  }
}

package org.saddlepoint.expr;

/**
 * A complex number re + i·im in double precision. Functions with branches take principal values; log and powers are cut along
 * the negative real axis.
 */
public record Complex(double re, double im) {
  public static final Complex ZERO = new Complex(0, 0);
  public static final Complex ONE = new Complex(1, 0);
  public static final Complex I = new Complex(0, 1);

  public static Complex of(double re) {
    return new Complex(re, 0);
  }

  public Complex plus(Complex other) {
    return new Complex(re + other.re, im + other.im);
  }

  public Complex minus(Complex other) {
    return new Complex(re - other.re, im - other.im);
  }

  public Complex times(Complex other) {
    return new Complex(re * other.re - im * other.im, re * other.im + im * other.re);
  }

  public Complex times(double factor) {
    return new Complex(re * factor, im * factor);
  }

  /** Quotient by Smith's scaled rule, which neither overflows nor loses a component too early. */
  public Complex dividedBy(Complex other) {
    if (other.im == 0) {
      return new Complex(re / other.re, im / other.re);
    }
    if (Math.abs(other.re) >= Math.abs(other.im)) {
      double ratio = other.im / other.re;
      double scale = other.re + other.im * ratio;
      return new Complex((re + im * ratio) / scale, (im - re * ratio) / scale);
    }
    double ratio = other.re / other.im;
    double scale = other.re * ratio + other.im;
    return new Complex((re * ratio + im) / scale, (im * ratio - re) / scale);
  }

  public Complex negate() {
    return new Complex(-re, -im);
  }

  public Complex conjugate() {
    return new Complex(re, -im);
  }

  public double abs() {
    return Math.hypot(re, im);
  }

  public double argument() {
    return Math.atan2(im, re);
  }

  public boolean isReal() {
    return im == 0;
  }

  public boolean isFinite() {
    return Double.isFinite(re) && Double.isFinite(im);
  }

  public Complex exp() {
    double size = Math.exp(re);
    return im == 0 ? new Complex(size, 0) : new Complex(size * Math.cos(im), size * Math.sin(im));
  }

  public Complex log() {
    return new Complex(Math.log(abs()), argument());
  }

  public Complex sqrt() {
    if (re == 0 && im == 0) {
      return ZERO;
    }
    double half = Math.sqrt((Math.abs(re) + abs()) / 2);
    double other = im / (2 * half);
    return re >= 0 ? new Complex(half, other) : new Complex(Math.abs(other), Math.copySign(half, im));
  }

  /** Integer power by repeated squaring. */
  public Complex power(int exponent) {
    if (exponent < 0) {
      return ONE.dividedBy(power(-exponent));
    }
    Complex result = ONE;
    Complex square = this;
    for (int n = exponent; n > 0; n >>= 1) {
      if ((n & 1) == 1) {
        result = result.times(square);
      }
      square = square.times(square);
    }
    return result;
  }

  /** Principal value exp(exponent · log this); 0 to a power with positive real part is 0. */
  public Complex power(Complex exponent) {
    if (re == 0 && im == 0) {
      return exponent.re > 0 ? ZERO : exponent.equals(ZERO) ? ONE : new Complex(Double.NaN, Double.NaN);
    }
    return log().times(exponent).exp();
  }

  public Complex sinh() {
    return new Complex(Math.sinh(re) * Math.cos(im), Math.cosh(re) * Math.sin(im));
  }

  public Complex cosh() {
    return new Complex(Math.cosh(re) * Math.cos(im), Math.sinh(re) * Math.sin(im));
  }

  /** (sinh 2x + i sin 2y)/(cosh 2x + cos 2y), saturated where the hyperbolic functions would overflow. */
  public Complex tanh() {
    if (Math.abs(re) > 20) {
      return new Complex(Math.copySign(1, re), 4 * Math.sin(im) * Math.cos(im) * Math.exp(-2 * Math.abs(re)));
    }
    double cosine = Math.cos(im);
    double sine = Math.sinh(re);
    double scale = cosine * cosine + sine * sine;
    return new Complex(sine * Math.cosh(re) / scale, Math.sin(im) * cosine / scale);
  }

  public Complex sin() {
    Complex rotated = new Complex(-im, re).sinh();
    return new Complex(rotated.im, -rotated.re);
  }

  public Complex cos() {
    return new Complex(-im, re).cosh();
  }

  public Complex tan() {
    Complex rotated = new Complex(-im, re).tanh();
    return new Complex(rotated.im, -rotated.re);
  }

  /** (i/2)·[log(1 − iz) − log(1 + iz)], cut from ±i outwards along the imaginary axis. */
  public Complex atan() {
    if (im == 0) {
      return of(Math.atan(re));
    }
    Complex rotated = new Complex(-im, re);
    return ONE.minus(rotated).log().minus(ONE.plus(rotated).log()).times(new Complex(0, 0.5));
  }

  @Override
  public String toString() {
    return re + (im < 0 ? " - " : " + ") + Math.abs(im) + "i";
  }
}

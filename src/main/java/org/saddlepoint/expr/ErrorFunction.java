package org.saddlepoint.expr;

/**
 * The error function erf(z) = (2/√π) ∫₀ᶻ exp(−t²) dt and its complement, real (about 2 ulp) and complex (about 1e-14 relative
 * to the larger of |erf| and 1).
 *
 * <p>Small |z|: the power series with positive coefficients, 2z exp(−z²)/√π Σ (2z²)ⁿ/(2n+1)!!. Otherwise the trapezoidal rule of
 * step h for erfc(z) = (z/π) exp(−z²) ∫ exp(−t²)/(t²+z²) dt with the residue of its pole; its error is exp(−π²/h²), below
 * 1e-17 for h = 1/2. Source: Chiarella and Reichel, Mathematics of Computation 22 (1968) 137.
 */
final class ErrorFunction {
  private static final double STEP = 0.5;
  private static final int NODES = 13;
  private static final double SMALL = 0.75;
  private static final double TWO_OVER_ROOT_PI = 2 / Math.sqrt(Math.PI);
  private static final double[] WEIGHTS = weights(0);
  private static final double[] MIDPOINT_WEIGHTS = weights(0.5);

  private ErrorFunction() {}

  private static double[] weights(double offset) {
    double[] weights = new double[NODES + 1];
    for (int n = 0; n <= NODES; n++) {
      double t = (n + offset) * STEP;
      weights[n] = Math.exp(-t * t);
    }
    return weights;
  }

  static double erf(double x) {
    if (x < 0) {
      return -erf(-x);
    }
    if (x <= SMALL) {
      return series(x);
    }
    return x > 6 ? 1 : 1 - tail(x);
  }

  static double erfc(double x) {
    if (x <= SMALL) {
      return x < -6 ? 2 : x < -SMALL ? 2 - tail(-x) : 1 - erf(x);
    }
    return x > 27.3 ? 0 : tail(x);
  }

  /** Taylor's alternating series, summed from its small end. */
  private static double series(double x) {
    double square = x * x;
    double sum = 0;
    for (int n = 18; n >= 1; n--) {
      // Coefficient ratio of (−1)ⁿ x²ⁿ/(n!(2n+1)), nested.
      sum = -square * (2 * n - 1) / (n * (2.0 * n + 1)) * (1 + sum);
    }
    return TWO_OVER_ROOT_PI * x + TWO_OVER_ROOT_PI * x * sum;
  }

  private static double tail(double x) {
    double square = x * x;
    double sum = 0.5 / square;
    for (int n = NODES; n >= 1; n--) {
      double t = n * STEP;
      sum += WEIGHTS[n] / (t * t + square);
    }
    double rule = 2 * STEP * x / Math.PI * gaussian(x) * sum;
    return x < Math.PI / STEP ? rule - 2 / Math.expm1(2 * Math.PI * x / STEP) : rule;
  }

  /** exp(−x²) with the rounding error of x² put back. */
  private static double gaussian(double x) {
    double square = x * x;
    return Math.exp(-square) * (1 - Math.fma(x, x, -square));
  }

  static Complex erf(Complex z) {
    if (z.isReal()) {
      return Complex.of(erf(z.re()));
    }
    if (z.re() < 0) {
      return erf(z.negate()).negate();
    }
    if (z.abs() < 1.5 || z.re() < 1 && z.abs() < 6) {
      return series(z);
    }
    return Complex.ONE.minus(tail(z));
  }

  private static Complex series(Complex z) {
    Complex square = z.times(z);
    Complex term = z.times(TWO_OVER_ROOT_PI);
    // Whichever series does not cancel: positive coefficients where z² points right, Taylor's where it points left.
    if (square.re() > 0) {
      term = term.times(square.negate().exp());
      Complex sum = term;
      for (int n = 1; n < 400 && term.abs() > 1e-18 * sum.abs(); n++) {
        term = term.times(square).times(2.0 / (2 * n + 1));
        sum = sum.plus(term);
      }
      return sum;
    }
    Complex sum = term;
    for (int n = 1; n < 400 && term.abs() > 1e-18 * sum.abs(); n++) {
      term = term.times(square).times(-1.0 / n);
      sum = sum.plus(term.times(1.0 / (2 * n + 1)));
    }
    return sum;
  }

  /** The trapezoidal rule whose nodes stay away from the poles at t = ±iz: the nodes nh, or the midpoints between them. */
  private static Complex tail(Complex z) {
    Complex square = z.times(z);
    double phase = Math.abs(z.im()) / STEP - Math.floor(Math.abs(z.im()) / STEP);
    boolean midpoints = phase < 0.25 || phase > 0.75;
    Complex sum = midpoints ? Complex.ZERO : Complex.of(0.5).dividedBy(square);
    double[] weights = midpoints ? MIDPOINT_WEIGHTS : WEIGHTS;
    for (int n = NODES; n >= (midpoints ? 0 : 1); n--) {
      double t = (n + (midpoints ? 0.5 : 0)) * STEP;
      sum = sum.plus(Complex.of(weights[n]).dividedBy(square.plus(Complex.of(t * t))));
    }
    Complex rule = z.times(2 * STEP / Math.PI).times(square.negate().exp()).times(sum);
    if (z.re() >= Math.PI / STEP) {
      return rule;
    }
    Complex wave = z.times(2 * Math.PI / STEP).exp();
    Complex pole = Complex.of(2).dividedBy(midpoints ? Complex.ONE.plus(wave) : Complex.ONE.minus(wave));
    return rule.plus(pole);
  }
}

package org.saddlepoint.lower;

/**
 * Elementary functions to 2 units in the last place, written with additions, multiplications, divisions and bit patterns only, so
 * that {@link VectorKernels}, which does the same steps for several numbers at a time, returns the same bits. Arguments outside
 * the range where the short algorithm holds (overflow, subnormal numbers, large angles) go to {@link Math} in both.
 *
 * <p>exp: x = n ln 2 + r with |r| ≤ ln 2/2, and 2ⁿ(1 + r + r² q(r)) with the Taylor polynomial q. tanh: e/(e + 2) with
 * e = exp(2|x|) − 1 = 2ⁿp + (2ⁿ − 1). log: x = 2ᵏ(1 + f), log(1 + f) = 2 artanh(f/(2 + f)). erf: Taylor below 1, one minus
 * exp(−x²) times a polynomial in 1/(x + 2) for exp(x²) erfc(x) above. sin, cos: x minus a multiple of π/2 in three parts. atan: to the interval
 * |t| ≤ tan(π/8) by the addition theorem.
 */
final class Elementary {
  static final double LOG2_E = 1 / Math.log(2);

  /** ln 2 in two parts, the first with 37 bits, so that its multiples by exponents are exact. */
  static final double LN2_HIGH = 0x1.62e42fefap-1;

  static final double LN2_LOW = 0x1.cf79abc9e3b3ap-40;

  /** Adding it rounds a number of moderate size to an integer, which then stands in the lowest bits. */
  static final double ROUNDER = 0x1.8p52;

  static final double EXP_RANGE = 708;
  static final double TANH_SATURATED = 20;
  static final double ERF_JOINT = 1;
  static final double ERF_SATURATED = 6;
  static final double ANGLE_RANGE = 1e5;

  /** π/2 in three parts of 33, 33 and 53 bits. */
  static final double HALF_PI_1 = 0x1.921fb544p0;

  static final double HALF_PI_2 = 0x1.0b4611a6p-34;
  static final double HALF_PI_3 = 0x1.3198a2e037073p-69;
  static final double TAN_EIGHTH = Math.sqrt(2) - 1;
  static final double QUARTER_PI = Math.PI / 4;

  /** Decided once: the kernels for arrays and the functions of one number must return the same bits. */
  static final boolean FUSED = multipliesAndAddsAtOnce();

  private static final double[] SINE = alternating(inverseFactorials(3, 2, 9));
  private static final double[] COSINE = alternating(inverseFactorials(4, 2, 9));
  private static final double[] ARTANH = odd(9);
  private static final double[] ARCTAN = alternating(odd(21));
  private static final double[] ERF = erfSeries();
  /** exp(x²) erfc(x) for 1 ≤ x ≤ 6 in powers of z = 11/5 − (48/5)/(x + 2), which runs from −1 to 1; fitted with 90 digits. */
  private static final double[] SCALED_ERFC = {
    0x1.c57cd9cd3f3a9p-3, -0x1.4b8edae15a040p-3, 0x1.3be3609c853a8p-5, -0x1.6e44c727636fep-8, 0x1.9d6e4a467b18dp-13,
    0x1.52ddf80312398p-14, -0x1.ec9d23527a778p-18, -0x1.09b13b45ca140p-19, 0x1.5f1cbcfc0307bp-23, 0x1.2ce0dfc677c51p-24,
    -0x1.439a9aa4ceb44p-31, -0x1.68c719f55db03p-29, -0x1.2766fd4508ea7p-32, 0x1.487741c173eb0p-34, 0x1.85128f6337ab7p-36,
    -0x1.0c751ceaadd7cp-41, -0x1.0659ee16e9580p-40
  };

  private Elementary() {}

  /** 1/(first)!, 1/(first + step)!, …: the Taylor coefficients of exp, sin, cos from a given order on. */
  private static double[] inverseFactorials(int first, int step, int count) {
    double[] c = new double[count];
    double factorial = 1;
    int n = 1;
    for (int k = 0; k < count; k++) {
      for (; n < first + k * step; n++) {
        factorial *= n + 1;
      }
      c[k] = 1 / factorial;
    }
    return c;
  }

  /** 1/3, 1/5, 1/7, … */
  private static double[] odd(int count) {
    double[] c = new double[count];
    for (int k = 0; k < count; k++) {
      c[k] = 1.0 / (2 * k + 3);
    }
    return c;
  }

  private static double[] alternating(double[] c) {
    for (int k = 0; k < c.length; k += 2) {
      c[k] = -c[k];
    }
    return c;
  }

  /** erf(x) = x + x Σ c_n x²ⁿ: the Taylor coefficients, less one in the first. */
  private static double[] erfSeries() {
    double[] c = new double[21];
    double term = 2 / Math.sqrt(Math.PI);
    for (int n = 0; n < c.length; n++) {
      c[n] = term / (2 * n + 1);
      term *= -1.0 / (n + 1);
    }
    c[0] = 0x1.06eba8214db69p-3;  // 2/√π − 1 = 0.128379167095512573896…
    return c;
  }

  static double[] exponentialSeries() {
    return inverseFactorials(2, 1, 12);
  }

  static double[] sineSeries() {
    return SINE.clone();
  }

  static double[] cosineSeries() {
    return COSINE.clone();
  }

  static double[] artanhSeries() {
    return ARTANH.clone();
  }

  static double[] arctanSeries() {
    return ARCTAN.clone();
  }

  static double[] errorSeries() {
    return ERF.clone();
  }

  static double[] scaledErfcSeries() {
    return SCALED_ERFC.clone();
  }

  /** Σ c_k y^k. */
  private static double polynomial(double[] c, double y) {
    double sum = c[c.length - 1];
    for (int k = c.length - 2; k >= 0; k--) {
      sum = sum * y + c[k];
    }
    return sum;
  }

  /** a b + c: rounded once where the processor does it so, which takes less time too. */
  private static double fma(double a, double b, double c) {
    return FUSED ? Math.fma(a, b, c) : a * b + c;
  }

  /** Whether the processor multiplies and adds in one instruction: in software it takes a thousand times as long. */
  private static boolean multipliesAndAddsAtOnce() {
    double sum = 0;
    long least = Long.MAX_VALUE;
    for (int k = 0; k < 6; k++) {
      long start = System.nanoTime();
      sum = Math.fma(sum, 1.5, k);
      least = Math.min(least, System.nanoTime() - start);
    }
    return sum > 0 && least < 2000;
  }

  /**
   * p = r + r²/2! + … + r¹³/13!, its even and odd part each in r²: two short chains of operations in place of a long one. The
   * coefficients are written out, as the virtual machine takes constants into the code but not the elements of an array.
   */
  private static double exponentialSeries(double r) {
    double y = r * r;
    double even = fma(y, fma(y, fma(y, fma(y, fma(y, 1.0 / 479001600, 1.0 / 3628800), 1.0 / 40320), 1.0 / 720), 1.0 / 24), 1.0 / 2);
    double odd = fma(y, fma(y, fma(y, fma(y, fma(y, 1.0 / 6227020800.0, 1.0 / 39916800), 1.0 / 362880), 1.0 / 5040), 1.0 / 120), 1.0 / 6);
    return fma(y, fma(r, odd, even), r);
  }

  static double exp(double x) {
    return Math.abs(x) <= EXP_RANGE ? shortExp(x) : Math.exp(x);
  }

  private static double shortExp(double x) {
    double shifted = fma(x, LOG2_E, ROUNDER);
    double n = shifted - ROUNDER;
    double p = exponentialSeries(fma(n, -LN2_LOW, fma(n, -LN2_HIGH, x)));
    double scale = Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) + 1023) << 52);
    return fma(scale, p, scale);
  }

  static double tanh(double x) {
    double twice = 2 * Math.min(Math.abs(x), TANH_SATURATED);
    double shifted = fma(twice, LOG2_E, ROUNDER);
    double n = shifted - ROUNDER;
    double p = exponentialSeries(fma(n, -LN2_LOW, fma(n, -LN2_HIGH, twice)));
    double scale = Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) + 1023) << 52);
    double e = fma(scale, p, scale - 1);
    return Math.copySign(e / (e + 2), x);
  }

  static double log(double x) {
    return x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE ? shortLog(x, 0) : Math.log(x);
  }

  /** log(x) + correction, for a correction that is small beside one. */
  private static double shortLog(double x, double correction) {
    long bits = Double.doubleToRawLongBits(x);
    // Mantissas above √2 belong to the next power of two.
    long raised = bits + (0x3ff0000000000000L - 0x3fe6a09e667f3bcdL);
    double k = Double.longBitsToDouble((raised >>> 52) | 0x4330000000000000L) - (0x1p52 + 1023);
    double f = Double.longBitsToDouble((raised & 0x000fffffffffffffL) + 0x3fe6a09e667f3bcdL) - 1;
    double s = f / (2 + f);
    double y = s * s;
    double half = 0.5 * f * f;
    double rest = 2 * y * polynomial(ARTANH, y);
    return k * LN2_HIGH - ((half - (s * (half + rest) + (k * LN2_LOW + correction))) - f);
  }

  static double log1p(double x) {
    if (!(x > -1 && x <= 0x1p52)) {
      return Math.log1p(x);
    }
    double u = 1 + x;
    // What rounding took from the sum, exactly.
    double back = u - 1;
    double lost = (1 - (u - back)) + (x - back);
    return shortLog(u, lost / u);
  }

  static double erf(double x) {
    double size = Math.min(Math.abs(x), ERF_SATURATED);
    if (size < ERF_JOINT) {
      return x + x * polynomial(ERF, x * x);
    }
    double tail = shortExp(-(size * size)) * polynomial(SCALED_ERFC, 2.2 - 9.6 / (size + 2));
    return Math.copySign(1 - tail, x);
  }

  static double sin(double x) {
    return Math.abs(x) <= ANGLE_RANGE ? circular(x, 0) : Math.sin(x);
  }

  static double cos(double x) {
    return Math.abs(x) <= ANGLE_RANGE ? circular(x, 1) : Math.cos(x);
  }

  /** sin(x + quarters π/2). */
  private static double circular(double x, int quarters) {
    double shifted = x * (1 / (2 * QUARTER_PI)) + ROUNDER;
    double n = shifted - ROUNDER;
    double head = (x - n * HALF_PI_1) - n * HALF_PI_2;
    double r = head - n * HALF_PI_3;
    double low = (head - r) - n * HALF_PI_3;
    double y = r * r;
    long turn = Double.doubleToRawLongBits(shifted) + quarters;
    double sine = r + (r * (y * polynomial(SINE, y)) + low);
    double half = 0.5 * y;
    double whole = 1 - half;
    double cosine = whole + (((1 - whole) - half) + (y * y * (-polynomial(COSINE, y)) - r * low));
    double value = (turn & 1) == 0 ? sine : cosine;
    return Double.longBitsToDouble(Double.doubleToRawLongBits(value) ^ ((turn & 2) << 62));
  }

  static double atan(double x) {
    double size = Math.abs(x);
    boolean large = size > 1;
    double inside = large ? 1 / size : size;
    boolean upper = inside > TAN_EIGHTH;
    double t = upper ? (inside - 1) / (inside + 1) : inside;
    double y = t * t;
    double series = t + t * (y * polynomial(ARCTAN, y));
    double angle = upper ? QUARTER_PI + series : series;
    double all = large ? 2 * QUARTER_PI - angle : angle;
    return Math.copySign(all, x);
  }
}

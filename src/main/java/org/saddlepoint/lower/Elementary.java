package org.saddlepoint.lower;

import org.saddlepoint.numeric.SpecialFunctions;

/**
 * Elementary functions to 2 units in the last place (erfc 2.6), written with additions, multiplications, divisions and bit patterns only, so
 * that the loops of {@link VectorWriter}, which do the same steps for several numbers at a time, return the same bits. Arguments outside
 * the range where the short algorithm holds (overflow, subnormal numbers, large angles) go to {@link Math}, or to their limit.
 *
 * <p>exp: x = n ln 2 + r with |r| ≤ ln 2/2, and 2ⁿ(1 + r + r² q(r)) with q of degree nine. tanh: e/(e + 2) with
 * e = exp(2|x|) − 1. log: x = 2ᵏ(1 + f), log(1 + f) = 2 artanh(f/(2 + f)). erf: a polynomial below 1, one minus
 * exp(−x²) times a polynomial in 1/(x + 3) for exp(x²) erfc(x) above. sin, cos: x minus a multiple of π/2 in three parts. atan: to the interval
 * |t| ≤ 1/2 by the addition theorem.
 *
 * <p>The polynomials of exp and erf have the least largest error (Remez's algorithm with fifty digits): relative to exp 4e-18 on
 * |r| ≤ 1.0005 ln 2/2, relative to erf 7e-18 below 1 and 6e-18 above.
 */
final class Elementary {
  static final double LOG2_E = 1 / Math.log(2);

  /** ln 2 in two parts, the first with 37 bits, so that its multiples by exponents are exact. */
  static final double LN2_HIGH = 0x1.62e42fefap-1;

  static final double LN2_LOW = 0x1.cf79abc9e3b3ap-40;

  /** Adding it rounds a number of moderate size to an integer, which then stands in the lowest bits. */
  static final double ROUNDER = 0x1.8p52;

  /** The same for exponents of powers of two: with it stands n + 1023 or n + 1025 in the lowest bits, where a number has its exponent. */
  static final double EXPONENT = ROUNDER + 1023;

  static final double EXPONENT_OF_FOURFOLD = ROUNDER + 1025;
  static final double LN2 = 0x1.62e42fefa39efp-1;

  static final double EXP_RANGE = 708;
  static final double TANH_RANGE = 353;
  static final double ERF_JOINT = 1;
  static final double ERFC_RANGE = 16;
  static final double ERFC_JOINT = 0.8125;
  static final double ERF_RANGE = 26;
  static final double ANGLE_RANGE = 1e5;

  /** π/2 in three parts of 33, 33 and 53 bits. */
  static final double HALF_PI_1 = 0x1.921fb544p0;

  static final double HALF_PI_2 = 0x1.0b4611a6p-34;
  static final double HALF_PI_3 = 0x1.3198a2e037073p-69;
  static final double ATAN_JOINT = 0.5;
  static final double QUARTER_PI = Math.PI / 4;

  /** What rounding took from π/4. */
  static final double QUARTER_PI_LOW = 0x1.1a62633145c07p-55;

  /** Decided once: the kernels for arrays and the functions of one number must return the same bits. */
  static final boolean FUSED = multipliesAndAddsAtOnce();

  /** sin(r)/r = 1 + y (…) in powers of y = r². */
  static final double[] SINE = {
    -0x1.5555555555549p-3, 0x1.111111110f861p-7, -0x1.a01a019c0e4a0p-13, 0x1.71de3574b77bap-19, -0x1.ae5e63cad3047p-26, 0x1.5d9245f3182e0p-33
  };

  /** cos(r) = 1 − y/2 + y² (…). */
  static final double[] COSINE = {
    0x1.555555555554bp-5, -0x1.6c16c16c14f6cp-10, 0x1.a01a019c809a5p-16, -0x1.27e4f7e805198p-22, 0x1.1ee9d5cac703fp-29, -0x1.8fa39657a704fp-37
  };

  /** 2 artanh(s)/s = 2 + y (…) in powers of y = s². */
  static final double[] ARTANH = {
    0x1.5555555555592p-1, 0x1.999999997fd71p-2, 0x1.24924941f5444p-2, 0x1.c71c5205d4bf3p-3, 0x1.74663fab82ec5p-3, 0x1.39a1a61b61583p-3, 0x1.2f063c89cbd0ap-3
  };

  /** arctan(t)/t = 1 + y (…) in powers of y = t². */
  static final double[] ARCTAN = {
    -0x1.5555555555518p-2, 0x1.99999999914ccp-3, -0x1.249249216fa94p-3, 0x1.c71c70967b5a8p-4, -0x1.745cf54d38068p-4, 0x1.3b114534e57d2p-4,
    -0x1.10f366c32ddd9p-4, 0x1.dfed0c1eb92adp-5, -0x1.a3a77b771f581p-5, 0x1.571e06332dce9p-5, -0x1.c1fb16c4d2faep-6, 0x1.4c291524026e9p-7
  };

  /** q of exp. */
  static final double[] EXPONENTIAL = {
    0x1.000000000000ap-1, 0x1.55555555554f9p-3, 0x1.555555555083fp-5, 0x1.1111111127e34p-7, 0x1.6c16c184395b9p-10,
    0x1.a01a0129d9befp-13, 0x1.a01999df64263p-16, 0x1.71df25df3378ep-19, 0x1.28ad9ef0898e5p-22, 0x1.ad7f5377b62fcp-26
  };

  /** The same for exp(2r) = 1 + 2 (r + r² q(r)) and −0.1033 ≤ r ≤ 0.2433. */
  static final double[] TANH = {
    0x1.ffffffffffffep-1, 0x1.555555555543fp-1, 0x1.5555555556c0cp-2, 0x1.1111111188c15p-3, 0x1.6c16c15a7c8e4p-5, 0x1.a019fe514edabp-7,
    0x1.a01aa2aecf24ap-9, 0x1.71e02d49b5acfp-11, 0x1.262620c852864p-13, 0x1.e8b0741992d52p-16
  };

  /** Where n changes, tanh(x) is less precise the smaller x: with this shift n is zero up to x = 0.2433. */
  static final double TANH_SHIFT = 0.07;

  /** erf(x)/x − 1 in powers of x². */
  static final double[] ERF = {
    0x1.06eba8214db68p-3, -0x1.812746b0379bdp-2, 0x1.ce2f21a040d16p-4, -0x1.b82ce311fa94cp-6, 0x1.565bccf92b457p-8, -0x1.c02db03dda0a8p-11,
    0x1.f9a2baa9451e7p-14, -0x1.f4ca4d73b2344p-17, 0x1.b97fd4089a506p-20, -0x1.5c07282390b60p-23, 0x1.d71b17e1be168p-27, -0x1.abae648300dcdp-31
  };

  /** exp(x²) erfc(x) for 1 ≤ x ≤ 6 in powers of 72/(5(x + 3)) − 13/5, which runs from −1 to 1; what is beyond 6 exp(−x²) makes vanish. */
  static final double[] SCALED_ERFC = {
    0x1.a9f324d321d56p-3, 0x1.3c21b61aedcacp-3, 0x1.972131b58743cp-5, 0x1.a0959ccb10867p-7, 0x1.44f7fed199683p-9, 0x1.5bb605d6772f6p-12,
    0x1.4838a538b0b8ap-16, -0x1.45a2ea5e86c31p-19, -0x1.2860dce9b2860p-21, 0x1.75fc88c4daccep-30, 0x1.e262f7f6fbe17p-27, -0x1.129fd0494ba56p-30
  };

  static final double SCALED_ERFC_SLOPE = 14.4;
  static final double SCALED_ERFC_SHIFT = -2.6;

  /** (x + 4) exp(x²) erfc(x) for 0 ≤ x ≤ 16 in powers of t = 8/(x + 4) − 1, a polynomial of least relative error: what does not depend on t, */
  static final double COMPLEMENT_FIRST = 0x1.18932bf08e154p+0;

  /** what rounding took from it, */
  static final double COMPLEMENT_LOW = 0x1.06068a47c6150p-54;

  /** the coefficient of t, from which rounding takes nothing that shows, */
  static final double COMPLEMENT_SECOND = 0x1.f3fe31ecb49bfp-1;

  /** and the others. */
  static final double[] COMPLEMENT = {
    0x1.8be202d26c708p-1, 0x1.14eacb1ad0360p-1, 0x1.52cac2370ff9ep-2, 0x1.645fd8a4ba94ep-3, 0x1.38dbd2c8efeabp-4, 0x1.b00c052d0e401p-6,
    0x1.908f4715c37e7p-8, 0x1.269b50292601cp-12, -0x1.dd283c2f51839p-12, -0x1.72cd942db96dep-13, -0x1.e804ccc9031f5p-19, 0x1.3c6d84fff56a2p-16,
    0x1.3b3e149547d03p-18, -0x1.7e631fefdb2f5p-20, -0x1.c9dfe328a8b71p-21, 0x1.51f7f5d83c6c9p-24, 0x1.1b4cc1c5ed1b4p-23, -0x1.ec5edb23d46f1p-28,
    -0x1.3fe9881a15529p-26, 0x1.2163035f5d3e0p-28
  };

  /** How much the relative error of 1/(x + 4) changes this polynomial over x + 4, as a polynomial in t, to four hundredths. */
  static final double[] COMPLEMENT_CHANGE = {1.87, 1.61, 1.04};

  static final long MANTISSA = 0x000fffffffffffffL;
  static final long ONE_BITS = 0x3ff0000000000000L;

  /** The bits of √2/2. */
  static final long ROOT_HALF = 0x3fe6a09e667f3bcdL;

  private Elementary() {}

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

  /** Σ c_k y^k: the even and the odd terms each by Horner's rule, two short chains of operations in place of a long one. */
  private static double polynomial(double[] c, double y) {
    double square = y * y;
    return fma(y, horner(c, 1, square), horner(c, 0, square));
  }

  /** {@link #COMPLEMENT} written out, as in {@link #exponential}. */
  private static double complement(double t) {
    double y = t * t;
    double evenHigh = fma(fma(fma(fma(-0x1.3fe9881a15529p-26, y, 0x1.1b4cc1c5ed1b4p-23), y, -0x1.c9dfe328a8b71p-21), y, 0x1.3b3e149547d03p-18), y, -0x1.e804ccc9031f5p-19);
    double even = fma(fma(fma(fma(fma(evenHigh, y, -0x1.dd283c2f51839p-12), y, 0x1.908f4715c37e7p-8), y, 0x1.38dbd2c8efeabp-4), y, 0x1.52cac2370ff9ep-2), y, 0x1.8be202d26c708p-1);
    double oddHigh = fma(fma(fma(fma(0x1.2163035f5d3e0p-28, y, -0x1.ec5edb23d46f1p-28), y, 0x1.51f7f5d83c6c9p-24), y, -0x1.7e631fefdb2f5p-20), y, 0x1.3c6d84fff56a2p-16);
    double odd = fma(fma(fma(fma(fma(oddHigh, y, -0x1.72cd942db96dep-13), y, 0x1.269b50292601cp-12), y, 0x1.b00c052d0e401p-6), y, 0x1.645fd8a4ba94ep-3), y, 0x1.14eacb1ad0360p-1);
    return fma(t, odd, even);
  }

  /** c_first + c_(first + 2) y + … */
  private static double horner(double[] c, int first, double y) {
    int k = c.length - 1 - (c.length - 1 - first) % 2;
    double sum = c[k];
    for (k -= 2; k >= first; k -= 2) {
      sum = fma(sum, y, c[k]);
    }
    return sum;
  }

  static double exp(double x) {
    return Math.abs(x) <= EXP_RANGE ? shortExp(x) : Math.exp(x);
  }

  private static double shortExp(double x) {
    double shifted = fma(x, LOG2_E, EXPONENT);
    double n = shifted - EXPONENT;
    double r = fma(n, -LN2_LOW, fma(n, -LN2_HIGH, x));
    double p = fma(r * r, exponential(r), r);
    double scale = Double.longBitsToDouble(Double.doubleToRawLongBits(shifted) << 52);
    return fma(scale, p, scale);
  }

  /** q(r); {@link #EXPONENTIAL} written out, as the virtual machine takes constants into the code but not the elements of an array. */
  private static double exponential(double r) {
    double y = r * r;
    double even = fma(fma(fma(fma(0x1.28ad9ef0898e5p-22, y, 0x1.a01999df64263p-16), y, 0x1.6c16c184395b9p-10), y, 0x1.555555555083fp-5), y, 0x1.000000000000ap-1);
    double odd = fma(fma(fma(fma(0x1.ad7f5377b62fcp-26, y, 0x1.71df25df3378ep-19), y, 0x1.a01a0129d9befp-13), y, 0x1.1111111127e34p-7), y, 0x1.55555555554f9p-3);
    return fma(r, odd, even);
  }

  /** (E − 4)/E with E = 2(exp(2|x|) + 1) and 2|x| = n ln 2 + 2r; {@link #TANH} written out. */
  static double tanh(double x) {
    double size = Math.abs(x);
    if (!(size <= TANH_RANGE)) {
      return Math.tanh(x);
    }
    double shifted = fma(size - TANH_SHIFT, 2 * LOG2_E, EXPONENT_OF_FOURFOLD);
    double n = shifted - EXPONENT_OF_FOURFOLD;
    // An error of n parts in 10¹⁷ of exp(2x) does not show in its tanh, so that ln 2 needs no second part.
    double r = fma(n, -LN2 / 2, size);
    double y = r * r;
    double even = fma(fma(fma(fma(0x1.262620c852864p-13, y, 0x1.a01aa2aecf24ap-9), y, 0x1.6c16c15a7c8e4p-5), y, 0x1.5555555556c0cp-2), y, 0x1.ffffffffffffep-1);
    double odd = fma(fma(fma(fma(0x1.e8b0741992d52p-16, y, 0x1.71e02d49b5acfp-11), y, 0x1.a019fe514edabp-7), y, 0x1.1111111188c15p-3), y, 0x1.555555555543fp-1);
    double half = fma(y, fma(r, odd, even), r);
    double fourfold = Double.longBitsToDouble(Double.doubleToRawLongBits(shifted) << 52);
    double sum = fma(fourfold, 0.5, 2);
    double below = fma(fourfold, half, sum);
    // What rounding took from it, to first order in the result.
    double lost = fma(fourfold, half, sum - below);
    double quotient = (below - 4) / below;
    double rest = fma(quotient, -0.5, 0.5);
    return Math.copySign(fma(lost, rest * rest, quotient), x);
  }

  static double log(double x) {
    return x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE ? shortLog(x, 0) : Math.log(x);
  }

  /** log(x + lost), lost being at most what rounding takes from x. */
  private static double shortLog(double x, double lost) {
    // Mantissas above √2 belong to the next power of two.
    long raised = Double.doubleToRawLongBits(x) + (ONE_BITS - ROOT_HALF);
    double k = Double.longBitsToDouble((raised >>> 52) | 0x4330000000000000L) - (0x1p52 + 1023);
    double f = Double.longBitsToDouble((raised & MANTISSA) + ROOT_HALF) - 1;
    if (lost != 0) {
      f = fma(lost, Double.longBitsToDouble(2 * ONE_BITS - (raised & ~MANTISSA)), f);
    }
    double s = f / (f + 2);
    double y = s * s;
    double half = 0.5 * f * f;
    double low = fma(s, fma(y, polynomial(ARTANH, y), half), k * LN2_LOW);
    return fma(k, LN2_HIGH, f - (half - low));
  }

  static double log1p(double x) {
    if (!(x > -1 && x <= 0x1p52)) {
      return Math.log1p(x);
    }
    double u = x + 1;
    // What rounding took from the sum, exactly.
    double back = u - 1;
    return shortLog(u, (1 - (u - back)) + (x - back));
  }

  static double erf(double x) {
    double size = Math.abs(x);
    if (size < ERF_JOINT) {
      return fma(x, polynomial(ERF, x * x), x);
    }
    if (!(size <= ERF_RANGE)) {
      return size > ERF_RANGE ? Math.copySign(1, x) : x;
    }
    double series = polynomial(SCALED_ERFC, fma(SCALED_ERFC_SLOPE, 1 / (size + 3), SCALED_ERFC_SHIFT));
    return Math.copySign(fma(-shortExp(-(size * size)), series, 1), x);
  }

  /** Precise relative to erfc itself: what rounding takes from x², from 1/(|x| + 4) and from the products is put back, to first order. */
  static double erfc(double x) {
    double size = Math.abs(x);
    if (size < ERFC_JOINT) {
      return fma(-x, polynomial(ERF, x * x), 1 - x);
    }
    if (!FUSED || !(size <= ERFC_RANGE)) {
      return SpecialFunctions.erfc(x);
    }
    double square = size * size;
    double lost = fma(size, size, -square);
    double shifted = fma(square, -LOG2_E, EXPONENT);
    double n = shifted - EXPONENT;
    double r = fma(n, -LN2_HIGH, -square) - fma(n, LN2_LOW, lost);
    double bend = r * r * exponential(r);
    double scale = Double.longBitsToDouble(Double.doubleToRawLongBits(shifted) << 52);
    double below = size + 4;
    double inverse = 1 / below;
    double error = fma(-inverse, size - (below - 4), fma(-inverse, below, 1));
    double t = fma(inverse, 8, -1);
    double slope = fma(complement(t), t, COMPLEMENT_SECOND);
    double value = fma(slope, t, COMPLEMENT_FIRST);
    double valueLow = fma(slope, t, COMPLEMENT_FIRST - value) + COMPLEMENT_LOW;
    double scaled = value * inverse;
    double scaledLow = fma(valueLow, inverse, fma(value, inverse, -scaled));
    double small = fma(scaled, error * polynomial(COMPLEMENT_CHANGE, t), scaledLow);
    double tail = (scaled + fma(scaled, r, fma(scaled, bend, fma(small, r, small)))) * scale;
    return x < 0 ? 2 - tail : tail;
  }

  static double sin(double x) {
    return Math.abs(x) <= ANGLE_RANGE ? circular(x, 0) : Math.sin(x);
  }

  static double cos(double x) {
    return Math.abs(x) <= ANGLE_RANGE ? circular(x, 1) : Math.cos(x);
  }

  /** sin(x + quarters π/2). */
  private static double circular(double x, int quarters) {
    double shifted = fma(x, 1 / (2 * QUARTER_PI), ROUNDER);
    double n = shifted - ROUNDER;
    double head = fma(n, -HALF_PI_2, fma(n, -HALF_PI_1, x));
    double r = fma(n, -HALF_PI_3, head);
    double low = fma(n, -HALF_PI_3, head - r);
    double y = r * r;
    long turn = Double.doubleToRawLongBits(shifted) + quarters;
    double sine = r + fma(r, y * polynomial(SINE, y), low);
    double half = 0.5 * y;
    double whole = 1 - half;
    double cosine = whole + fma(y * y, polynomial(COSINE, y), ((1 - whole) - half) - r * low);
    double value = (turn & 1) == 0 ? sine : cosine;
    return Double.longBitsToDouble(Double.doubleToRawLongBits(value) ^ ((turn & 2) << 62));
  }

  static double atan(double x) {
    double size = Math.abs(x);
    boolean large = size > 1;
    double inside = large ? 1 / size : size;
    boolean upper = inside > ATAN_JOINT;
    double t = upper ? (inside - 1) / (inside + 1) : inside;
    double y = t * t;
    double series = fma(t, y * polynomial(ARCTAN, y), t);
    double angle = upper ? QUARTER_PI + (series + QUARTER_PI_LOW) : series;
    double all = large ? 2 * QUARTER_PI - (angle - 2 * QUARTER_PI_LOW) : angle;
    return Math.copySign(all, x);
  }
}

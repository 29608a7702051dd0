package org.saddlepoint.lower;

/**
 * tanh to about one unit in the last place, several times faster than {@link Math#tanh}: the Padé approximant [7/8] where |x| is
 * small (its error at the joint is 1e-18), otherwise 1 − 2/(exp(2|x|) + 1).
 */
public final class HyperbolicTangent {
  private static final double JOINT = 0.55;
  private static final double SATURATED = 22;

  private HyperbolicTangent() {}

  public static double tanh(double x) {
    double size = Math.abs(x);
    if (size < JOINT) {
      double y = x * x;
      // tanh x = x − x³ n/d: the correction is small, so its rounding errors are too.
      double n = 675675 + y * (45045 + y * (594 + y));
      double d = 2027025 + y * (945945 + y * (51975 + y * (630 + y)));
      return x - x * (y * n / d);
    }
    if (size < SATURATED) {
      return Math.copySign(1 - 2 / (Math.exp(2 * size) + 1), x);
    }
    return Double.isNaN(x) ? x : Math.copySign(1, x);
  }
}

package org.saddlepoint.solve;

import java.util.function.DoubleUnaryOperator;

/**
 * A point b at which a function jumps or its slope diverges like |u − b|^(p−1).
 *
 * @param at b
 * @param exponent p &lt; 1; 0 at a jump
 */
record SteepPoint(double at, double exponent) {
  /** Relative to the function's values around: less is their rounding. */
  private static final double JUMP = 1e-10;
  private static final double LASTING = 0.9;
  private static final double STEEPER = 1.2;

  /** What a function does at a break point; regular (exponent 1) unless its slope diverges or the function jumps. */
  static SteepPoint of(DoubleUnaryOperator function, DoubleUnaryOperator slope, double at) {
    // At zero arbitrarily close points are distinct numbers; elsewhere the spacing of doubles limits how close one can look.
    double closest = at == 0 ? 1e-100 : 4 * Math.ulp(at);
    double near = at == 0 ? 1e-60 : 1e-9 * Math.max(1, Math.abs(at));
    double above = function.applyAsDouble(at + closest);
    double below = function.applyAsDouble(at - closest);
    double wider = Math.abs(function.applyAsDouble(at + near) - function.applyAsDouble(at - near));
    // A steep power also differs on its two sides, but less and less the closer one looks.
    boolean lasting = Math.abs(above - below) > LASTING * wider;
    if (lasting && Math.abs(above - below) > JUMP * Math.max(Math.abs(above) + Math.abs(below), around(function, at))) {
      return new SteepPoint(at, 0);
    }
    double far = at == 0 ? 1e-40 : 1e-5 * Math.max(1, Math.abs(at));
    double exponent = 1;
    for (int side = -1; side <= 1; side += 2) {
      double ratio = Math.abs(slope.applyAsDouble(at + side * near)) / Math.abs(slope.applyAsDouble(at + side * far));
      if (ratio > STEEPER) {
        exponent = Math.min(exponent, 1 + Math.log(ratio) / Math.log(near / far));
      }
    }
    return new SteepPoint(at, exponent);
  }

  /** How large the function is nearby, where it is defined: next to a zero its values may be rounding. */
  private static double around(DoubleUnaryOperator function, double at) {
    double far = Math.max(1, Math.abs(at));
    double size = Math.abs(function.applyAsDouble(at - far)) + Math.abs(function.applyAsDouble(at + far));
    return Double.isFinite(size) ? size : 0;
  }

  /** Whether the slope diverges or the function jumps. */
  boolean isSteep() {
    return exponent < 1;
  }

  /** Whether the average of the squared slope is infinite. */
  boolean isTooSteep() {
    return exponent < 0.5 + 1e-6;
  }
}

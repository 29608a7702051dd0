package org.saddlepoint.solve;

import java.util.function.DoubleUnaryOperator;
import org.saddlepoint.numeric.GaussianAverage;
import org.saddlepoint.numeric.NumericalFailure;

/**
 * ⟨f'(u)⟩ of a Gaussian u with mean m and variance v &gt; 0, jumps of f included: ⟨(u − m) f(u)⟩/v (Stein's lemma). Where u varies so little that
 * differences of f are lost to rounding, and f has no jumps as far as u goes, the average of its slope.
 */
final class MeanSlope {
  /** Below this ratio to its values differences of f have lost four digits. */
  private static final double FLAT = 1e-4;

  /** Standard deviations beyond which nothing counts. */
  private static final double FAR = 40;

  private MeanSlope() {}

  /** @throws NumericalFailure if the average diverges or does not converge */
  static double of(ScalarFunction f, double variance, double mean) {
    DoubleUnaryOperator core = f.core();
    double deviation = Math.sqrt(variance);
    if (isFlat(core.applyAsDouble(mean - deviation), core.applyAsDouble(mean + deviation)) && isContinuous(f, mean, FAR * deviation)) {
      try {
        return GaussianAverage.of(f.slope(), variance, mean, f.breaks()).value();
      } catch (NumericalFailure rounded) {
        // Where f has saturated its slope may be lost to rounding, f itself seldom.
        return stein(core, f.breaks(), variance, mean);
      }
    }
    return stein(core, f.breaks(), variance, mean);
  }

  private static double stein(DoubleUnaryOperator core, double[] breaks, double variance, double mean) {
    return GaussianAverage.of(u -> (u - mean) * core.applyAsDouble(u), variance, mean, breaks).value() / variance;
  }

  private static boolean isFlat(double left, double right) {
    return Math.abs(right - left) < FLAT * (Math.abs(left) + Math.abs(right));
  }

  private static boolean isContinuous(ScalarFunction f, double mean, double distance) {
    return f.steep().stream().allMatch(p -> Math.abs(p.at() - mean) > distance);
  }
}

package org.saddlepoint.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Formulas;

class MeanSlopeTest {
  private static ScalarFunction function(String formula) {
    return ScalarFunction.of(Formulas.parse(formula).substitute("x", Expr.sym(Readout.U)));
  }

  /** ⟨d clip/du⟩ = P(0 &lt; u &lt; 1), far from the clipped ends and next to one, for variances of any size. */
  @ParameterizedTest
  @ValueSource(doubles = {4, 1e-2, 1e-6, 1e-12, 1e-18, 1e-24})
  void clippedLine(double variance) {
    ScalarFunction clip = function("min(max(x, 0), 1)");
    double deviation = Math.sqrt(variance);
    assertEquals(between(0.5, deviation), MeanSlope.of(clip, variance, 0.5), 1e-10);
    assertEquals(between(1 + 0.3 * deviation, deviation), MeanSlope.of(clip, variance, 1 + 0.3 * deviation), 1e-4, "the mean itself is rounded");
    assertEquals(between(-0.7 * deviation, deviation), MeanSlope.of(clip, variance, -0.7 * deviation), 1e-10);
    assertEquals(between(-40 * deviation, deviation), MeanSlope.of(clip, variance, -40 * deviation), 1e-15);
  }

  private static double between(double mean, double deviation) {
    return 0.5 * (erfc(-mean / deviation) - erfc((1 - mean) / deviation));
  }

  private static double erfc(double z) {
    return org.hipparchus.special.Erf.erfc(z / Math.sqrt(2));
  }

  /** Where the argument hardly varies the mean slope is the slope, to the second order: φ' + v φ'''/2. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-10, 1e-16, 1e-22, 1e-28})
  void smoothFunctionOfWhatHardlyVaries(double variance) {
    ScalarFunction f = function("tanh(log(1 + exp(2*x)))");
    for (double mean : new double[] {-9.8, -0.4, 0, 2.5}) {
      double t = Math.tanh(Math.log1p(Math.exp(2 * mean)));
      double slope = (1 - t * t) * 2 / (1 + Math.exp(-2 * mean));
      assertEquals(slope, MeanSlope.of(f, variance, mean), 1e-8 * slope);
    }
  }

  /** A jump counts with the density there, whatever its height is against the values. */
  @Test
  void jumpsCount() {
    double density = Math.exp(-0.5 * 0.25) / Math.sqrt(2 * Math.PI * 1e-8);
    assertEquals(1e-3 * density, MeanSlope.of(function("1000 + if(x > 0, 1, 0)/1000"), 1e-8, 0.5e-4), 1e-6 * density);
  }

  @Test
  void slopesLikeAPowerVanishAtZero() {
    assertEquals(0, function("x*abs(x)/(1 + x^2)").beside(0, 1));
    assertEquals(0, function("x*abs(x)^0.2").beside(0, -1));
    assertEquals(1, function("min(max(x, 0), 1)").beside(0, 1));
    assertEquals(0, function("min(max(x, 0), 1)").beside(0, -1));
  }
}

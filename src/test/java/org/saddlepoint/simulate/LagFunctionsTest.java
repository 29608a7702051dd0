package org.saddlepoint.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.saddlepoint.numeric.RandomStream;

class LagFunctionsTest {

  @Test
  void correlationsEqualDirectSums() {
    RandomStream stream = RandomStream.of(1, "lags", 0);
    double[][] series = new double[3][37];
    for (double[] x : series) {
      stream.fillGaussian(x, 1);
    }
    LagCorrelator correlator = new LagCorrelator(37, 10);
    correlator.add(series[0], series[1], 0.3);
    correlator.add(series[2], 0.3);
    double[] found = new double[10];
    correlator.correlation(found);
    for (int k = 0; k < 10; k++) {
      double direct = 0;
      for (double[] x : series) {
        for (int t = 0; t + k < 37; t++) {
          direct += (x[t] - 0.3) * (x[t + k] - 0.3) / (37 - k);
        }
      }
      assertEquals(direct, found[k], 1e-12);
    }
  }

  @Test
  void refinementInterpolatesSmoothAndKinkedFunctions() {
    double[] values = new double[60];
    for (int k = 0; k < values.length; k++) {
      values[k] = Math.exp(-0.2 * k) + 1 / Math.cosh(0.1 * k);
    }
    double[] fine = LagRefinement.refine(values, LagRefinement.factor(0.2));
    assertEquals(59 * 4 + 1, fine.length);
    for (int k = 0; k < fine.length; k++) {
      assertEquals(Math.exp(-0.05 * k) + 1 / Math.cosh(0.025 * k), fine[k], 1e-7, "h⁸ f⁽⁸⁾/8! with h = 0.2 times the node polynomial");
    }
  }
}

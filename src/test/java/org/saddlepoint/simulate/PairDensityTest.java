package org.saddlepoint.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PairDensityTest {
  /** Off-diagonal elements drawn from a Gaussian of any width have the standard normal density in their own units. */
  @Test
  void gaussianCovariances() {
    int n = 400;
    SplittableRandom random = new SplittableRandom(7);
    double[] matrix = new double[n * n];
    for (int i = 0; i < n; i++) {
      matrix[i * n + i] = 50;
      for (int j = 0; j < i; j++) {
        matrix[i * n + j] = 0.02 * random.nextGaussian();
        matrix[j * n + i] = matrix[i * n + j];
      }
    }
    double[] density = PairDensity.of(new DrawCovariance(n, matrix));
    double sum = -density[0] / 2;
    for (int k = 0; k < density.length; k++) {
      double z = k * PairDensity.SPACING;
      // 80 000 pairs: the standard error of a bin is at most 0.003; the average over a bin differs from its middle by less.
      assertEquals(Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI), density[k], 0.012, "at " + z);
      sum += density[k];
    }
    assertEquals(1, 2 * sum * PairDensity.SPACING, 1e-3);
  }
}

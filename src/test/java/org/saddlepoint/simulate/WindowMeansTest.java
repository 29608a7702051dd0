package org.saddlepoint.simulate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.saddlepoint.numeric.RandomStream;

/** Window averages of autoregressive series, x(t+1) = a x(t) + noise of unit variance, C(k) = a^|k|/(1 − a²). */
class WindowMeansTest {
  private static final double A = 0.5;
  private static final int LENGTH = 40;
  private static final int WINDOWS = 8;
  private static final int TRAJECTORIES = 16;
  private static final Groups GROUPS = Groups.of(java.util.stream.IntStream.range(0, TRAJECTORIES).toArray());

  private static WindowMeans series(int sites, double offset) {
    RandomStream stream = RandomStream.of(3, "windows", 0);
    WindowMeans means = new WindowMeans(sites, TRAJECTORIES, LENGTH, WINDOWS);
    double[] x = new double[sites * TRAJECTORIES];
    double[] shifted = new double[x.length];
    for (int t = -50; t < LENGTH * WINDOWS; t++) {
      for (int k = 0; k < x.length; k++) {
        x[k] = A * x[k] + stream.nextGaussian();
        shifted[k] = x[k] + offset * (1 + k % sites);
      }
      if (t >= 0) {
        means.take(shifted);
      }
    }
    return means;
  }

  @Test
  void neighbouringWindowsGiveTheIntegralOverAllLags() {
    int sites = 150;
    double[] traces = series(sites, 0).traces(GROUPS, true);
    // Sum of C over all lags is 1/(1 − a)²; the mean over a window carries 1/L of it. 128 independent windows of 150 sites: 1.5 %.
    double perSite = 1 / ((1 - A) * (1 - A)) / LENGTH;
    assertEquals(1, traces[0] / (sites * perSite), 0.05);
    // Independent sites: PR is 1. The unbiased product has an error of about 150/128 / √150 of it.
    assertEquals(1, sites * traces[1] / (traces[0] * traces[0]), 0.35);
  }

  @Test
  void singleWindowsGiveTheIntegralWithTriangularWeight() {
    int sites = 150;
    double sum = 1 / (1 - A * A);
    for (int k = 1; k < LENGTH; k++) {
      sum += 2 * (1 - k / (double) LENGTH) * Math.pow(A, k) / (1 - A * A);
    }
    assertEquals(1, series(sites, 0).traces(GROUPS, false)[0] / (sites * sum / LENGTH), 0.03);
  }

  @Test
  void meansOfSitesDropOut() {
    assertArrayEquals(series(5, 0).traces(GROUPS, true), series(5, 30).traces(GROUPS, true), 1e-9);
    assertArrayEquals(series(5, 0).traces(GROUPS, false), series(5, 30).traces(GROUPS, false), 1e-9);
  }
}

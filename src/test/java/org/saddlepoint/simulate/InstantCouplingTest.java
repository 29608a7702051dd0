package org.saddlepoint.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.saddlepoint.numeric.RandomStream;

/** Two inputs through one coupling of one instant have the covariance that a common matrix gives them. */
class InstantCouplingTest {
  private static final int SITES = 20_000;

  private static double mean(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i] / a.length;
    }
    return sum;
  }

  @Test
  void inputsOfOneInstantCovary() {
    double[] receiving = new double[SITES];
    java.util.Arrays.fill(receiving, 2.0);
    InstantCoupling coupling = new InstantCoupling(receiving, new double[] {1, 1, 0.5}, new double[0], true, RandomStream.of(1, "test", 0));
    double[] first = new double[SITES];
    double[] second = new double[SITES];
    coupling.apply(new double[] {1, 0, 2}, first, 1);
    coupling.apply(new double[] {1, 1, -1}, second, 1);
    double tolerance = 0.25;
    assertEquals(2 * (1 + 2), mean(first, first), tolerance, "standard error of a variance of 6: 0.06");
    assertEquals(2 * (1 + 1 + 0.5), mean(second, second), tolerance);
    assertEquals(2 * (1 - 1), mean(first, second), tolerance);
    double[] same = new double[SITES];
    coupling.apply(new double[] {2, 0, 4}, same, 1);
    assertEquals(0, same[17] - 2 * first[17], 1e-9, "twice the output gives twice the input");
    coupling.advance();
    double[] next = new double[SITES];
    coupling.apply(new double[] {1, 0, 2}, next, 1);
    assertEquals(0, mean(first, next), tolerance, "independent of the instant before");
  }
}

package org.saddlepoint.solve.sampled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CorrelationWindowTest {
  private static final Periodic GRID = new Periodic(2048, 0.1, false);
  private static final int BLOCKS = 8;
  private static final double NOISE = 0.02;
  private static final double[][] NOTHING = new double[1][GRID.n()];

  /** Blocks that see exp(−τ/time) and independent noise, correlated over a few lags. */
  private static List<double[]> blocks(double time, double level) {
    Random random = new Random(3);
    List<double[]> all = new ArrayList<>();
    int n = GRID.n();
    for (int b = 0; b < BLOCKS; b++) {
      double[] c = new double[n];
      for (int j = 0; j <= n / 2; j++) {
        c[j] = level + Math.exp(-j * GRID.step() / time) + NOISE * random.nextGaussian();
        c[(n - j) % n] = c[j];
      }
      all.add(c);
    }
    return all;
  }

  private static double[] mean(List<double[]> blocks) {
    double[] sum = new double[GRID.n()];
    for (double[] b : blocks) {
      for (int j = 0; j < sum.length; j++) {
        sum[j] += b[j] / BLOCKS;
      }
    }
    return sum;
  }

  @Test
  void signalStaysAndNoiseOfLongLagsFadesIntoTheLevel() {
    List<double[]> blocks = blocks(2, 0.5);
    double[] c = mean(blocks);
    double[] before = c.clone();
    CorrelationWindow window = new CorrelationWindow(true);
    window.apply(GRID, new double[][] {c}, NOTHING, new double[] {0.5}, List.of(blocks));
    assertFalse(window.clipped());
    // Up to where exp(−τ/2) is four standard errors of the mean, 0.03, nothing is changed.
    int told = (int) (2 * Math.log(1 / (4 * NOISE / Math.sqrt(BLOCKS))) / GRID.step());
    for (int j = 0; j <= told; j++) {
      assertEquals(before[j], c[j], 1e-12);
    }
    int beyond = (int) (25 / GRID.step());
    for (int j = beyond; j < GRID.n() - beyond; j++) {
      assertEquals(0.5, c[j], 1e-12);
    }
  }

  @Test
  void correlationsLongerThanThePeriodAllowsAreReported() {
    List<double[]> blocks = blocks(40, 0);
    CorrelationWindow window = new CorrelationWindow(true);
    window.apply(GRID, new double[][] {mean(blocks)}, NOTHING, new double[] {0}, List.of(blocks));
    assertTrue(window.clipped());
  }

  @Test
  void keptEndsDoNotMove() {
    List<double[]> quick = blocks(1, 0);
    CorrelationWindow window = new CorrelationWindow(true);
    window.apply(GRID, new double[][] {mean(quick)}, NOTHING, new double[] {0}, List.of(quick));
    window.keep();
    List<double[]> slow = blocks(40, 0);
    double[] c = mean(slow);
    window.apply(GRID, new double[][] {c}, NOTHING, new double[] {0}, List.of(slow));
    assertEquals(0, c[GRID.n() / 4], 1e-12);
  }

  /** Noise at lags far beyond the end of a correlation is not taken for a part of it, even where it is larger than its error. */
  @Test
  void aLateBumpIsCut() {
    List<double[]> blocks = blocks(1, 0);
    int bump = (int) (30 / GRID.step());
    for (double[] b : blocks) {
      for (int j = bump; j < bump + 40; j++) {
        b[j] += 0.1;
        b[GRID.n() - j] += 0.1;
      }
    }
    double[] c = mean(blocks);
    new CorrelationWindow(true).apply(GRID, new double[][] {c}, NOTHING, new double[] {0}, List.of(blocks));
    assertEquals(0, c[bump + 20], 1e-12);
  }
}

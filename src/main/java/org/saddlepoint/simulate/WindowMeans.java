package org.saddlepoint.simulate;

import org.saddlepoint.numeric.DenseProduct;

/**
 * Averages of one observable over consecutive windows of time, and the covariance matrices that they have: that of the averages
 * themselves, ∫ (1 − |t|/T) C_ij(t) dt / T for windows of length T, and the sum over neighbouring windows, which is the integral of
 * C_ij(t) over all lags as soon as correlations are shorter than a window.
 */
final class WindowMeans {
  private final int sites;
  private final int length;
  private final double[][] sums;
  private long taken;

  /** @param length samples in a window, @param windows how many there are; later samples are left out */
  WindowMeans(int sites, int trajectories, int length, int windows) {
    this.sites = sites;
    this.length = length;
    sums = new double[windows][sites * trajectories];
  }

  /** Takes the next sample of all sites and trajectories. */
  void take(double[] values) {
    int window = (int) Math.min(Integer.MAX_VALUE, taken++ / length);
    if (window < sums.length) {
      double[] sum = sums[window];
      for (int k = 0; k < sum.length; k++) {
        sum[k] += values[k] / length;
      }
    }
  }

  /**
   * tr Σ and tr Σ_A Σ_B of the two groups of trajectories, unbiased.
   *
   * @param neighbours whether Σ is the sum over neighbouring windows, else that of single ones
   */
  double[] traces(Groups groups, boolean neighbours) {
    if (!groups.enough() || sums.length == 0 || neighbours && sums.length < 3) {
      return new double[] {Double.NaN, Double.NaN};
    }
    double[] centre = centre(groups.all());
    double[] first = matrix(groups.first(), centre, neighbours);
    double[] second = matrix(groups.second(), centre, neighbours);
    double trace = 0;
    for (int i = 0; i < sites; i++) {
      trace += 0.5 * (first[i * sites + i] + second[i * sites + i]);
    }
    double product = 0;
    for (int k = 0; k < first.length; k++) {
      product += first[k] * second[k];
    }
    return new double[] {trace, product};
  }

  /** The average of every site, so that what is left of means comes from fluctuations only. */
  private double[] centre(int[] trajectories) {
    double[] centre = new double[sites];
    for (double[] sum : sums) {
      for (int b : trajectories) {
        for (int i = 0; i < sites; i++) {
          centre[i] += sum[b * sites + i] / (trajectories.length * (double) sums.length);
        }
      }
    }
    return centre;
  }

  private double[] matrix(int[] group, double[] centre, boolean neighbours) {
    int windows = sums.length;
    int n = group.length;
    int single = windows * n;
    int pairs = (windows - 1) * n;
    double[] left = new double[sites * (single + n + 1)];
    double[] right = new double[left.length];
    int width = single + n + 1;
    // The product of the means of two different trajectories is that of the sums less those of the same one.
    double lags = neighbours ? 3 : 1;
    double share = lags / (n * (n - 1.0));
    for (int i = 0; i < sites; i++) {
      int row = i * width;
      double total = 0;
      for (int g = 0; g < n; g++) {
        int at = group[g] * sites + i;
        double mean = 0;
        for (int w = 0; w < windows; w++) {
          double near = neighbours ? (w > 0 ? sums[w - 1][at] - centre[i] : 0) + (w + 1 < windows ? sums[w + 1][at] - centre[i] : 0) : 0;
          double here = sums[w][at] - centre[i];
          left[row + g * windows + w] = here;
          right[row + g * windows + w] = here / single + near / Math.max(1, pairs);
          mean += here / windows;
        }
        left[row + single + g] = mean;
        right[row + single + g] = mean * share;
        total += mean;
      }
      left[row + width - 1] = total;
      right[row + width - 1] = -total * share;
    }
    double[] matrix = new double[sites * sites];
    try (DenseProduct product = DenseProduct.of(left, sites, width, sites, DenseProduct.Precision.DOUBLE)) {
      product.multiply(right, matrix, sites);
    }
    return matrix;
  }
}

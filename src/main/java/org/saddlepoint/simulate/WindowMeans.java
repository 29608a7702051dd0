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
    Factors first = factors(groups.first(), centre, neighbours);
    Factors second = factors(groups.second(), centre, neighbours);
    return new double[] {0.5 * (first.trace() + second.trace()), first.trace(second)};
  }

  /**
   * Σ = L Rᵀ, which is wanted for traces only and for many sites would need far more memory than its factors.
   *
   * @param left L by columns, {@code left[k*sites + i]}
   */
  private record Factors(int sites, int width, double[] left, double[] right) {
    double trace() {
      double sum = 0;
      for (int k = 0; k < left.length; k++) {
        sum += left[k] * right[k];
      }
      return sum;
    }

    /** Σ_ij Σ_ij Σ'_ij = Σ_kl (Lᵀ L')_kl (Rᵀ R')_kl. */
    double trace(Factors other) {
      double[] lefts = products(left, other.left, other.width);
      double[] rights = products(right, other.right, other.width);
      double sum = 0;
      for (int k = 0; k < lefts.length; k++) {
        sum += lefts[k] * rights[k];
      }
      return sum;
    }

    private double[] products(double[] columns, double[] others, int count) {
      double[] all = new double[width * count];
      try (DenseProduct product = DenseProduct.of(columns, width, sites, count, DenseProduct.Precision.DOUBLE)) {
        product.multiply(others, all, count);
      }
      return all;
    }
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

  private Factors factors(int[] group, double[] centre, boolean neighbours) {
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
      double total = 0;
      for (int g = 0; g < n; g++) {
        int at = group[g] * sites + i;
        double mean = 0;
        for (int w = 0; w < windows; w++) {
          double near = neighbours ? (w > 0 ? sums[w - 1][at] - centre[i] : 0) + (w + 1 < windows ? sums[w + 1][at] - centre[i] : 0) : 0;
          double here = sums[w][at] - centre[i];
          left[(g * windows + w) * sites + i] = here;
          right[(g * windows + w) * sites + i] = here / single + near / Math.max(1, pairs);
          mean += here / windows;
        }
        left[(single + g) * sites + i] = mean;
        right[(single + g) * sites + i] = mean * share;
        total += mean;
      }
      left[(width - 1) * sites + i] = total;
      right[(width - 1) * sites + i] = -total * share;
    }
    return new Factors(sites, width, left, right);
  }
}

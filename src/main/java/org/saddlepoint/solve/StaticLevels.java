package org.saddlepoint.solve;

import org.saddlepoint.numeric.Spectra;

/**
 * A rule for the average over the static parts m of a node's Gaussian arguments, which copies with the same couplings share: nodes
 * m_i with weights, from the covariance of the arguments between two draws.
 *
 * @param shift  {@code [level][output]}: m
 * @param weight of each level; they sum to one
 */
record StaticLevels(double[][] shift, double[] weight) {
  private static final double REACH = 8.4;
  private static final double COARSEST = 0.6;
  /** The step relative to the width over which the rest of the variance smooths everything. */
  private static final double SMOOTHING = 0.45;
  private static final int MOST = 4000;

  static StaticLevels none(int outputs) {
    return new StaticLevels(new double[1][outputs], new double[] {1});
  }

  /**
   * @param outputs    number of outputs of the site
   * @param arguments  outputs that nonlinear functions act on; the static parts of others play no role
   * @param covariance {@code [i·outputs + j]}: between two draws
   * @param rest       variance of each output that the copies do not share
   */
  static StaticLevels of(int outputs, int[] arguments, double[] covariance, double[] rest) {
    int n = arguments.length;
    double largest = 0;
    for (int a : arguments) {
      largest = Math.max(largest, covariance[a * outputs + a] + rest[a]);
    }
    if (n == 0 || largest == 0) {
      return none(outputs);
    }
    double[] matrix = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        matrix[i * n + j] = covariance[arguments[i] * outputs + arguments[j]];
      }
    }
    Spectra.Symmetric modes = Spectra.symmetric(matrix, n);
    StaticLevels levels = none(outputs);
    for (int a = 0; a < n; a++) {
      double variance = modes.values()[a];
      if (variance > 1e-13 * largest) {
        double[] direction = new double[outputs];
        double steepest = 0;
        for (int i = 0; i < n; i++) {
          direction[arguments[i]] = Math.sqrt(variance) * modes.vectors()[a * n + i];
          double smooth = Math.sqrt(Math.max(rest[arguments[i]], 1e-12 * largest));
          steepest = Math.max(steepest, Math.abs(direction[arguments[i]]) / smooth);
        }
        levels = levels.spread(direction, Math.min(COARSEST, SMOOTHING / steepest));
      }
    }
    return levels;
  }

  private StaticLevels spread(double[] direction, double wanted) {
    int reach = (int) Math.min(Math.ceil(REACH / wanted), Math.max(14, MOST / (2.0 * weight.length)));
    double step = REACH / reach;
    int points = 2 * reach + 1;
    double[][] shifts = new double[points * weight.length][];
    double[] weights = new double[shifts.length];
    double total = 0;
    for (int k = -reach; k <= reach; k++) {
      total += Math.exp(-0.5 * k * step * k * step);
    }
    for (int i = 0; i < weight.length; i++) {
      for (int k = 0; k < points; k++) {
        double z = (k - reach) * step;
        double[] m = shift[i].clone();
        for (int l = 0; l < m.length; l++) {
          m[l] += z * direction[l];
        }
        shifts[i * points + k] = m;
        weights[i * points + k] = weight[i] * Math.exp(-0.5 * z * z) / total;
      }
    }
    return new StaticLevels(shifts, weights);
  }
}

package org.saddlepoint.solve.sampled;

import org.saddlepoint.numeric.NormalQuantile;
import org.saddlepoint.numeric.RandomStream;

/**
 * Nodes for averages over the persistent Gaussian inputs of a site (its posts and frozen noises, as independent standard normal
 * numbers) and its site parameters: the trapezoid rule for one input, a product rule for two, evenly filling points for more.
 *
 * @param z         {@code [input][node]}
 * @param parameter {@code [site parameter][node]}
 * @param weight    they sum to one
 */
record FrozenNodes(double[][] z, double[][] parameter, double[] weight) {
  private static final double REACH = 8;
  private static final double NARROW_REACH = 6.5;
  private static final int MOST = 60_000;

  /** @param fineness number of nodes along one input, a sixth of it along each of two; 1 where all inputs are zero */
  static FrozenNodes of(SampledSystem.Site site, int inputs, int fineness) {
    if (fineness <= 1) {
      return product(site, new double[inputs][1], new double[] {1});
    }
    double[][] z;
    double[] weight;
    int sites = site.nodes().count();
    if (inputs <= 1) {
      int n = Math.max(81, Math.min(fineness, MOST / sites) | 1);
      z = new double[inputs][n];
      weight = new double[n];
      for (int i = 0; i < n; i++) {
        double x = REACH * (2.0 * i / (n - 1) - 1);
        weight[i] = Math.exp(-0.5 * x * x);
        for (double[] axis : z) {
          axis[i] = x;
        }
      }
      if (inputs == 0) {
        weight = new double[] {1};
      }
    } else if (inputs == 2) {
      int n = Math.max(25, Math.min(fineness / 6, (int) Math.sqrt((double) MOST / sites)) | 1);
      z = new double[2][n * n];
      weight = new double[n * n];
      for (int i = 0; i < n * n; i++) {
        z[0][i] = NARROW_REACH * (2.0 * (i / n) / (n - 1) - 1);
        z[1][i] = NARROW_REACH * (2.0 * (i % n) / (n - 1) - 1);
        weight[i] = Math.exp(-0.5 * (z[0][i] * z[0][i] + z[1][i] * z[1][i]));
      }
    } else {
      int n = Math.max(512, Math.min(8 * fineness, MOST / sites));
      LowDiscrepancy points = new LowDiscrepancy(inputs, RandomStream.of(1, "persistent inputs", 0));
      z = new double[inputs][n];
      weight = new double[n];
      for (int i = 0; i < n; i++) {
        weight[i] = 1;
        for (int k = 0; k < inputs; k++) {
          z[k][i] = NormalQuantile.of(points.at(i, k));
        }
      }
    }
    return product(site, z, weight);
  }

  private static FrozenNodes product(SampledSystem.Site site, double[][] z, double[] weight) {
    int sites = site.nodes().count();
    int n = weight.length;
    double total = 0;
    for (double w : weight) {
      total += w;
    }
    double[][] wide = new double[z.length][n * sites];
    double[][] parameter = new double[site.nodes().names().size()][n * sites];
    double[] weights = new double[n * sites];
    for (int node = 0; node < sites; node++) {
      for (int i = 0; i < n; i++) {
        int at = node * n + i;
        weights[at] = site.nodes().weight()[node] * weight[i] / total;
        for (int k = 0; k < z.length; k++) {
          wide[k][at] = z[k][i];
        }
        for (int k = 0; k < parameter.length; k++) {
          parameter[k][at] = site.nodes().value()[node][k];
        }
      }
    }
    return new FrozenNodes(wide, parameter, weights);
  }

  int count() {
    return weight.length;
  }
}

package org.saddlepoint.solve.sampled;

/**
 * The unknowns of the mean-field equations on a periodic grid: spectra of the correlations (second moments, means included), spectra
 * R(ω_k) of the responses with the part that answers at once, and means.
 */
final class OrderParameters {
  final Periodic grid;
  final double[][] pairRe;
  final double[][] pairIm;
  final double[][] responseRe;
  final double[][] responseIm;
  /** The weight of δ(τ) in each response; it is contained in the spectrum. */
  final double[] instant;
  final double[] means;

  OrderParameters(SampledSystem system, Periodic grid) {
    this.grid = grid;
    pairRe = new double[system.pairs().size()][grid.bins()];
    pairIm = new double[system.pairs().size()][grid.bins()];
    responseRe = new double[system.responses().size()][grid.bins()];
    responseIm = new double[system.responses().size()][grid.bins()];
    instant = new double[system.responses().size()];
    means = new double[system.means().size()];
  }

  /** Moves those of one species a share of the way to newer ones. */
  void approach(OrderParameters target, double share, SampledSystem system, int site) {
    for (int p = 0; p < pairRe.length; p++) {
      if (system.pairs().get(p).site() == site) {
        mix(pairRe[p], target.pairRe[p], share);
        mix(pairIm[p], target.pairIm[p], share);
      }
    }
    for (int r = 0; r < responseRe.length; r++) {
      if (system.responses().get(r).site() == site) {
        mix(responseRe[r], target.responseRe[r], share);
        mix(responseIm[r], target.responseIm[r], share);
        instant[r] += share * (target.instant[r] - instant[r]);
      }
    }
    for (int m = 0; m < means.length; m++) {
      if (system.means().get(m).site() == site) {
        means[m] += share * (target.means[m] - means[m]);
      }
    }
  }

  /** Takes those of one species from what was measured in the order of {@link #passage}. */
  void take(Measurement m, SampledSystem system, int site) {
    double ratio = system.sites().get(site).ratio();
    int at = 0;
    for (int p = 0; p < pairRe.length; p++) {
      if (system.pairs().get(p).site() == site) {
        scale(m.pairRe[at], ratio, pairRe[p]);
        scale(m.pairIm[at++], ratio, pairIm[p]);
      }
    }
    at = 0;
    for (int r = 0; r < responseRe.length; r++) {
      if (system.responses().get(r).site() == site) {
        scale(m.responseRe[at], ratio, responseRe[r]);
        scale(m.responseIm[at], ratio, responseIm[r]);
        instant[r] = ratio * m.instant[at++];
      }
    }
    for (int k = 0; k < means.length; k++) {
      if (system.means().get(k).site() == site) {
        means[k] = ratio * m.means[system.means().get(k).readout()];
      }
    }
  }

  /** What the order parameters of a species consist of. */
  static Passage passage(SampledSystem system, int site) {
    return new Passage(
        system.pairs().stream().filter(p -> p.site() == site).toList(), system.responses().stream().filter(r -> r.site() == site).toList());
  }

  private static void scale(double[] from, double factor, double[] to) {
    for (int k = 0; k < to.length; k++) {
      to[k] = factor * from[k];
    }
  }

  private static void mix(double[] x, double[] target, double share) {
    for (int k = 0; k < x.length; k++) {
      x[k] += share * (target[k] - x[k]);
    }
  }

  /** The same functions over twice the period. */
  OrderParameters onto(Periodic longer, SampledSystem system) {
    OrderParameters other = new OrderParameters(system, longer);
    int n = grid.n();
    for (int p = 0; p < pairRe.length; p++) {
      double[] c = grid.lags(pairRe[p], pairIm[p]);
      double[] wide = new double[longer.n()];
      java.util.Arrays.fill(wide, c[n / 2]);
      for (int j = 0; j <= n / 2; j++) {
        wide[j] = c[j];
        wide[(longer.n() - j) % longer.n()] = c[(n - j) % n];
      }
      longer.spectrum(wide, other.pairRe[p], other.pairIm[p]);
    }
    for (int r = 0; r < responseRe.length; r++) {
      for (int k = 0; k < longer.bins(); k++) {
        other.responseRe[r][k] = 0.5 * (responseRe[r][k / 2] + responseRe[r][(k + 1) / 2]);
        other.responseIm[r][k] = 0.5 * (responseIm[r][k / 2] + responseIm[r][(k + 1) / 2]);
      }
      other.instant[r] = instant[r];
    }
    System.arraycopy(means, 0, other.means, 0, means.length);
    return other;
  }

  OrderParameters copy(SampledSystem system) {
    OrderParameters other = new OrderParameters(system, grid);
    for (int s = 0; s < system.sites().size(); s++) {
      other.approach(this, 1, system, s);
    }
    return other;
  }
}

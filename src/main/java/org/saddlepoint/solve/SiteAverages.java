package org.saddlepoint.solve;

import java.util.Arrays;
import org.saddlepoint.numeric.ArrayFunction;
import org.saddlepoint.numeric.CovarianceFunction;

/**
 * Averages over the Gaussian fields of one node: means, slopes and covariances of what is read out, given mean and variance of
 * every output's Gaussian part.
 */
final class SiteAverages {
  /** Correlations below this need the first order only. */
  private static final double SMALL = 1e-13;
  /** Where a tabulated covariance is still linear, as far as such small correlations ask. */
  private static final double NEARBY = 1e-3;

  private static final double ROUNDING = 1e-13;

  private final EffectiveSite site;
  private final int node;
  private final double[] mean;
  private final double[] variance;
  private final Expansions expansions;

  /**
   * @param mean     mean of each output
   * @param variance variance of each output at equal times
   */
  SiteAverages(EffectiveSite site, int node, double[] mean, double[] variance, Expansions expansions) {
    this.site = site;
    this.node = node;
    this.mean = mean;
    // A variance that rounding has made negative is none.
    this.variance = Arrays.stream(variance).map(v -> Math.max(v, 0)).toArray();
    this.expansions = expansions;
  }

  double variance(int output) {
    return variance[output];
  }

  double mean(int output) {
    return mean[output];
  }

  /** ⟨f⟩. */
  double average(int readout) {
    int l = site.outputOf(readout);
    if (site.isLinear(readout)) {
      return site.slope(readout, node) * mean[l] + site.offset(readout, node);
    }
    ScalarFunction f = site.function(readout, node);
    return f.factor() * expansions.average(f, variance[l], mean[l]);
  }

  /** ⟨f'⟩. */
  double gain(int readout) {
    int l = site.outputOf(readout);
    ScalarFunction f = site.function(readout, node);
    return site.isLinear(readout) ? site.slope(readout, node) : f.factor() * expansions.gain(f, variance[l], mean[l]);
  }

  /**
   * ⟨f'⟩ as a factor of covariances with the argument: the mean slope of a step is infinite where its argument does not vary, but what varies
   * with nothing is nothing.
   */
  double factor(int readout) {
    double gain = gain(readout);
    return Double.isInfinite(gain) && variance[site.outputOf(readout)] == 0 ? 0 : gain;
  }

  /** Cov(f(u), h(u')) when Cov(u, u') = {@code c}. */
  double covariance(int left, int right, double c) {
    double[] one = {c};
    covariances(left, right, one, one);
    return one[0];
  }

  /** The same for a covariance over the lags of a periodic grid; where both functions are one it is even in the lag. */
  void overLags(int left, int right, double[] c, double[] out) {
    if (left != right) {
      covariances(left, right, c, out);
      return;
    }
    int half = c.length / 2;
    double[] positive = Arrays.copyOf(c, half + 1);
    covariances(left, right, positive, positive);
    for (int j = 0; j <= half; j++) {
      out[j] = positive[j];
      out[(c.length - j) % c.length] = positive[j];
    }
  }

  /** Fills {@code out[i]} with Cov(f(u), h(u')) for Cov(u, u') = c[i]; the arrays may be the same. */
  void covariances(int left, int right, double[] c, double[] out) {
    if (site.isLinear(left) || site.isLinear(right)) {
      double gains = gain(left) * gain(right);
      for (int i = 0; i < c.length; i++) {
        out[i] = gains * c[i];
      }
      return;
    }
    ScalarFunction f = site.function(left, node);
    ScalarFunction h = site.function(right, node);
    int l = site.outputOf(left);
    int m = site.outputOf(right);
    double scale = Math.sqrt(variance[l]) * Math.sqrt(variance[m]);
    double factor = f.factor() * h.factor();
    int[] place = new int[c.length];
    double[] rho = new double[c.length];
    int general = 0;
    double initial = Double.NaN;
    for (int i = 0; i < c.length; i++) {
      if (!(scale > 0) || c[i] == 0) {
        out[i] = 0;
      } else if (Math.abs(c[i]) < SMALL * scale) {
        initial = Double.isNaN(initial) ? initialSlope(left, right, scale) : initial;
        out[i] = initial * c[i];
      } else if (l == m && c[i] == variance[l] && !isTabulated(left, right)) {
        out[i] = factor * expansions.covarianceAtOne(f, h, variance[l], mean[l]);
      } else {
        place[general] = i;
        // Not what rounding leaves of one: steps have a square root there.
        rho[general++] = l == m && c[i] == variance[l] ? 1 : clamped(c[i] / scale);
      }
    }
    if (general > 0) {
      function(left, right).apply(rho, rho, general);
      for (int k = 0; k < general; k++) {
        out[place[k]] = factor * rho[k];
      }
    }
  }

  /** dCov(f, h)/dCov(u, u') at none: the product of the gains, from a table that needs no further averages where there is one. */
  private double initialSlope(int left, int right, double scale) {
    if (!isTabulated(left, right)) {
      return gain(left) * gain(right);
    }
    double[] one = {NEARBY};
    function(left, right).apply(one, one, 1);
    return site.function(left, node).factor() * site.function(right, node).factor() * one[0] / (NEARBY * scale);
  }

  /** Whether variances and means allow a table. */
  private boolean isTabulated(int left, int right) {
    int l = site.outputOf(left);
    int m = site.outputOf(right);
    return expansions.isTabulated() && mean[l] == 0 && mean[m] == 0 && variance[l] == variance[m];
  }

  /** The covariance of the two cores as a function of ρ. */
  private ArrayFunction function(int left, int right) {
    return isTabulated(left, right)
        ? expansions.slice(site.function(left, node), site.function(right, node), variance[site.outputOf(left)], tolerance())
        : exact(left, right);
  }

  /** A node that stands for few sites need not be exact: the error counts with its weight. */
  private double tolerance() {
    double weight = site.nodes().weight()[node];
    // Few classes, so that nodes share tables; weight times tolerance stays at 1e-12.
    return weight > 1e-2 ? ROUNDING : weight > 1e-4 ? 1e-10 : weight > 1e-6 ? 1e-8 : weight > 1e-8 ? 1e-6 : weight > 1e-10 ? 1e-4 : 1e-1;
  }

  /** As {@link #slopes}, but 0 where that is infinite: what a singular part can be subtracted with. */
  double finiteSlopes(int left, int right, double c) {
    double value = slopes(left, right, c);
    return Double.isInfinite(value) ? 0 : value;
  }

  /** A correlation beyond one by a discretisation error counts as one. */
  private static double clamped(double rho) {
    return Math.max(-1, Math.min(1, rho));
  }

  /** d Cov(f(u), h(u')) / d Cov(u, u') = ⟨f'(u) h'(u')⟩ (Price's theorem). */
  double slopes(int left, int right, double c) {
    if (site.isLinear(left) || site.isLinear(right)) {
      return gain(left) * gain(right);
    }
    int l = site.outputOf(left);
    int m = site.outputOf(right);
    double scale = Math.sqrt(variance[l]) * Math.sqrt(variance[m]);
    ScalarFunction f = site.function(left, node);
    ScalarFunction h = site.function(right, node);
    if (l == m && c == variance[l]) {
      // Also at variance zero, where the two sides of a kink count half each.
      return f.factor() * h.factor() * expansions.slopesAtOne(f, h, variance[l], mean[l]);
    }
    if (!(scale > 0) || c == 0) {
      return gain(left) * gain(right);
    }
    return f.factor() * h.factor() * exact(left, right).derivative(clamped(c / scale)) / scale;
  }

  private CovarianceFunction exact(int left, int right) {
    return exact(left, right, tolerance());
  }

  /**
   * The covariance of the two cores as a function of the correlation of their arguments.
   *
   * @param tolerance what may be missing of the mean squares, relative
   */
  CovarianceFunction exact(int left, int right, double tolerance) {
    int l = site.outputOf(left);
    int m = site.outputOf(right);
    return expansions.covariance(site.function(left, node), variance[l], mean[l], site.function(right, node), variance[m], mean[m], Math.max(tolerance, tolerance()));
  }
}

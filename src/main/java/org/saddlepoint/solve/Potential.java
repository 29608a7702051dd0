package org.saddlepoint.solve;

import java.util.Optional;
import org.saddlepoint.numeric.CovarianceFunction;
import org.saddlepoint.numeric.GaussLegendre;

/**
 * The potential U(c) = a c²/2 − ∫_0^c O − F c of a {@link ScalarReduction} at fixed variance c0 = C(0): motion along
 * b C'' = U'(C). O(c) = α Σ_ν w_ν [Cov_ν(κ_ν c) + ⟨f⟩²], with the averages taken at the variance κ_ν c0.
 */
final class Potential {
  private static final GaussLegendre RULE = new GaussLegendre(16);
  /** Below this share of the range the energy difference is computed from the curvature. */
  private static final double NEAR = 0.2;
  private static final double ROUNDING = 1e-28;

  private final ScalarReduction reduction;
  private final double variance;
  private final double[] weight;
  private final CovarianceFunction[] covariance;
  private final double mean;

  /** @param tolerance what may be missing of the mean squares, relative */
  Potential(ScalarReduction reduction, MeanFieldSystem system, double variance, double tolerance) {
    this.reduction = reduction;
    this.variance = variance;
    EffectiveSite site = system.site(reduction.pair().site());
    int readout = reduction.pair().left();
    int nodes = reduction.kappa().length;
    weight = new double[nodes];
    covariance = new CovarianceFunction[nodes];
    double sum = 0;
    Expansions expansions = Expansions.exact();
    for (int node = 0; node < nodes; node++) {
      double[] zero = new double[site.outputs()];
      double[] variances = new double[site.outputs()];
      variances[site.outputOf(readout)] = reduction.kappa()[node] * variance;
      SiteAverages averages = new SiteAverages(site, node, zero, variances, expansions);
      double factor = site.function(readout, node).factor();
      weight[node] = site.ratio() * site.nodes().weight()[node] * factor * factor;
      covariance[node] = averages.exact(readout, readout, tolerance);
      sum += site.ratio() * site.nodes().weight()[node] * Math.pow(averages.average(readout), 2);
    }
    double square = 0;
    for (int node = 0; node < nodes; node++) {
      square += weight[node] * covariance[node].atOne();
    }
    // Rounding leaves a mean of 1e-17 to odd functions; it is none.
    mean = sum <= ROUNDING * square ? 0 : sum;
  }

  private Potential(Potential like, double variance, CovarianceFunction[] covariance, double mean) {
    this.reduction = like.reduction;
    this.variance = variance;
    this.weight = like.weight;
    this.covariance = covariance;
    this.mean = mean;
  }

  /**
   * The potential at a variance close to that of another one, from the averages at both, which are smooth in the variance; empty if they
   * are not known as series. What is left out is of second order: the product of the relative distances of the variance from the two.
   */
  Optional<Potential> towards(Potential other, double wanted) {
    double share = (wanted - variance) / (other.variance - variance);
    CovarianceFunction[] moved = new CovarianceFunction[covariance.length];
    for (int node = 0; node < moved.length; node++) {
      Optional<CovarianceFunction> function = covariance[node].towards(other.covariance[node], share);
      if (function.isEmpty()) {
        return Optional.empty();
      }
      moved[node] = function.get();
    }
    return Optional.of(new Potential(this, wanted, moved, mean + share * (other.mean - mean)));
  }

  double variance() {
    return variance;
  }

  /** Lends its covariance functions to the system's tables where these may be as inexact. */
  void remember(MeanFieldSystem system) {
    EffectiveSite site = system.site(reduction.pair().site());
    for (int node = 0; node < weight.length && system.accuracy() > 0; node++) {
      ScalarFunction f = site.function(reduction.pair().left(), node);
      system.tables().of(f, f, 0).put(reduction.kappa()[node] * variance, covariance[node]);
    }
  }

  private double rho(double c) {
    return Math.max(-1, Math.min(1, c / variance));
  }

  /** O(c). */
  double correlation(double c) {
    double rho = rho(c);
    double sum = mean;
    for (int node = 0; node < weight.length; node++) {
      sum += weight[node] * covariance[node].at(rho);
    }
    return sum;
  }

  /** O at many covariances. */
  private double[] correlations(double[] c, int n) {
    double[] rho = new double[n];
    double[] value = new double[n];
    double[] sum = new double[n];
    for (int i = 0; i < n; i++) {
      rho[i] = rho(c[i]);
      sum[i] = mean;
    }
    for (int node = 0; node < weight.length; node++) {
      covariance[node].apply(rho, value, n);
      for (int i = 0; i < n; i++) {
        sum[i] += weight[node] * value[i];
      }
    }
    return sum;
  }

  /** O(c) − O(0) at many covariances. */
  double[] centred(double[] c) {
    double[] out = correlations(c, c.length);
    for (int i = 0; i < out.length; i++) {
      out[i] -= mean;
    }
    return out;
  }

  /** U' at many covariances; the arrays may be the same. */
  void slopes(double[] c, double[] out, int n) {
    double[] output = correlations(c, n);
    for (int i = 0; i < n; i++) {
      out[i] = reduction.a() * c[i] - output[i] - reduction.frozen();
    }
  }

  /** O(c) − O(0). */
  double centred(double c) {
    return correlation(c) - mean;
  }

  private double slopeOfCorrelation(double c) {
    double sum = 0;
    for (int node = 0; node < weight.length; node++) {
      sum += weight[node] * covariance[node].derivative(rho(c));
    }
    return sum / variance;
  }

  private double integral(double c) {
    double sum = 0;
    for (int node = 0; node < weight.length; node++) {
      sum += weight[node] * covariance[node].integral(rho(c));
    }
    return sum * variance;
  }

  /** U'(c). */
  double slope(double c) {
    return reduction.a() * c - correlation(c) - reduction.frozen();
  }

  /** U''(c). */
  double curvature(double c) {
    return reduction.a() - slopeOfCorrelation(c);
  }

  /** 2[U(c∞ + ε) − U(c∞)]/ε² for a stationary point c∞, without cancellation as ε → 0. */
  double relativeEnergy(double bottom, double above) {
    if (above == 0) {
      return curvature(bottom);
    }
    if (bottom == 0 && mean == 0 && reduction.frozen() == 0) {
      return reduction.a() - 2 * integral(above) / (above * above);
    }
    if (above > NEAR * (variance - bottom)) {
      double top = bottom + above;
      double work = integral(top) - integral(bottom) + (mean + reduction.frozen()) * above;
      return (reduction.a() * (top + bottom) - 2 * work / above) / above;
    }
    // U' vanishes at the bottom: Taylor's remainder 2∫_0^1 (1 − s) U''(c∞ + sε) ds does not cancel.
    double sum = 0;
    for (int k = 0; k < RULE.size(); k++) {
      double s = 0.5 * (1 + RULE.node(k));
      sum += RULE.weight(k) * (1 - s) * curvature(bottom + s * above);
    }
    return sum;
  }

  /** The same at many places above the stationary point. */
  void relativeEnergies(double bottom, double[] above, double[] out, int n) {
    if (bottom != 0 || mean != 0 || reduction.frozen() != 0) {
      for (int i = 0; i < n; i++) {
        out[i] = relativeEnergy(bottom, above[i]);
      }
      return;
    }
    double[] rho = new double[n];
    double[] value = new double[n];
    double[] sum = new double[n];
    for (int i = 0; i < n; i++) {
      rho[i] = rho(above[i]);
    }
    for (int node = 0; node < weight.length; node++) {
      covariance[node].integrals(rho, value, n);
      for (int i = 0; i < n; i++) {
        sum[i] += weight[node] * value[i];
      }
    }
    for (int i = 0; i < n; i++) {
      out[i] = above[i] == 0 ? curvature(0) : reduction.a() - 2 * sum[i] * variance / (above[i] * above[i]);
    }
  }

  /** U(c0) − U(c∞). */
  double height(double bottom) {
    double above = variance - bottom;
    return 0.5 * relativeEnergy(bottom, above) * above * above;
  }

  /** The stationary point of U next to zero from above, NaN if there is none up to c0. */
  double bottom() {
    if (mean == 0 && reduction.frozen() == 0) {
      return 0;
    }
    return smallestZero(reduction.frozen());
  }

  /** The same without the frozen noise: the static part that two draws share. */
  double shared() {
    return mean == 0 ? 0 : smallestZero(0);
  }

  /** a c = O(c) + F by Newton's method from zero: a c − O − F is concave, so that the steps do not pass the smallest zero. */
  private double smallestZero(double frozen) {
    double c = 0;
    for (int k = 0; k < 200; k++) {
      double value = reduction.a() * c - correlation(c) - frozen;
      double slope = curvature(c);
      if (!(slope > 0)) {
        return Double.NaN;
      }
      double next = c - value / slope;
      if (next > variance * (1 + 1e-9)) {
        return Double.NaN;
      }
      if (Math.abs(next - c) <= 1e-15 * variance) {
        return Math.min(next, variance);
      }
      c = next;
    }
    return c;
  }
}

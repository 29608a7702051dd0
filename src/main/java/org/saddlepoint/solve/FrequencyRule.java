package org.saddlepoint.solve;

import java.util.List;

/**
 * Nodes for ∫dω/2π over all frequencies, symmetric about zero: ω_k = A sinh(k η) with the trapezoid rule in k η, which resolves a
 * peak at zero, decays spectrally, and reaches the tails of spectra that fall off like a power; on a clock with steps the uniform
 * rule over one period. Only k ≥ 0 is stored.
 *
 * @param omega  ω_k ≥ 0, k = 0 … K
 * @param weight dω/2π at each
 * @param periodic whether the last node is its own mirror image (ω = π/step)
 */
public record FrequencyRule(double[] omega, double[] weight, boolean periodic) {

  /**
   * @param scale   A, the width below which nodes are uniform
   * @param step    η
   * @param highest last frequency of interest
   */
  static FrequencyRule stretched(double scale, double step, double highest) {
    return graded(new FrequencyScale(scale, highest, List.of()), step);
  }

  /** Nodes that are dense at zero and around every peak: k η = asinh(ω/A) + Σ_i [asinh((ω − c_i)/w_i) + asinh((ω + c_i)/w_i)]. */
  static FrequencyRule graded(FrequencyScale scale, double step) {
    int last = Math.max(2, (int) Math.ceil(scale.place(scale.highest()) / step / 2) * 2);
    double[] omega = new double[last + 1];
    double[] weight = new double[last + 1];
    for (int k = 0; k <= last; k++) {
      omega[k] = k == 0 ? 0 : scale.at(k * step, omega[k - 1]);
      weight[k] = step / (2 * Math.PI * scale.density(omega[k]));
    }
    return new FrequencyRule(omega, weight, false);
  }

  /** Uniform nodes over the period 2π/lagStep, an even number of intervals. */
  static FrequencyRule periodic(double lagStep, int intervals) {
    double[] omega = new double[intervals + 1];
    double[] weight = new double[intervals + 1];
    for (int k = 0; k <= intervals; k++) {
      omega[k] = Math.PI * k / (intervals * lagStep);
      weight[k] = 1 / (2 * intervals * lagStep);
    }
    return new FrequencyRule(omega, weight, true);
  }

  public int size() {
    return omega.length;
  }

  /** Every second node, with twice the weight. */
  FrequencyRule coarser() {
    int n = (omega.length + 1) / 2;
    double[] o = new double[n];
    double[] w = new double[n];
    for (int k = 0; k < n; k++) {
      o[k] = omega[2 * k];
      w[k] = 2 * weight[2 * k];
    }
    return new FrequencyRule(o, w, periodic);
  }
}

package org.saddlepoint.solve.sampled;

/**
 * How a response begins: R(τ) = instant·δ(τ) + jump·exp(−τ/u) + a remainder that vanishes at τ = 0. Both numbers are averages of
 * derivatives, known without the noise of perturbing; the remainder alone is represented on the grid, whose highest frequency would
 * cut a jump. u is the unit of time of the grid.
 *
 * @param instant ⟨∂b/∂u⟩ of the readout b by the input u
 * @param jump    ⟨Σ_j ∂b/∂s_j ∂ṡ_j/∂u⟩ over the states s_j; 0 in discrete time, whose grid cuts nothing
 */
record ResponseStart(Periodic grid, double instant, double jump) {

  /** re + i·im += factor·(instant + jump·u/(1 + iωu)) at every frequency. */
  void add(double factor, double[] re, double[] im) {
    for (int k = 0; k < re.length; k++) {
      double omega = grid.frequency(k) * grid.unit();
      double share = factor * jump * grid.unit() / (1 + omega * omega);
      re[k] += factor * instant + share;
      im[k] -= omega * share;
    }
  }

  /**
   * Turns what perturbations constant over each step did, Σ_j r_j exp(−iωjh) with r_j the response integrated over the step that ended
   * at lag j, into the remainder: takes the beginning out and divides by the spectrum of one step, exp(−iωh/2) sin(ωh/2)/(ωh/2).
   */
  void remainderOfSteps(double[] re, double[] im) {
    if (grid.discrete()) {
      add(-1, re, im);
      return;
    }
    double h = grid.step();
    double growth = Math.exp(h / grid.unit());
    for (int k = 0; k < re.length; k++) {
      double omega = grid.frequency(k);
      // Σ_j over the steps of jump·exp(−τ/u): jump·u·(e^{h/u} − 1)/(e^{(1/u + iω)h} − 1).
      double a = growth * Math.cos(omega * h) - 1;
      double b = growth * Math.sin(omega * h);
      double share = jump * grid.unit() * (growth - 1) / (a * a + b * b);
      double r = re[k] - instant - share * a;
      double i = im[k] + share * b;
      double half = 0.5 * omega * h;
      double box = half == 0 ? 1 : Math.sin(half) / half;
      double c = Math.cos(half) / box;
      double s = Math.sin(half) / box;
      re[k] = r * c - i * s;
      im[k] = r * s + i * c;
    }
  }
}

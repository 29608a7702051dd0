package org.saddlepoint.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The case in which the mean-field equations are one scalar equation of second order: one nonlinear autocorrelation O(ω) drives
 * every argument it depends on through the same filter of first order, C_ν(ω) = κ_ν C(ω) with (a + bω²) C(ω) = O(ω) + S, S the
 * spectrum of a white noise at the same place. Then a C − b C'' = O(C) + Sδ(τ) + F, F the frozen noise: a particle in a potential.
 *
 * @param pair  the nonlinear correlation
 * @param a     see above
 * @param b     see above
 * @param white S
 * @param frozen F
 * @param kappa κ_ν by node, 1 for the first
 */
record ScalarReduction(MeanFieldSystem.Pair pair, double a, double b, double white, double frozen, double[] kappa) {
  private static final double[] PROBES = {0, 0.317, 1, 2.71, 9.3};
  private static final double EQUAL = 1e-11;

  /** The reduction if the system has this form; found by looking at its linear responses, not at the model. */
  static Optional<ScalarReduction> of(MeanFieldSystem system) {
    List<MeanFieldSystem.Pair> nonlinear = new Propagation(system, List.of()).nonlinear();
    if (nonlinear.size() != 1 || !(system.clock() instanceof Clock.Continuous) || !system.meanInputs().isEmpty()) {
      return Optional.empty();
    }
    MeanFieldSystem.Pair pair = nonlinear.get(0);
    EffectiveSite site = system.site(pair.site());
    int l = site.outputOf(pair.left());
    if (pair.left() != pair.right() || site.isDriven(l) || hasMeans(system)) {
      return Optional.empty();
    }
    List<Propagation.Target> targets = new ArrayList<>();
    for (int node = 0; node < site.nodes().count(); node++) {
      targets.add(new Propagation.Target(pair.site(), node, l, l));
    }
    Propagation propagation = new Propagation(system, targets);
    Propagation.Coefficients c = propagation.newCoefficients();
    double[] inverse = new double[PROBES.length];
    double[] noise = new double[PROBES.length];
    double[] kappa = new double[targets.size()];
    for (int k = 0; k < PROBES.length; k++) {
      propagation.at(PROBES[k], c);
      double gain = c.re()[0] + c.re()[1];
      if (!(gain > 0)) {
        return Optional.empty();
      }
      inverse[k] = 1 / gain;
      noise[k] = c.re()[2] / gain;
      for (int node = 0; node < kappa.length; node++) {
        double ratio = (c.re()[3 * node] + c.re()[3 * node + 1]) / gain;
        boolean follows = k == 0 || Math.abs(ratio - kappa[node]) <= EQUAL * (1 + ratio);
        if (!follows || !(ratio > 0) || Math.abs(c.re()[3 * node + 2] - ratio * c.re()[2]) > EQUAL * (1 + ratio) * (1 + c.re()[2])) {
          return Optional.empty();
        }
        kappa[node] = ratio;
      }
    }
    double b = (inverse[2] - inverse[0]) / (PROBES[2] * PROBES[2]);
    for (int k = 0; k < PROBES.length; k++) {
      boolean affine = Math.abs(inverse[0] + b * PROBES[k] * PROBES[k] - inverse[k]) <= EQUAL * inverse[k];
      if (!affine || Math.abs(noise[k] - noise[0]) > EQUAL * (1 + Math.abs(noise[0]))) {
        return Optional.empty();
      }
    }
    propagation.frozen(c);
    double frozen = c.re()[2] * inverse[0];
    for (int node = 0; node < kappa.length; node++) {
      if (Math.abs(c.re()[3 * node + 2] - kappa[node] * c.re()[2]) > EQUAL * (1 + kappa[node]) * (1 + c.re()[2])) {
        return Optional.empty();
      }
    }
    return b > 0 ? Optional.of(new ScalarReduction(pair, inverse[0], b, noise[0], frozen, kappa)) : Optional.empty();
  }

  private static boolean hasMeans(MeanFieldSystem system) {
    for (int s = 0; s < system.sites().size(); s++) {
      EffectiveSite site = system.site(s);
      for (int node = 0; node < site.nodes().count(); node++) {
        for (double mean : StaticFields.of(system, s, node, StaticParts.zero(system)).mean()) {
          if (mean != 0) {
            return true;
          }
        }
        for (int r = 0; r < site.readouts().size(); r++) {
          if (site.isLinear(r) && site.offset(r, node) != 0) {
            return true;
          }
        }
      }
    }
    return false;
  }
}

package org.saddlepoint.solve.sampled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.saddlepoint.numeric.NumericalFailure;
import org.saddlepoint.numeric.Spectra;
import org.saddlepoint.solve.FrequencyScan;

/**
 * Whether a state of rest is stable. No fluctuation of the inputs may grow when it passes the sites: the largest eigenvalue over frequencies of
 * O_bb' → Σ_kl ⟨S_bk S*_b'l⟩ Φ_kl[O], with the responses S(ω) dressed by the memory, is below one; and no site may leave by itself. Cost: some
 * fifty frequencies, and ten more for every resonance.
 */
final class RestingStability {
  /** Frequencies per factor of ten. */
  private static final double DENSITY = 6;
  /** A state of this share of the sites is one that a large network has. */
  private static final double PRESENT = 1e-9;
  private static final double CLOSE = 1e-6;
  private static final int RESPONSE_ITERATIONS = 500;
  private static final double DAMPING = 0.7;

  private final SampledSystem system;
  private final List<RestingSite> sites;
  private final OrderParameters state;
  private final List<List<GrowingModes>> modes = new ArrayList<>();
  /** Four times, so that bin 0 is ω = 0 and bin 1 any frequency that is asked for. */
  private final Periodic still;

  /** @param state order parameters at four times, of which those at zero frequency count */
  RestingStability(SampledSystem system, List<RestingSite> sites, OrderParameters state) {
    this.system = system;
    this.sites = sites;
    this.state = state;
    this.still = state.grid;
    for (int s = 0; s < sites.size(); s++) {
      modes.add(sites.get(s).modes(new SiteInputs(system, s, state)));
    }
  }

  /**
   * max_ω of the growth of fluctuations that pass the sites once; infinite where sites leave the state by themselves, NaN where the responses at
   * some frequency are not found.
   */
  double value() {
    for (int s = 0; s < sites.size(); s++) {
      if (system.sites().get(s).feedbacks().isEmpty() && leaves(s)) {
        return Double.POSITIVE_INFINITY;
      }
    }
    FrequencyScan scan = new FrequencyScan(DENSITY, system.discrete(), system.discrete() ? OptionalDouble.of(Math.PI) : OptionalDouble.empty());
    for (int s = 0; s < sites.size(); s++) {
      scan.add(sites.get(s).weights(), modes.get(s).stream().map(GrowingModes::alone).toList());
    }
    double[] frequencies = scan.frequencies();
    double[] growth = Arrays.stream(frequencies).map(omega -> at(omega, true)).toArray();
    for (int s = 0; s < sites.size(); s++) {
      if (leaves(s)) {
        return Double.POSITIVE_INFINITY;
      }
    }
    return FrequencyScan.largest(frequencies, growth, omega -> at(omega, false), CLOSE);
  }

  /** Whether a species has sites with growing modes, as far as their memories are known. */
  private boolean leaves(int s) {
    for (int node = 0; node < modes.get(s).size(); node++) {
      if (sites.get(s).weights()[node] > PRESENT && modes.get(s).get(node).count() > 0) {
        return true;
      }
    }
    return false;
  }

  /** @param counted whether the frequency, higher than those before, counts for the growing modes of sites */
  private double at(double omega, boolean counted) {
    Periodic grid = omega == 0 ? still : new Periodic(4, Math.PI / (2 * omega), system.discrete());
    int bin = omega == 0 ? 0 : 1;
    OrderParameters around = new OrderParameters(system, grid);
    for (int p = 0; p < system.pairs().size(); p++) {
      around.pairRe[p][0] = state.pairRe[p][0] / still.duration() * grid.duration();
    }
    System.arraycopy(state.means, 0, around.means, 0, state.means.length);
    for (int r = 0; r < system.responses().size(); r++) {
      around.responseRe[r][0] = state.responseRe[r][0];
      around.responseRe[r][bin] = state.responseRe[r][0];
    }
    dress(omega, bin, around);
    for (int s = 0; s < sites.size() && counted; s++) {
      if (!system.sites().get(s).feedbacks().isEmpty()) {
        SiteInputs inputs = new SiteInputs(system, s, around);
        for (int node = 0; node < modes.get(s).size(); node++) {
          modes.get(s).get(node).add(sites.get(s).loop(node, omega, inputs, bin));
        }
      }
    }
    return growth(omega, bin, around);
  }

  /** Responses at a frequency that contain themselves in their memories. */
  private void dress(double omega, int bin, OrderParameters around) {
    double change = 1;
    for (int i = 0; i < RESPONSE_ITERATIONS && change > 1e-10 && bin > 0; i++) {
      change = 0;
      for (int s = 0; s < system.sites().size(); s++) {
        SiteResponse site = response(s, omega, bin, around);
        for (int r = 0; r < system.responses().size(); r++) {
          SampledSystem.ResponseOf wanted = system.responses().get(r);
          if (wanted.site() == s) {
            double[] mean = site.mean(wanted.readout(), wanted.post());
            change = Math.max(change, Math.hypot(mean[0] - around.responseRe[r][bin], mean[1] - around.responseIm[r][bin]));
            around.responseRe[r][bin] += DAMPING * (mean[0] - around.responseRe[r][bin]);
            around.responseIm[r][bin] += DAMPING * (mean[1] - around.responseIm[r][bin]);
          }
        }
      }
    }
    if (!(change < 1e-6) && bin > 0 && !system.responses().isEmpty()) {
      throw new NumericalFailure("the responses of the state at rest have no limit at angular frequency " + omega);
    }
  }

  /** Responses of a site by node with their weights, the ratio of the species included. */
  private record SiteResponse(double[] weight, double[][] re, double[][] im, int posts) {
    double[] mean(int readout, int post) {
      double[] sum = new double[2];
      for (int i = 0; i < weight.length; i++) {
        sum[0] += weight[i] * re[readout * posts + post][i];
        sum[1] += weight[i] * im[readout * posts + post][i];
      }
      return sum;
    }
  }

  private SiteResponse response(int s, double omega, int bin, OrderParameters around) {
    double[] weight = sites.get(s).weights().clone();
    for (int i = 0; i < weight.length; i++) {
      weight[i] *= system.sites().get(s).ratio();
    }
    double[][][] response = sites.get(s).responses(omega, new SiteInputs(system, s, around), bin);
    return new SiteResponse(weight, response[0], response[1], system.sites().get(s).posts());
  }

  /** The spectral radius of one passage of all pairs and their transposes. */
  private double growth(double omega, int bin, OrderParameters around) {
    int n = 2 * system.pairs().size();
    if (n == 0) {
      return 0;
    }
    double[] re = new double[n * n];
    double[] im = new double[n * n];
    for (int s = 0; s < system.sites().size(); s++) {
      SiteResponse site = response(s, omega, bin, around);
      for (int p = 0; p < system.pairs().size(); p++) {
        SampledSystem.Pair pair = system.pairs().get(p);
        for (int side = 0; side < 2 && pair.site() == s; side++) {
          int b = side == 0 ? pair.left() : pair.right();
          int c = side == 0 ? pair.right() : pair.left();
          for (SampledSystem.DriveTerm d : system.sites().get(s).drives()) {
            for (int turned = 0; turned < (d.left() == d.right() ? 1 : 2); turned++) {
              int k = turned == 0 ? d.left() : d.right();
              int l = turned == 0 ? d.right() : d.left();
              int slot = 2 * d.pair() + (d.transposed() == (turned == 0) ? 1 : 0);
              int at = (2 * p + side) * n + slot;
              for (int i = 0; i < site.weight.length; i++) {
                double ar = site.re[b * site.posts + k][i];
                double ai = site.im[b * site.posts + k][i];
                double br = site.re[c * site.posts + l][i];
                double bi = site.im[c * site.posts + l][i];
                re[at] += site.weight[i] * d.weight() * (ar * br + ai * bi);
                im[at] += site.weight[i] * d.weight() * (ai * br - ar * bi);
              }
            }
          }
        }
      }
    }
    return Spectra.complex(re, im, n).radius();
  }
}

package org.saddlepoint.solve.sampled;

import java.util.List;

/**
 * What one passage of an ensemble is asked for, and the sums that come of it, per trajectory (not yet per N).
 *
 * @param pairs     pairs of readouts whose cross spectra are wanted
 * @param responses responses of readouts to posts that are wanted
 * @param regressed whether responses shall be those of a regression where inputs have power, and everything by class of sites, as
 *     fluctuations need it; otherwise responses are causal and all sites are taken together
 */
record Passage(List<SampledSystem.Pair> pairs, List<SampledSystem.ResponseOf> responses, boolean regressed) {

  Passage(List<SampledSystem.Pair> pairs, List<SampledSystem.ResponseOf> responses) {
    this(pairs, responses, false);
  }

  /** How many processes are followed: the trajectories and a tangent for every post that is probed. */
  int cost() {
    return 1 + (int) responses.stream().mapToInt(SampledSystem.ResponseOf::post).distinct().count();
  }

  /** The sums over some trajectories. */
  static final class Sums {
    final double[][] pairRe;
    final double[][] pairIm;
    final double[][] responseRe;
    final double[][] responseIm;
    /** |ζ|² of the signs that each response was probed with. */
    final double[][] signPower;
    /** ⟨b ζ_l*⟩ of each response's readout with the Gaussian amplitude of every input, [response·posts + l]. */
    final double[][] inputRe;
    final double[][] inputIm;
    final double[] means;
    /** Averages of {⟨∂b/∂u⟩, ⟨Σ_j ∂b/∂s_j ∂ṡ_j/∂u⟩} of each response's readout and post. */
    final double[][] atOnce;
    /** Squares of the histories that feed back, and of what this passage changed of them: of the trajectories and of their tangents. */
    final double[] history = new double[2];
    final double[] renewed = new double[2];
    final Passage passage;
    int trajectories;

    Sums(Passage passage, int readouts, int posts, int bins) {
      this.passage = passage;
      pairRe = new double[passage.pairs.size()][bins];
      pairIm = new double[passage.pairs.size()][bins];
      responseRe = new double[passage.responses.size()][bins];
      responseIm = new double[passage.responses.size()][bins];
      signPower = new double[passage.responses.size()][bins];
      inputRe = new double[passage.responses.size() * posts][bins];
      inputIm = new double[passage.responses.size() * posts][bins];
      means = new double[readouts];
      atOnce = new double[passage.responses.size()][2];
    }

    void add(Sums other) {
      add(pairRe, other.pairRe);
      add(pairIm, other.pairIm);
      add(responseRe, other.responseRe);
      add(responseIm, other.responseIm);
      add(signPower, other.signPower);
      add(inputRe, other.inputRe);
      add(inputIm, other.inputIm);
      add(atOnce, other.atOnce);
      for (int b = 0; b < means.length; b++) {
        means[b] += other.means[b];
      }
      for (int h = 0; h < history.length; h++) {
        history[h] += other.history[h];
        renewed[h] += other.renewed[h];
      }
      trajectories += other.trajectories;
    }

    /** How much of the histories was not yet what the trajectories and tangents then did, relative root mean square. */
    static double unsettled(List<Sums> all) {
      double largest = 0;
      for (int h = 0; h < 2; h++) {
        int of = h;
        double square = all.stream().mapToDouble(s -> s.history[of]).sum();
        double change = all.stream().mapToDouble(s -> s.renewed[of]).sum();
        largest = square > 0 ? Math.max(largest, Math.sqrt(change / square)) : largest;
      }
      return largest;
    }

    private static void add(double[][] to, double[][] from) {
      for (int a = 0; a < to.length; a++) {
        for (int k = 0; k < to[a].length; k++) {
          to[a][k] += from[a][k];
        }
      }
    }
  }
}

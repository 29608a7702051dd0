package org.saddlepoint.solve.sampled;

import java.util.List;

/**
 * What one passage of an ensemble is asked for, and the sums that come of it, per trajectory (not yet per N).
 *
 * @param pairs     pairs of readouts whose cross spectra are wanted
 * @param responses responses of readouts to posts that are wanted
 */
record Passage(List<SampledSystem.Pair> pairs, List<SampledSystem.ResponseOf> responses) {

  /** The sums over some trajectories. */
  static final class Sums {
    final double[][] pairRe;
    final double[][] pairIm;
    final double[][] responseRe;
    final double[][] responseIm;
    final double[] means;
    int trajectories;

    Sums(Passage passage, int readouts, int bins) {
      pairRe = new double[passage.pairs.size()][bins];
      pairIm = new double[passage.pairs.size()][bins];
      responseRe = new double[passage.responses.size()][bins];
      responseIm = new double[passage.responses.size()][bins];
      means = new double[readouts];
    }

    void add(Sums other) {
      add(pairRe, other.pairRe);
      add(pairIm, other.pairIm);
      add(responseRe, other.responseRe);
      add(responseIm, other.responseIm);
      for (int b = 0; b < means.length; b++) {
        means[b] += other.means[b];
      }
      trajectories += other.trajectories;
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

package org.saddlepoint.solve.sampled;

import java.util.ArrayList;
import java.util.List;

/** A species whose process is followed by trajectories: one passage of the ensemble per measurement, its nodes taken together. */
final class TrajectorySite implements SiteUpdate {
  private final SampledSystem system;
  private final int s;
  private final SiteProgram program;
  private final Trajectories ensemble;
  private double error = Double.POSITIVE_INFINITY;

  TrajectorySite(SampledSystem system, int s, SiteProgram program, Trajectories ensemble) {
    this.system = system;
    this.s = s;
    this.program = program;
    this.ensemble = ensemble;
  }

  @Override
  public boolean sampled() {
    return true;
  }

  @Override
  public List<Measurement> byNode(OrderParameters now, Passage wanted) {
    SiteInputs inputs = new SiteInputs(system, s, now);
    List<Passage.Sums> blocks = ensemble.pass(inputs, wanted);
    Periodic grid = now.grid;
    ResponsePair both = new ResponsePair(grid, new InputAmplitudes(inputs, grid), system.sites().get(s).posts());
    int readouts = system.sites().get(s).readouts().size();
    error = relativeError(blocks, grid);
    Passage.Sums sums = new Passage.Sums(wanted, readouts, system.sites().get(s).posts(), grid.bins());
    blocks.forEach(sums::add);
    Measurement m = new Measurement(wanted, 1, readouts, grid.bins());
    double share = 1.0 / sums.trajectories;
    for (int p = 0; p < m.pairRe.length; p++) {
      scale(sums.pairRe[p], share * grid.step() / grid.n(), m.pairRe[p]);
      scale(sums.pairIm[p], share * grid.step() / grid.n(), m.pairIm[p]);
      m.plateau[p] = LagWindow.plateau(grid.lags(m.pairRe[p], m.pairIm[p]));
      LagWindow.apply(grid, m.pairRe[p], m.pairIm[p], lags(blocks, p, grid));
    }
    for (int r = 0; r < m.responseRe.length; r++) {
      both.combine(blocks, sums, r, m.responseRe[r], m.responseIm[r]);
      m.instant[r] = ResponseEstimate.shape(grid, m.responseRe[r], m.responseIm[r], program.instant(wanted.responses().get(r).readout()));
    }
    scale(sums.means, share, m.means);
    return List.of(m);
  }

  /** The correlation of a pair as every block alone estimates it. */
  private static List<double[]> lags(List<Passage.Sums> blocks, int pair, Periodic grid) {
    List<double[]> all = new ArrayList<>();
    for (Passage.Sums b : blocks) {
      double factor = grid.step() / grid.n() / b.trajectories;
      double[] re = new double[grid.bins()];
      double[] im = new double[grid.bins()];
      scale(b.pairRe[pair], factor, re);
      scale(b.pairIm[pair], factor, im);
      all.add(grid.lags(re, im));
    }
    return all;
  }

  /** The relative standard error of the equal-time correlations of the last passage, from its blocks. */
  double error() {
    return error;
  }

  private static double relativeError(List<Passage.Sums> blocks, Periodic grid) {
    double largest = 0;
    for (int p = 0; p < blocks.get(0).pairRe.length; p++) {
      double sum = 0;
      double square = 0;
      for (Passage.Sums b : blocks) {
        double value = grid.equalTime(b.pairRe[p]) / b.trajectories;
        sum += value;
        square += value * value;
      }
      int n = blocks.size();
      double mean = sum / n;
      double variance = Math.max(0, square / n - mean * mean) / Math.max(1, n - 1);
      largest = mean == 0 ? largest : Math.max(largest, Math.sqrt(variance) / Math.abs(mean));
    }
    return largest;
  }

  private static void scale(double[] x, double factor, double[] out) {
    for (int k = 0; k < x.length; k++) {
      out[k] = factor * x[k];
    }
  }
}

package org.saddlepoint.solve.sampled;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.saddlepoint.solve.Clock;
import org.saddlepoint.solve.NoiseLaw;

/** A species whose process is followed by trajectories, one passage of the ensemble per measurement: all sites together, or by class. */
final class TrajectorySite implements SiteUpdate {
  private final SampledSystem system;
  private final int s;
  private final Trajectories ensemble;
  private final Plateaus plateaus;
  private final ResponseWindow window = new ResponseWindow();
  private final CorrelationWindow correlations = new CorrelationWindow(true);
  private double error = Double.POSITIVE_INFINITY;
  private double unsettled = Double.POSITIVE_INFINITY;

  TrajectorySite(SampledSystem system, int s, Trajectories ensemble) {
    this.system = system;
    this.s = s;
    this.ensemble = ensemble;
    this.plateaus = new Plateaus(frozenSources());
  }

  @Override
  public Optional<TrajectorySite> trajectories() {
    return Optional.of(this);
  }

  @Override
  public boolean sampled() {
    return true;
  }

  @Override
  public List<Measurement> byNode(OrderParameters now, Passage wanted) {
    SiteInputs inputs = new SiteInputs(system, s, now);
    List<List<Passage.Sums>> classes = ensemble.pass(inputs, wanted);
    unsettled = Passage.Sums.unsettled(classes.stream().flatMap(List::stream).toList());
    if (!wanted.regressed()) {
      error = relativeError(classes.get(0), now.grid);
      return List.of(measured(classes.get(0), 1, inputs, now.grid, wanted));
    }
    double[] weight = ensemble.classes().weight();
    List<Measurement> all = new ArrayList<>();
    for (int c = 0; c < weight.length; c++) {
      all.add(measured(classes.get(reached(classes, c)), weight[c], inputs, now.grid, wanted));
    }
    return all;
  }

  /** The nearest class with trajectories: few of them need not reach every class. */
  private static int reached(List<List<Passage.Sums>> classes, int wanted) {
    return IntStream.range(0, classes.size())
        .filter(c -> !classes.get(c).isEmpty())
        .boxed()
        .min(Comparator.comparingInt(c -> Math.abs(c - wanted)))
        .orElse(wanted);
  }

  private Measurement measured(List<Passage.Sums> blocks, double weight, SiteInputs inputs, Periodic grid, Passage wanted) {
    ResponsePair both = new ResponsePair(grid, inputs);
    int readouts = system.sites().get(s).readouts().size();
    Passage.Sums sums = new Passage.Sums(wanted, readouts, system.sites().get(s).posts(), grid.bins());
    blocks.forEach(sums::add);
    Measurement m = new Measurement(wanted, weight, readouts, grid.bins());
    for (int r = 0; r < m.responseRe.length; r++) {
      ResponseStart start = both.start(sums, r);
      both.causal(blocks, sums, r, start, wanted.regressed() ? new ResponseWindow() : window, m.responseRe[r], m.responseIm[r]);
      m.instant[r] = start.instant();
    }
    Unexplained split = new Unexplained(grid, inputs, m);
    correlate(blocks, sums, split, wanted.regressed() ? plateaus.afresh() : plateaus, wanted.regressed() ? new CorrelationWindow(false) : correlations, m);
    double share = 1.0 / sums.trajectories;
    scale(sums.means, share, m.means);
    return m;
  }

  /** Correlations: what the inputs explain and the rest, denoised by what is known about its long lags. */
  private void correlate(List<Passage.Sums> blocks, Passage.Sums sums, Unexplained split, Plateaus verdicts, CorrelationWindow ends, Measurement m) {
    Periodic grid = split.grid();
    int pairs = m.pairRe.length;
    double share = 1.0 / sums.trajectories;
    double[][] all = new double[pairs][];
    double[][] explained = new double[pairs][];
    double[] level = new double[pairs];
    List<List<double[]>> estimates = new ArrayList<>();
    for (int p = 0; p < pairs; p++) {
      scale(sums.pairRe[p], share * grid.step() / grid.n(), m.pairRe[p]);
      scale(sums.pairIm[p], share * grid.step() / grid.n(), m.pairIm[p]);
      double[] c = grid.lags(m.pairRe[p], m.pairIm[p]);
      m.plateau[p] = Periodic.plateau(c);
      SampledSystem.Pair pair = m.passage.pairs().get(p);
      double product = share * sums.means[pair.left()] * share * sums.means[pair.right()];
      List<double[]> each = lags(blocks, p, grid);
      explained[p] = split.covers(pair) ? split.explained(pair) : new double[grid.n()];
      level[p] = verdicts.level(p, c, product, each, pair.left() == pair.right());
      all[p] = c;
      estimates.add(each);
    }
    ends.apply(grid, all, explained, level, estimates);
    for (int p = 0; p < pairs; p++) {
      grid.spectrum(all[p], m.pairRe[p], m.pairIm[p]);
    }
  }

  /** Whether correlations are cut for want of a longer period. */
  boolean clipped() {
    return correlations.clipped();
  }

  private boolean frozenSources() {
    return system.sites().stream().anyMatch(site -> site.nodes().count() > 1)
        || system.equations().network().noises().stream().anyMatch(n -> new NoiseLaw(n.law(), new Clock.Continuous(), system.numbers()).frozen() > 0);
  }

  /** From now on passages are a continuous map: what is signal and what noise has been decided. */
  void keep() {
    plateaus.keep();
    window.keep();
    correlations.keep();
  }

  /** What persists is decided anew in the next passage. */
  void reconsider() {
    plateaus.reconsider();
  }

  /** Whether something turned out to persist. */
  boolean reconsidered() {
    return plateaus.changed();
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

  /** How far the histories that act as memories were from what the last passage then did, relative. */
  double unsettled() {
    return unsettled;
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

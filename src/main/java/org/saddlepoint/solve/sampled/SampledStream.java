package org.saddlepoint.solve.sampled;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.saddlepoint.numeric.NumericalFailure;

/**
 * One independent solution: made self-consistent on its own random numbers and then, where responses tell how fluctuations are amplified,
 * averaged over fresh ones. Every fresh ensemble is driven by the state that belongs to the average so far, so that the average tends to
 * the solution without noise, and each costs a few passages in place of an iteration to convergence.
 */
final class SampledStream {
  /** Passages until a trajectory has met its period, and at most until its memories belong to what it did. */
  private static final int LEAST = 2;
  private static final int MOST = 24;
  /** What may be left of the difference between what memories act with and what the trajectories did. */
  private static final double SETTLED = 5e-4;
  /** What one change of the state may amplify: more than this only over several ensembles, since noisy responses may have no state. */
  private static final int AMPLIFICATION = 5;
  /** Ensembles that tell whether a state still drifts. */
  private static final int FEWEST = 3;

  private final SampledSystem system;
  private final Periodic grid;
  private final List<Passage> wanted;
  private final int trajectories;
  private final long seed;
  /** Averages over the ensembles, by species and class, and of what drove them. */
  private List<List<Measurement>> mean = List.of();
  private OrderParameters drove;
  /** By ensemble and correlation, at equal times: what drove it and what it gave. */
  private final List<double[][]> equalTimes = new ArrayList<>();
  private int drawn;
  private int passages;
  private AveragedState average;
  private OrderParameters state;
  private String stopped = "";

  /** @param solution on this stream's own numbers, settled */
  SampledStream(SampledSystem system, List<Passage> wanted, SampledSolution solution, int trajectories, long seed) {
    this.system = system;
    this.grid = solution.grid();
    this.wanted = wanted;
    this.trajectories = trajectories;
    this.seed = seed;
    this.state = solution.state().copy(system);
    this.drove = state;
    measure(solution);
  }

  /** Passages of trajectories and tangents that were spent. */
  int passages() {
    return passages;
  }

  /** Whether fresh numbers can improve it. */
  boolean renewable() {
    return average.possible();
  }

  /** Averages over further ensembles; whether all of them could be followed. Where one runs away the average stays as it was before. */
  boolean renew(int ensembles) {
    OrderParameters good = state;
    try {
      for (int k = 0; k < ensembles; k++) {
        state = average.towards(state, AMPLIFICATION);
        measure(new SampledSolution(system, grid, trajectories, seed + 7919L * (drawn + ensembles()), Optional.of(state)));
        good = state;
      }
      state = average.towards(state, AMPLIFICATION);
      return true;
    } catch (NumericalFailure runaway) {
      state = good;
      stopped = runaway.getMessage();
      return false;
    }
  }

  /** Why fresh numbers could not be followed; empty if they could. */
  String stopped() {
    return stopped;
  }

  /** Begins the average anew at the present state. */
  void forget() {
    drawn += ensembles();
    equalTimes.clear();
  }

  /** Ensembles in the average. */
  int ensembles() {
    return equalTimes.size();
  }

  /**
   * The largest relative difference between the equal-time correlations that fresh ensembles gave and those that drove them, on average
   * over the later half; empty while there are too few.
   */
  OptionalDouble residual() {
    int from = Math.max(1, ensembles() / 2);
    if (ensembles() - from < FEWEST) {
      return OptionalDouble.empty();
    }
    double largest = 0;
    for (int p = 0; p < system.pairs().size(); p++) {
      double drove = 0;
      double gave = 0;
      for (double[][] one : equalTimes.subList(from, ensembles())) {
        drove += one[p][0];
        gave += one[p][1];
      }
      largest = Math.max(largest, 2 * Math.abs(gave - drove) / (Math.abs(gave) + Math.abs(drove) + 1e-300));
    }
    return OptionalDouble.of(largest);
  }

  private void measure(SampledSolution solution) {
    List<List<Measurement>> sites = new ArrayList<>();
    for (int s = 0; s < system.sites().size(); s++) {
      List<Measurement> nodes = List.of();
      SiteUpdate update = solution.updates().get(s);
      double left = 1;
      for (int i = 0; i == 0 || update.sampled() && (i < LEAST || i < MOST && left > SETTLED); i++) {
        nodes = update.byNode(state, wanted.get(s));
        left = update.trajectories().map(TrajectorySite::unsettled).orElse(0.0);
        passages += wanted.get(s).cost();
      }
      sites.add(nodes);
    }
    equalTimes.add(compared(sites));
    double share = 1.0 / ensembles();
    if (ensembles() == 1) {
      mean = sites;
      drove = state.copy(system);
    }
    for (int s = 0; s < sites.size() && share < 1; s++) {
      for (int node = 0; node < sites.get(s).size(); node++) {
        mean.get(s).get(node).approach(sites.get(s).get(node), share);
      }
      drove.approach(state, share, system, s);
    }
    average = new AveragedState(system, grid, List.of(mean), List.of(drove));
  }

  private double[][] compared(List<List<Measurement>> sites) {
    double[][] values = new double[system.pairs().size()][];
    for (int p = 0; p < values.length; p++) {
      SampledSystem.Pair pair = system.pairs().get(p);
      Measurement m = SampledAnswer.mean(sites.get(pair.site()));
      double gave = system.sites().get(pair.site()).ratio() * grid.equalTime(m.pairRe[m.place(pair.left(), pair.right()).at()]);
      values[p] = new double[] {grid.equalTime(state.pairRe[p]), gave};
    }
    return values;
  }

  /** Measurements by species and node, those of the average over all ensembles at its state. */
  List<List<Measurement>> measurements() {
    return ensembles() == 1 ? mean : average.at(state);
  }

  /** What drives them. */
  OrderParameters state() {
    return state;
  }
}

package org.saddlepoint.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.saddlepoint.action.FourPoint;

/**
 * Integrates the two-copy fluctuations of a solved state over frequencies to the statistics of covariance matrices, refining the
 * frequencies until the sums over all and over every second node agree.
 */
final class Dimension {
  /** Between the sums over all and over every second node; that over all is better by half as many digits again. */
  private static final double GOAL = 2e-8;
  /** With white or coloured noise the correlations themselves are not better. */
  private static final double NOISY_GOAL = 1e-7;
  private static final double ROUNDING = 1e-15;
  private static final double FIRST_STEP = 0.16;
  private static final int MOST = 1100;
  private static final int FIRST_INTERVALS = 64;
  /** Ridges narrower than this share of the spectra's width are followed. */
  private static final double NARROW = 0.22;
  private static final double NARROW_IF_COARSE = 0.25;
  /** Step in the logarithm of the frequency at which pairs of frequencies resolve a ridge, over its share of the width. */
  private static final double STEP_PER_RIDGE = 0.12;
  /** Step in the logarithms of the sum and the difference of two frequencies. */
  private static final double FIRST_RIDGE_STEP = 0.12;
  private static final int MOST_RIDGE_PAIRS = 60_000;

  /** What the first steps would leave if sums converged like exp(−1/step) from there on; larger steps are enough where less is wanted. */
  private static final double FIRST_ERROR = 1e-19;
  private static final double FIRST_RIDGE_ERROR = 3e-13;
  private static final double FINER = 0.7;
  /** Change between two rules over the root of the accuracy that is wanted; along a ridge convergence is slower. */
  private static final double CHANGE = 0.1;
  private static final double RIDGE_CHANGE = 0.01;

  private final double accuracy;
  private final CopyPorts copies;
  private final List<Observables.Entry> entries;
  private final List<List<Integer>> stacks;
  private final OptionalDouble window;
  private final double[] lags;
  private final List<Integer> ports = new ArrayList<>();

  /**
   * @param stacks groups of entries whose covariances are wanted stacked
   * @param window length of a window, if wanted
   * @param lags   where Ψ is wanted, uniform from 0; may be empty
   */
  Dimension(MeanFieldSystem system, FourPoint fluctuations, List<Observables.Entry> entries, List<List<Integer>> stacks, OptionalDouble window, double[] lags) {
    // Sums with cosines of long lags ask for more frequencies than those that decide how many are enough.
    this.accuracy = lags.length > 0 ? 0 : system.accuracy();
    this.copies = new CopyPorts(system, fluctuations);
    this.entries = entries;
    this.stacks = stacks;
    this.window = window;
    this.lags = lags;
    for (Observables.Entry e : entries) {
      ports.add(copies.port(e.site(), new Port(false, e.readout())));
    }
  }

  /** What the state's covariances must be known for. */
  List<MeanFieldSystem.Pair> readoutPairs() {
    return copies.readoutPairs();
  }

  /**
   * Statistics with the change between the last two rules.
   *
   * @param fine   with all nodes
   * @param coarse with every second one
   * @param nodes  the pairs of frequencies
   * @param reached whether the two agree as well as was wanted
   * @param ridge  how far the sum of two frequencies may be from zero before the fluctuations have halved; infinite where it was not looked at
   */
  record Found(CovarianceStatistics.All fine, CovarianceStatistics.All coarse, PairNodes nodes, boolean reached, double ridge) {
    private Found onRidge(double width) {
      return new Found(fine, coarse, nodes, reached, width);
    }

    private Found reached(boolean now) {
      return new Found(fine, coarse, nodes, now, ridge);
    }

    /** What rounding makes of 1 − 𝒱B, which all but vanishes on a narrow ridge. */
    double rounding() {
      return ROUNDING / ridge;
    }
  }

  /** Of a state without time. */
  Found frozen(SolvedState state) {
    return at(state, PairNodes.product(new FrequencyRule(new double[0], new double[0], false)));
  }

  /** Refines until the sums agree. */
  Found fluctuating(SolvedState state) {
    double clock = state.system().clock().lagStep();
    FrequencyScale scale = FrequencyScale.of(state);
    boolean noisy = state.system().hasKinks();
    double coarser = coarser(FIRST_ERROR);
    double goal = goal(CHANGE);
    double step = coarser * FIRST_STEP;
    int intervals = FIRST_INTERVALS;
    double ridge = Double.POSITIVE_INFINITY;
    Optional<Found> along = Optional.empty();
    if (clock == 0 && !noisy) {
      ridge = new RidgeWidth(copies, state, entries, ports).of(scale);
      if (ridge < (accuracy > 0 ? NARROW_IF_COARSE : NARROW) * scale.width() && scale.peaks().isEmpty()) {
        Found found = alongRidge(state, scale, ridge);
        if (found.reached()) {
          return found.onRidge(ridge);
        }
        along = Optional.of(found.onRidge(ridge));
      }
      step = Math.min(step, coarser * STEP_PER_RIDGE * ridge / scale.width());
    }
    while (true) {
      FrequencyRule rule = clock > 0 ? FrequencyRule.periodic(clock, intervals) : FrequencyRule.graded(scale, step);
      if (along.isPresent() && rule.size() > MOST) {
        // All pairs of a line as fine as a narrow ridge needs would not fit into memory.
        return along.get();
      }
      Found found = at(state, PairNodes.product(rule));
      boolean reached = change(found) <= (noisy ? Math.max(NOISY_GOAL, goal) : goal);
      if (reached || 2 * rule.size() > MOST) {
        return found.reached(reached).onRidge(ridge);
      }
      step *= accuracy > 0 ? FINER : 0.5;
      intervals *= 2;
    }
  }

  /** Without noise spectra end, so that sums and differences of frequencies can have scales of their own. */
  private Found alongRidge(SolvedState state, FrequencyScale scale, double ridge) {
    double step = coarser(FIRST_RIDGE_ERROR) * FIRST_RIDGE_STEP;
    while (true) {
      PairNodes nodes = PairNodes.ridge(FrequencyRule.stretched(ridge, step, 2 * scale.highest()), FrequencyRule.stretched(scale.width(), step, scale.highest()));
      Found found = at(state, nodes);
      // What rounding makes of the two sums no finer rule mends.
      boolean reached = change(found) <= Math.max(goal(RIDGE_CHANGE), ROUNDING / ridge);
      if (reached || 4 * nodes.size() > MOST_RIDGE_PAIRS) {
        return found.reached(reached);
      }
      step *= accuracy > 0 ? FINER : 0.5;
    }
  }

  private double coarser(double first) {
    return accuracy > 0 ? Math.max(1, Math.log(first) / Math.log(0.3 * accuracy)) : 1;
  }

  private double goal(double change) {
    return accuracy > 0 ? Math.max(GOAL, change * Math.sqrt(accuracy)) : GOAL;
  }

  private static double change(Found found) {
    double largest = 0;
    for (int i = 0; i < found.fine.each().size(); i++) {
      CovarianceStatistics a = found.fine.each().get(i);
      CovarianceStatistics b = found.coarse.each().get(i);
      largest = Math.max(largest, relative(a.square(), b.square()));
      largest = Double.isNaN(a.windowSquare()) ? largest : Math.max(largest, relative(a.windowSquare(), b.windowSquare()));
    }
    return largest;
  }

  private static double relative(double a, double b) {
    return a == 0 ? 0 : Math.abs(a - b) / Math.abs(a);
  }

  /** With given nodes. */
  Found at(SolvedState state, PairNodes nodes) {
    return new CovarianceSums(copies, state, nodes, entries, ports, stacks, window, lags).found();
  }
}

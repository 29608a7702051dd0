package org.saddlepoint.solve;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.saddlepoint.numeric.CubicSpline;

/**
 * Finds a grid on which the correlations are resolved: long enough that they have decayed, fine enough that halving the step no
 * longer changes them; returns the solutions on the last two grids.
 */
final class Refinement {
  private static final int FIRST_LAGS = 1024;
  private static final double FIRST_STEP = 0.1;
  private static final int MOST_LAGS = 1 << 16;
  /** The longest grid on which the search may begin anew. */
  private static final int MOST_ANEW = 1 << 13;
  /** Correlations at the longest lag relative to those at lag zero. */
  private static final double DECAYED = 1e-10;
  private static final double LEAST_DECAYED = 1e-6;
  /** Change between two grids relative to the variances; the finer one is better by an order of magnitude. */
  private static final double GOAL = 2e-8;

  /** Variances that are smaller beside others are what rounding has left. */
  private static final double NOTABLE = 1e-25;

  /** Residual of a grid on which no solution is near, and on how many such grids in a row the search is given up. */
  private static final double LOST = 1e-3;
  private static final int PATIENCE = 3;

  private Refinement() {}

  /**
   * @param map      the finest grid used
   * @param solved   the solution there
   * @param coarse   the solution on the grid of twice the step (on a clock with steps: of half the length)
   * @param coarseMap its grid
   * @param decayed  whether the correlations are small at the longest lag
   */
  record Refined(CorrelationMap map, CorrelationSolver.Solved solved, CorrelationMap coarseMap, CorrelationSolver.Solved coarse, boolean decayed) {
    /** Whether the state is known on one grid only, whose error is below what was asked for. */
    boolean isSingle() {
      return map == coarseMap;
    }

    boolean converged() {
      return solved.converged() && coarse.converged() && decayed;
    }
  }

  /** @param observed readouts paired with themselves that must have decayed as well: fields that drive nothing may remember longest */
  static Refined of(MeanFieldSystem system, StaticParts start, List<MeanFieldSystem.Pair> observed) {
    double clock = system.clock().lagStep();
    double step = clock > 0 ? clock : FIRST_STEP;
    int lags = clock > 0 ? (int) Math.max(FIRST_LAGS, Integer.highestOneBit((int) (100 / clock)) * 2) : FIRST_LAGS;
    CorrelationMap map = new CorrelationMap(system, new LagGrid(lags, step));
    CorrelationSolver.Solved solved = new CorrelationSolver(map).solve(start);
    double left = tail(map, solved, observed);
    int lost = isLost(solved) ? 1 : 0;
    while (left > DECAYED && lags < MOST_LAGS && lost < PATIENCE) {
      lags *= 2;
      CorrelationMap longer = new CorrelationMap(system, new LagGrid(lags, step));
      CorrelationSolver solver = new CorrelationSolver(longer);
      // What has not been forgotten at the end of a grid goes on differently on a longer one, and may lead astray.
      boolean cut = lags <= MOST_ANEW && solved.converged() && tail(map, solved.state()) > CorrelationSolver.FORGOTTEN;
      solved = solver.solve(resampled(solved.state(), map, longer));
      if (cut && (!solved.converged() || tail(longer, solved.state()) > 1)) {
        solved = solver.solve(start);
      }
      map = longer;
      left = tail(map, solved, observed);
      lost = isLost(solved) ? lost + 1 : 0;
    }
    CorrelationMap coarseMap = map;
    CorrelationSolver.Solved coarse = solved;
    do {
      coarseMap = map;
      coarse = solved;
      lags *= 2;
      step = clock > 0 ? step : step / 2;
      map = new CorrelationMap(system, new LagGrid(lags, step));
      solved = new CorrelationSolver(map).solve(resampled(coarse.state(), coarseMap, map));
    } while (clock == 0 && !isLost(solved) && change(coarseMap, coarse, map, solved) > Math.max(GOAL, system.accuracy()) && lags < MOST_LAGS);
    return new Refined(map, solved, coarseMap, coarse, left <= LEAST_DECAYED);
  }

  /** Whether the search has not come near a solution. */
  private static boolean isLost(CorrelationSolver.Solved solved) {
    return !solved.converged() && solved.residual() > LOST;
  }

  /** Whether the correlations that the equations need are small at the longest lag. */
  static boolean decayed(CorrelationMap map, Correlations state) {
    return tail(map, state) <= LEAST_DECAYED;
  }

  /** The larger of the tails of what the equations need and of what is observed. */
  private static double tail(CorrelationMap map, CorrelationSolver.Solved solved, List<MeanFieldSystem.Pair> observed) {
    double needed = tail(map, solved.state());
    if (needed > DECAYED) {
      return needed;
    }
    CorrelationMap wider = new CorrelationMap(map.system(), map.grid(), observed);
    wider.adapt(solved.state());
    return tail(wider, solved.state());
  }

  /** The largest correlation of what the equations need at the longest lags, relative to equal times. */
  static double tail(CorrelationMap map, Correlations state) {
    double[][] arguments = map.argumentCovariances(state.decaying());
    return Math.max(tail(state.decaying(), scales(map, state)), tail(arguments, map.scales(arguments)));
  }

  private static double tail(double[][] curves, double[] scales) {
    double tail = 0;
    for (int p = 0; p < curves.length; p++) {
      int half = curves[p].length / 2;
      // A few neighbours, so that an oscillation through zero does not look decayed.
      for (int j = half - 20; j <= half && scales[p] > 0; j++) {
        tail = Math.max(tail, Math.abs(curves[p][j]) / scales[p]);
      }
    }
    return tail;
  }

  /** What correlations of two readouts may be at most, from those of each with itself. */
  private static double[] scales(CorrelationMap map, Correlations state) {
    List<MeanFieldSystem.Pair> pairs = map.pairs();
    double[] largest = Arrays.stream(state.decaying()).mapToDouble(c -> Math.abs(c[0])).toArray();
    double[] scales = new double[largest.length];
    for (int p = 0; p < scales.length; p++) {
      MeanFieldSystem.Pair pair = pairs.get(p);
      int left = pairs.indexOf(new MeanFieldSystem.Pair(pair.site(), pair.left(), pair.left(), pair.memory()));
      int right = pairs.indexOf(new MeanFieldSystem.Pair(pair.site(), pair.right(), pair.right(), pair.memory()));
      scales[p] = left >= 0 && right >= 0 ? Math.sqrt(largest[left] * largest[right]) : Double.NaN;
    }
    return notable(scales, largest);
  }

  /** Scales that are known and more than rounding beside the largest, which stands for those that are not known; 0 for nothing. */
  static double[] notable(double[] scales, double[] largest) {
    double most = Arrays.stream(largest).max().orElse(0);
    return Arrays.stream(scales).map(v -> Double.isNaN(v) || v < NOTABLE * most ? most : v).toArray();
  }

  private static double change(CorrelationMap coarseMap, CorrelationSolver.Solved coarse, CorrelationMap map, CorrelationSolver.Solved fine) {
    double[][] a = coarseMap.argumentCovariances(coarse.state().decaying());
    double[][] b = map.argumentCovariances(fine.state().decaying());
    double[] scales = coarseMap.scales(a);
    double largest = 0;
    for (int t = 0; t < a.length; t++) {
      for (int j = 0; j <= coarseMap.grid().lags() / 2 && scales[t] > 0; j++) {
        largest = Math.max(largest, Math.abs(a[t][j] - b[t][2 * j]) / scales[t]);
      }
    }
    return largest;
  }

  /** The state on another grid, by splines on either side of lag zero. */
  static Correlations resampled(Correlations state, CorrelationMap from, CorrelationMap to) {
    LagGrid old = from.grid();
    LagGrid grid = to.grid();
    int half = old.lags() / 2;
    double[] at = new double[half + 1];
    for (int j = 0; j <= half; j++) {
      at[j] = j * old.step();
    }
    double[][] decaying = new double[state.decaying().length][grid.lags()];
    for (int p = 0; p < decaying.length; p++) {
      double[] c = state.decaying()[p];
      if (from.pairs().get(p).memory().kind() == Memory.Kind.INSTANT) {
        decaying[p][0] = c[0] * old.step() / grid.step();
        continue;
      }
      double[] back = new double[half + 1];
      for (int j = 0; j <= half; j++) {
        back[j] = c[(old.lags() - j) % old.lags()];
      }
      CubicSpline positive = CubicSpline.through(at, Arrays.copyOf(c, half + 1));
      CubicSpline negative = CubicSpline.through(at, back);
      for (int j = 0; j < grid.lags(); j++) {
        double lag = grid.lag(j);
        double distance = Math.abs(lag);
        decaying[p][j] = distance > at[half] ? 0 : (lag >= 0 ? positive : negative).applyAsDouble(Math.min(distance, at[half]));
      }
    }
    return new Correlations(state.parts(), decaying);
  }

  /** max |f − g| over the lags that two curves of steps h and h/2 (or equal steps) share. */
  static OptionalDouble difference(double[] coarse, double[] fine, int stride) {
    double largest = 0;
    for (int j = 0; j < coarse.length && j * stride < fine.length; j++) {
      largest = Math.max(largest, Math.abs(coarse[j] - fine[j * stride]));
    }
    return OptionalDouble.of(largest);
  }
}

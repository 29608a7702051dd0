package org.saddlepoint.solve;

import java.util.Arrays;
import org.saddlepoint.numeric.AndersonMixing;
import org.saddlepoint.numeric.Iteration;
import org.saddlepoint.numeric.NewtonKrylov;
import org.saddlepoint.numeric.NumericalFailure;

/**
 * Solves the mean-field equations for correlations on a grid by mixing and then Newton–Krylov. Without noise the equations have the
 * static state as a second solution, and with weak noise and strong couplings mixing starts too far from the solution; the
 * fluctuating one is then reached by following the solution from a strong added noise, smooth in time, to none.
 */
final class CorrelationSolver {
  private static final double[] ADDED = {0.3, 0.1, 0.03, 0.01, 0.003};
  /** From where activations are saturated and mixing finds the solution whatever the couplings. */
  private static final double[] STRONG = {100, 30, 10, 5, 2.5, 1.2, 0.6, 0.3, 0.15, 0.07, 0.03, 0.015, 0.007, 0.003};
  /** Variances below this are those of the silent state. */
  private static final double SILENT = 1e-12;
  /** A state whose correlations at the longest lag of the first grid are larger, relative to equal times, counts as one that never forgets. */
  private static final double FORGOTTEN = 0.1;
  private static final int MIXINGS = 40;
  /** Residual relative to the largest unknown, as a root mean square. */
  private static final double TOLERANCE = 2e-13;
  private static final double ROUGH = 1e-6;

  private final CorrelationMap map;
  private final CorrelationPacking packing;

  CorrelationSolver(CorrelationMap map) {
    this.map = map;
    this.packing = new CorrelationPacking(map);
  }

  /**
   * @param state     the best state found
   * @param residual  root mean square of map(x) − x relative to the largest element of x
   * @param converged whether the residual is at the level of rounding
   */
  record Solved(Correlations state, double residual, boolean converged) {}

  /** From a state near the solution. */
  Solved solve(Correlations start) {
    map.adapt(start);
    Solved solved = newton(packing.pack(start), 0, TOLERANCE);
    if (map.system().hasKinks()) {
      // The kink that is taken out depends on the solution; twice is enough for that of noises, what is left of it is of second order.
      int rounds = map.system().hasMemories() ? 5 : 2;
      for (int round = 0; round < rounds; round++) {
        map.adapt(solved.state);
        solved = newton(packing.pack(solved.state), 0, TOLERANCE);
      }
    }
    return solved;
  }

  /** From nothing but the noises and these static parts. */
  Solved solve(StaticParts parts) {
    Correlations state = new Correlations(parts, new double[map.pairs().size()][map.grid().lags()]);
    if (map.system().hasFluctuatingNoise()) {
      map.adapt(state);
      Iteration mixed = mixing(state, 0);
      if (mixed.converged()) {
        return solve(packing.unpack(mixed.solution()));
      }
    }
    Solved found = following(state, ADDED);
    if (isFluctuating(found)) {
      return found;
    }
    Solved farther = following(state, STRONG);
    Solved better = isFluctuating(farther) || isSilent(found) || !found.converged() && farther.residual() < found.residual() ? farther : found;
    return new Solved(better.state(), better.residual(), better.converged() && !isSilent(better));
  }

  /** Whether this is a solution with fluctuations that are forgotten. */
  private boolean isFluctuating(Solved solved) {
    return solved.converged() && !isSilent(solved) && Refinement.tail(map, solved.state()) < FORGOTTEN;
  }

  /** From one added noise to the next, and then to none. */
  private Solved following(Correlations start, double[] noises) {
    Correlations state = packing.unpack(mixing(start, noises[0]).solution());
    for (double added : noises) {
      state = newton(packing.pack(state), added, ROUGH).state;
    }
    return solve(state);
  }

  /** Whether this is the state without any fluctuations, which is a solution but not a stable one where fluctuations are looked for. */
  private static boolean isSilent(Solved solved) {
    return Arrays.stream(solved.state().decaying()).allMatch(c -> Math.abs(c[0]) < SILENT);
  }

  private Iteration mixing(Correlations start, double added) {
    return new AndersonMixing(1e-4, MIXINGS, 5, 0.8).solve((x, out) -> image(x, added, out), packing.pack(start));
  }

  private Solved newton(double[] start, double added, double tolerance) {
    double scale = Arrays.stream(start).map(Math::abs).max().orElse(1);
    double unit = scale > 0 ? scale : 1;
    double[] scaled = Arrays.stream(start).map(v -> v / unit).toArray();
    Iteration found =
        new NewtonKrylov(tolerance, 40, 60)
            .solve(
                (y, f) -> {
                  double[] x = new double[y.length];
                  for (int i = 0; i < x.length; i++) {
                    x[i] = unit * y[i];
                  }
                  try {
                    image(x, added, f);
                    for (int i = 0; i < f.length; i++) {
                      f[i] = f[i] / unit - y[i];
                    }
                  } catch (NumericalFailure outside) {
                    // A trial step to where the averages diverge is refused by the line search.
                    Arrays.fill(f, Double.NaN);
                  }
                },
                scaled);
    double[] x = Arrays.stream(found.solution()).map(v -> v * unit).toArray();
    // Difference quotients stall a little above the tolerance on large grids.
    boolean converged = found.converged() || found.residual() <= 100 * tolerance;
    return new Solved(packing.unpack(x), found.residual(), converged);
  }

  /** map(x), plus in every autocorrelation a share of noise: smooth with the correlation exp(−τ²/2), or white in discrete time, which may alternate. */
  private void image(double[] x, double added, double[] out) {
    Correlations next = map.apply(packing.unpack(x));
    boolean white = map.system().clock() instanceof Clock.Discrete;
    for (int p = 0; p < next.decaying().length && added > 0; p++) {
      MeanFieldSystem.Pair pair = map.pairs().get(p);
      if (pair.left() != pair.right()) {
        continue;
      }
      for (int j = 0; j < map.grid().lags(); j++) {
        double lag = map.grid().lag(j);
        next.decaying()[p][j] += added * (white ? (j == 0 ? 1 : 0) : Math.exp(-0.5 * lag * lag));
      }
    }
    System.arraycopy(packing.pack(next), 0, out, 0, out.length);
  }
}

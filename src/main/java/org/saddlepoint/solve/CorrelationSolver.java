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
    for (double added : ADDED) {
      Correlations mixed = added == ADDED[0] ? mixed(state, added) : state;
      state = newton(packing.pack(mixed), added, ROUGH).state;
    }
    return solve(state);
  }

  private Correlations mixed(Correlations start, double added) {
    return packing.unpack(mixing(start, added).solution());
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

  /** map(x), plus in every autocorrelation a share of smooth noise with the correlation exp(−τ²/2). */
  private void image(double[] x, double added, double[] out) {
    Correlations next = map.apply(packing.unpack(x));
    for (int p = 0; p < next.decaying().length && added > 0; p++) {
      MeanFieldSystem.Pair pair = map.pairs().get(p);
      if (pair.left() != pair.right()) {
        continue;
      }
      for (int j = 0; j < map.grid().lags(); j++) {
        double lag = map.grid().lag(j);
        next.decaying()[p][j] += added * Math.exp(-0.5 * lag * lag);
      }
    }
    System.arraycopy(packing.pack(next), 0, out, 0, out.length);
  }
}

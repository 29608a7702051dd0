package org.saddlepoint.solve;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.saddlepoint.numeric.AndersonMixing;
import org.saddlepoint.numeric.Iteration;
import org.saddlepoint.numeric.NewtonKrylov;
import org.saddlepoint.numeric.NumericalFailure;

/**
 * Solves the mean-field equations for correlations on a grid by mixing and then Newton–Krylov. Without noise the equations have the
 * static state as a second solution, and with weak noise and strong couplings mixing starts too far from the solution; the
 * fluctuating one is then reached by following the solution from an added noise to none.
 *
 * <p>Added noises are multiples of the network's {@link NaturalScale}, and unknowns are counted in {@link CorrelationUnits}, so that
 * the units of the fields do not matter. In continuous time the noise is smooth, as a kink would ask for a finer grid. In discrete
 * time it is white: fluctuations may alternate from one step to the next, and a smooth noise would never excite them. Where the
 * noises of the first ladder do not lead to a state that fluctuates and forgets, as in networks that amplify slow or alternating fluctuations
 * strongly, stronger ones do: they saturate bounded activations, so that mixing finds the start whatever the couplings.
 *
 * <p>Correlations that no noise drives and that small fluctuations reproduce unchanged, whatever their size, are those of the static state,
 * and not a result, on whatever grid they turn up.
 */
final class CorrelationSolver {
  private static final double[] ADDED = {0.3, 0.1, 0.03, 0.01, 0.003};
  private static final double[] STRONG = {100, 30, 10, 5, 2.5, 1.2, 0.6, 0.3, 0.15, 0.07, 0.03, 0.015, 0.007, 0.003};
  /** Where half the correlations make half the correlations to this share, nothing limits them: they have the size that rounding has left. */
  private static final double PROPORTIONAL = 1e-6;
  /** Correlations of a state that solves the equations may not change by more in a passage through the sites. */
  private static final double LEFT = 1e-2;
  /** Rounding of correlations, relative to mean squares. */
  private static final double ROUNDING = 1e-13;
  /** A state whose correlations at the longest lag are larger, relative to equal times, counts as one that never forgets. */
  static final double FORGOTTEN = 0.1;
  private static final int MIXINGS = 40;
  /** Residual relative to the unknowns' units, as a root mean square. */
  private static final double TOLERANCE = 2e-13;
  private static final double ROUGH = 1e-6;

  private final CorrelationMap map;
  private final CorrelationPacking packing;
  private final CorrelationUnits units;

  CorrelationSolver(CorrelationMap map) {
    this.map = map;
    this.packing = new CorrelationPacking(map);
    this.units = new CorrelationUnits(map);
  }

  /**
   * @param state     the best state found
   * @param residual  root mean square of map(x) − x in the unknowns' units, 1 where only the static state was found
   * @param converged whether the residual is at the level of rounding, and the state not the static one
   */
  record Solved(Correlations state, double residual, boolean converged) {}

  /** From a state near the solution. */
  Solved solve(Correlations start) {
    double[] none = new double[map.pairs().size()];
    map.adapt(start);
    Solved solved = newton(start, none, TOLERANCE);
    if (map.system().hasKinks()) {
      // The kink that is taken out depends on the solution; twice is enough for that of noises, what is left of it is of second order.
      int rounds = map.system().hasMemories() ? 5 : 2;
      for (int round = 0; round < rounds; round++) {
        map.adapt(solved.state);
        solved = newton(solved.state, none, TOLERANCE);
      }
    }
    boolean still = solved.converged && !map.system().hasFluctuatingNoise() && silentPairs(solved.state).allMatch(silent -> silent);
    return still ? new Solved(solved.state, 1, false) : solved;
  }

  /** From nothing but the noises and these static parts. */
  Solved solve(StaticParts parts) {
    Correlations state = new Correlations(parts, new double[map.pairs().size()][map.grid().lags()]);
    if (!map.system().hasFluctuatingNoise()) {
      return following(state);
    }
    map.adapt(state);
    Solved mixed = mixing(state, map.apply(state), new double[map.pairs().size()]);
    if (!mixed.converged) {
      return following(state);
    }
    Solved driven = solve(mixed.state);
    if (isEverywhere(driven)) {
      return driven;
    }
    // What the noises do not reach keeps still in this way even where that is unstable.
    Solved excited = following(state);
    return isEverywhere(excited) || !driven.converged ? excited : driven;
  }

  /** From added noises, the first ladder if that leads to a state that fluctuates. */
  private Solved following(Correlations state) {
    NaturalScale.Found scale = NaturalScale.of(map, state.parts());
    Solved found = following(state, scale.variances(), ADDED);
    if (isFluctuating(found)) {
      return found;
    }
    Solved farther = scale.bounded() ? following(state, scale.variances(), STRONG) : found;
    return hushed(isFluctuating(farther) || !found.converged && (farther.converged || farther.residual < found.residual) ? farther : found);
  }

  /** The same with nothing where only a residual has been left, whose shape means nothing. */
  private Solved hushed(Solved solved) {
    List<Boolean> silent = silentPairs(solved.state).toList();
    if (!solved.converged || !silent.contains(true)) {
      return solved;
    }
    double[][] decaying = solved.state.decaying().clone();
    int self = 0;
    for (int p = 0; p < decaying.length; p++) {
      boolean paired = map.pairs().get(p).left() == map.pairs().get(p).right();
      decaying[p] = paired && silent.get(self) ? new double[decaying[p].length] : decaying[p];
      self += paired ? 1 : 0;
    }
    return solve(new Correlations(solved.state.parts(), decaying));
  }

  private boolean isFluctuating(Solved solved) {
    return isEverywhere(solved) && Refinement.tail(map, solved.state) < FORGOTTEN;
  }

  /** Whether this is a solution with fluctuations in all of the network. */
  private boolean isEverywhere(Solved solved) {
    return solved.converged && silentPairs(solved.state).noneMatch(silent -> silent);
  }

  /** From one added noise to the next, and then to none. */
  private Solved following(Correlations start, double[] scale, double[] noises) {
    double[] first = times(noises[0], scale);
    double[][] decaying = start.decaying().clone();
    Arrays.setAll(decaying, p -> added(p, first[p]));
    Correlations state = mixing(start, new Correlations(start.parts(), decaying), first).state;
    for (double noise : noises) {
      state = newton(state, times(noise, scale), ROUGH).state;
    }
    return solve(state);
  }

  private static double[] times(double factor, double[] scale) {
    return Arrays.stream(scale).map(v -> factor * v).toArray();
  }

  /** For each pair of a readout with itself whether its correlations are proportional to what they are made of, or what a residual has left. */
  private Stream<Boolean> silentPairs(Correlations state) {
    double[][] half = Arrays.stream(state.decaying()).map(c -> Arrays.stream(c).map(v -> 0.5 * v).toArray()).toArray(double[][]::new);
    double[][] next = map.apply(state).decaying();
    double[][] nextOfHalf = map.apply(new Correlations(state.parts(), half)).decaying();
    double[] squares = units.squares(state);
    return IntStream.range(0, half.length)
        .filter(p -> map.pairs().get(p).left() == map.pairs().get(p).right())
        .mapToObj(
            p -> {
              double variance = state.decaying()[p][0];
              return Math.abs(next[p][0] - variance) > LEFT * Math.abs(variance)
                  || Math.abs(nextOfHalf[p][0] - half[p][0]) <= PROPORTIONAL * Math.abs(half[p][0]) + ROUNDING * squares[p];
            });
  }

  /** @param like a state of the size that is expected */
  private Solved mixing(Correlations start, Correlations like, double[] added) {
    double[] unit = packing.pack(units.of(like));
    Iteration found = new AndersonMixing(1e-4, MIXINGS, 5, 0.8).solve((y, out) -> image(y, unit, added, out), divided(packing.pack(start), unit));
    return new Solved(unpacked(found, unit), found.residual(), found.converged());
  }

  private Solved newton(Correlations start, double[] added, double tolerance) {
    double[] unit = packing.pack(units.of(start));
    Iteration found =
        new NewtonKrylov(tolerance, 40, 60)
            .solve(
                (y, f) -> {
                  try {
                    image(y, unit, added, f);
                    for (int i = 0; i < f.length; i++) {
                      f[i] -= y[i];
                    }
                  } catch (NumericalFailure outside) {
                    // A trial step to where the averages diverge is refused by the line search.
                    Arrays.fill(f, Double.NaN);
                  }
                },
                divided(packing.pack(start), unit));
    // Difference quotients stall a little above the tolerance on large grids.
    boolean converged = found.converged() || found.residual() <= 100 * tolerance;
    return new Solved(unpacked(found, unit), found.residual(), converged);
  }

  private Correlations unpacked(Iteration found, double[] unit) {
    return packing.unpack(multiplied(found.solution(), unit));
  }

  private static double[] multiplied(double[] y, double[] unit) {
    double[] x = new double[y.length];
    Arrays.setAll(x, i -> y[i] * unit[i]);
    return x;
  }

  private static double[] divided(double[] x, double[] unit) {
    double[] y = new double[x.length];
    Arrays.setAll(y, i -> x[i] / unit[i]);
    return y;
  }

  /** The map with an added noise, from unknowns to unknowns in their units. */
  private void image(double[] y, double[] unit, double[] added, double[] out) {
    Correlations next = map.apply(packing.unpack(multiplied(y, unit)));
    for (int p = 0; p < added.length; p++) {
      double[] noise = added(p, added[p]);
      for (int j = 0; j < noise.length && added[p] > 0; j++) {
        next.decaying()[p][j] += noise[j];
      }
    }
    double[] x = packing.pack(next);
    for (int i = 0; i < x.length; i++) {
      out[i] = x[i] / unit[i];
    }
  }

  /** A noise over the lags, in correlations of a readout with itself only: smooth with the correlation exp(−τ²/2), or white in discrete time. */
  private double[] added(int pair, double variance) {
    boolean white = map.system().clock() instanceof Clock.Discrete;
    boolean self = map.pairs().get(pair).left() == map.pairs().get(pair).right();
    double[] noise = new double[map.grid().lags()];
    for (int j = 0; j < noise.length && self; j++) {
      double lag = map.grid().lag(j);
      noise[j] = variance * (white ? (j == 0 ? 1 : 0) : Math.exp(-0.5 * lag * lag));
    }
    return noise;
  }
}

package org.saddlepoint.solve;

import java.util.Arrays;
import java.util.Optional;
import org.saddlepoint.numeric.InitialValueProblem;
import org.saddlepoint.numeric.NumericalFailure;
import org.saddlepoint.numeric.Roots;

/**
 * Solves a {@link ScalarReduction}: C(0) from conservation of energy, U(C(0)) − U(C(∞)) = S²/8b, and C(τ) by integrating the motion,
 * the equation of second order at short lags and y' = −√(2ΔU/b)/(C − C(∞)) for y = ln(C − C(∞)) after that, which is stable where
 * the first is not. The grid follows from the motion: as long as C takes to decay, as fine as its spectrum asks for, however slow the
 * network is near its transition.
 *
 * <p>Source: Sompolinsky, Crisanti and Sommers, Phys. Rev. Lett. 61 (1988) 259.
 */
final class PotentialMethod {
  /** Share of the time in which C leaves its maximum after which the equation of first order takes over. */
  private static final double SWITCH = 0.3;

  /** Every node of the sites' laws needs averages of its own at every variance tried; beyond these, tables over variances are cheaper. */
  private static final int MOST_NODES = 4;
  private static final double GROWTH = 1.5;
  private static final double SMALLEST = 1e-12;
  private static final double LARGEST = 1e9;
  private static final double ACCURACY = 3e-14;
  private static final int NEWTON_STEPS = 8;
  private static final double ROUGH = 1e-3;
  private static final double EXACT = 1e-13;
  /** Decades that C decays over on the grid. */
  private static final double DECADES = 35;
  private static final double FINE = 24;
  private static final int FEWEST = 2048;
  private static final int MOST_LAGS = 1 << 18;
  private static final double RESOLVED = 1e-12;
  private static final double VERIFIED = 1e-9;

  private final MeanFieldSystem system;
  private final ScalarReduction reduction;

  private PotentialMethod(MeanFieldSystem system, ScalarReduction reduction) {
    this.system = system;
    this.reduction = reduction;
  }

  /** Of a system that has the scalar form and no fluctuating noise, whose kink would need a finer grid than the motion itself. */
  static Optional<PotentialMethod> of(MeanFieldSystem system) {
    return system.hasSlowParts() ? Optional.empty() : ScalarReduction.of(system).filter(r -> r.kappa().length <= MOST_NODES).map(r -> new PotentialMethod(system, r));
  }

  /**
   * A solution.
   *
   * @param potential at the solved variance
   * @param bottom    C(∞)
   */
  private record Solved(Potential potential, double bottom) {}

  /**
   * The fluctuating solution on two grids, empty if there is none or it does not solve the mean-field equations.
   *
   * @param fixed the static state that has lost its stability
   */
  Optional<Refinement.Refined> refined(StaticParts fixed) {
    try {
      return solve(frozenVariance(fixed)).flatMap(this::onGrids);
    } catch (NumericalFailure notThisWay) {
      return Optional.empty();
    }
  }

  private double frozenVariance(StaticParts fixed) {
    EffectiveSite site = system.site(reduction.pair().site());
    int output = site.outputOf(reduction.pair().left());
    return StaticFields.of(system, reduction.pair().site(), 0, fixed).within(output, output);
  }

  private Optional<Refinement.Refined> onGrids(Solved solved) {
    double decay = Math.sqrt(Math.max(solved.potential.curvature(solved.bottom), 0) / reduction.b());
    if (!(decay > 0)) {
      return Optional.empty();
    }
    double length = 2 * DECADES / decay;
    int lags = FEWEST;
    while (length / lags > turning(solved) / FINE && lags < MOST_LAGS) {
      lags *= 2;
    }
    while (lags <= MOST_LAGS) {
      double[] c = correlation(solved, length / lags, lags / 2 + 1);
      CorrelationMap map = new CorrelationMap(system, new LagGrid(lags, length / lags));
      Correlations state = state(solved, c, map.grid());
      if (isResolved(map.grid(), state.decaying()[0])) {
        CorrelationMap coarseMap = new CorrelationMap(system, new LagGrid(lags / 2, 2 * length / lags));
        double[] half = new double[lags / 4 + 1];
        Arrays.setAll(half, j -> c[2 * j]);
        Refinement.Refined refined = new Refinement.Refined(map, verified(map, state), coarseMap, verified(coarseMap, state(solved, half, coarseMap.grid())), Refinement.decayed(map, state));
        return refined.solved().converged() ? Optional.of(refined) : Optional.empty();
      }
      lags *= 2;
    }
    return Optional.empty();
  }

  /** The state with its residual in the mean-field equations themselves. */
  private CorrelationSolver.Solved verified(CorrelationMap map, Correlations state) {
    Correlations next = map.apply(state);
    double scale = Math.abs(state.decaying()[0][0]);
    double largest = 0;
    for (int p = 0; p < state.parts().within().length; p++) {
      largest = Math.max(largest, Math.abs(next.parts().within()[p] - state.parts().within()[p]));
    }
    double sum = 0;
    for (int j = 0; j < map.grid().lags(); j++) {
      sum += Math.pow(next.decaying()[0][j] - state.decaying()[0][j], 2);
    }
    double residual = Math.max(largest, Math.sqrt(sum / map.grid().lags())) / scale;
    return new CorrelationSolver.Solved(state, residual, residual <= VERIFIED);
  }

  private static boolean isResolved(LagGrid grid, double[] c) {
    double[] re = new double[grid.frequencies()];
    double[] im = new double[grid.frequencies()];
    grid.toSpectrum(c, re, im);
    double largest = Arrays.stream(re).map(Math::abs).max().orElse(0);
    double tail = 0;
    for (int k = 3 * re.length / 4; k < re.length; k++) {
      tail = Math.max(tail, Math.abs(re[k]));
    }
    return tail <= RESOLVED * largest;
  }

  /**
   * The solution of lowest variance above {@code least}, that of the static state: bracketed and found with averages that are a little
   * wrong but cheap, then by secants with exact ones, which takes three or four steps.
   */
  private Optional<Solved> solve(double least) {
    double low = Math.max(least * (1 + 1e-5), SMALLEST);
    double high = low;
    double step = 1e-3 * low;
    double excess = excess(high, ROUGH);
    if (!(excess < 0)) {
      return Optional.empty();
    }
    while (excess < 0) {
      low = high;
      step *= GROWTH;
      high = high + step;
      if (high > LARGEST) {
        return Optional.empty();
      }
      excess = excess(high, ROUGH);
    }
    double variance = Roots.in(v -> excess(v, ROUGH), low, high, 1e-6 * high).value();
    double difference = 1e-4 * Math.min(variance, high - low);
    double direction = 1;
    double slope = (excess(variance + difference, ROUGH) - excess(variance - difference, ROUGH)) / (2 * difference);
    double change = Double.POSITIVE_INFINITY;
    double before = Double.NaN;
    for (int k = 0; k < NEWTON_STEPS && change > ACCURACY * variance; k++) {
      double value = excess(variance, EXACT);
      slope = k == 0 ? slope : (value - before) / change * direction;
      double move = -value / slope;
      if (!(Math.abs(move) < 0.1 * variance) || Math.abs(move) >= change) {
        break;
      }
      change = Math.abs(move);
      direction = Math.signum(move);
      before = value;
      variance += move;
    }
    Potential potential = new Potential(reduction, system, variance, EXACT);
    double bottom = potential.bottom();
    return Double.isNaN(bottom) || !(change <= VERIFIED * variance) ? Optional.empty() : Optional.of(new Solved(potential, bottom));
  }

  /** ΔU − S²/8b relative to c0²; negative where the energy does not suffice. */
  private double excess(double variance, double tolerance) {
    Potential potential = new Potential(reduction, system, variance, tolerance);
    double bottom = potential.bottom();
    if (Double.isNaN(bottom)) {
      return -1;
    }
    double white = reduction.white() * reduction.white() / (8 * reduction.b());
    return (potential.height(bottom) - white) / (variance * variance);
  }

  /** The time in which C leaves its maximum: √(2b (C(0) − C(∞))/|U'(C(0))|). */
  private double turning(Solved solved) {
    double force = Math.abs(solved.potential.slope(solved.potential.variance()));
    return Math.sqrt(2 * reduction.b() * (solved.potential.variance() - solved.bottom) / force);
  }

  /** C(τ_j) at the lags j h, j = 0 … count − 1. */
  private double[] correlation(Solved solved, double step, int count) {
    double[] c = new double[count];
    c[0] = solved.potential.variance();
    int first = Math.min(count - 1, Math.max(1, (int) Math.round(SWITCH * turning(solved) / step)));
    double[] early = new double[first + 1];
    Arrays.setAll(early, j -> j * step);
    double initial = -reduction.white() / (2 * reduction.b());
    double[][] motion =
        InitialValueProblem.solve(
            (t, y, out) -> {
              out[0] = y[1];
              out[1] = solved.potential.slope(y[0]) / reduction.b();
            },
            early, new double[] {c[0], initial}, 1e-14 * c[0], 1e-13);
    for (int j = 1; j <= first; j++) {
      c[j] = motion[j][0];
    }
    if (first == count - 1) {
      return c;
    }
    double above = c[first] - solved.bottom;
    if (!(above > 0)) {
      throw new NumericalFailure("the motion in the potential passes its rest point");
    }
    double[] late = new double[count - first];
    Arrays.setAll(late, j -> (first + j) * step);
    double[][] logarithm =
        InitialValueProblem.solve(
            (t, y, out) -> out[0] = -Math.sqrt(Math.max(solved.potential.relativeEnergy(solved.bottom, Math.exp(y[0])), 0) / reduction.b()),
            late, new double[] {Math.log(above)}, 1e-13, 1e-13);
    for (int j = 1; j < late.length; j++) {
      c[first + j] = solved.bottom + Math.exp(logarithm[j][0]);
    }
    return c;
  }

  /** The solution as a state on a grid; c over its lags from zero to the longest. */
  private Correlations state(Solved solved, double[] c, LagGrid grid) {
    double limit = solved.potential.centred(solved.bottom);
    double[] decaying = new double[grid.lags()];
    for (int j = 0; j < c.length; j++) {
      decaying[j] = solved.potential.centred(c[j]) - limit;
      decaying[(grid.lags() - j) % grid.lags()] = decaying[j];
    }
    return new Correlations(statics(solved), new double[][] {decaying});
  }

  /** Static parts of all pairs: that of the nonlinear one is known, linear ones follow by iterating the equations. */
  private StaticParts statics(Solved solved) {
    StaticParts parts = StaticParts.zero(system);
    int nonlinear = system.pairs().indexOf(reduction.pair());
    double within = solved.potential.correlation(solved.bottom);
    double across = solved.potential.correlation(solved.potential.shared());
    for (int round = 0; round <= 2 * system.pairs().size(); round++) {
      parts.within()[nonlinear] = within;
      parts.across()[nonlinear] = across;
      StaticParts next = StaticParts.zero(system);
      for (int s = 0; s < system.sites().size(); s++) {
        EffectiveSite site = system.site(s);
        for (int node = 0; node < site.nodes().count(); node++) {
          SiteState state = SiteState.frozen(system, s, node, parts, system.staticExpansions());
          for (int p = 0; p < system.pairs().size(); p++) {
            MeanFieldSystem.Pair pair = system.pairs().get(p);
            if (pair.site() == s && p != nonlinear) {
              double weight = site.ratio() * site.nodes().weight()[node];
              next.within()[p] += weight * state.within(pair.left(), pair.right());
              next.across()[p] += weight * state.across(pair.left(), pair.right());
            }
          }
        }
      }
      parts = next;
    }
    parts.within()[nonlinear] = within;
    parts.across()[nonlinear] = across;
    return parts;
  }
}

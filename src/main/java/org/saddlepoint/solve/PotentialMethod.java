package org.saddlepoint.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.saddlepoint.numeric.NumericalFailure;

/**
 * Solves a {@link ScalarReduction} without fluctuating noise: C(0) from conservation of energy, U(C(0)) = U(C(∞)), and C(τ) from the
 * {@link PotentialMotion}. The grid follows from the motion: as long as C takes to decay, as fine as its spectrum asks for, however slow the
 * network is near its transition.
 *
 * <p>Source: Sompolinsky, Crisanti and Sommers, Phys. Rev. Lett. 61 (1988) 259.
 */
final class PotentialMethod {
  /** Every node of the sites' laws needs averages of its own at every variance tried; beyond these, tables over variances are cheaper. */
  private static final int MOST_NODES = 4;
  private static final double GROWTH = 1.5;
  /** Ratio of the variances at which a solution is looked for from above: two solutions within it of each other are missed. */
  private static final double DESCENT = 0.97;
  private static final double FASTEST = 100;
  private static final double FLAT = 3e-3;
  private static final double SMALLEST = 1e-12;
  /** Where activities are so small or so large that variances are beyond these there is no solution. */
  private static final double LEAST = 1e-200;
  private static final double LARGEST = 1e30;
  private static final double SMALLER = 1e-6;
  private static final double ACCURACY = 3e-14;
  /** Of the wanted accuracy, the error of what nothing else depends on less. */
  private static final double SHARE = 1e-2;
  /** Decades of the decay beyond the wanted accuracy. */
  private static final double BEYOND = 5;
  private static final int NEWTON_STEPS = 8;
  private static final double ROUGH = 1e-3;
  /** Relative step at which the search with rough averages ends. */
  private static final double CLOSE = 1e-4;
  /** Of what averages may miss, the error that interpolating them over variances may add. */
  private static final double LITTLE = 0.1;
  private static final double EXACT = 1e-13;
  /** Decades that C decays over on the grid. */
  private static final double DECADES = 35;
  private static final double FINE = 6;
  private static final int FEWEST = 512;
  private static final int MOST_LAGS = 1 << 18;
  private static final double RESOLVED = 1e-12;
  private static final double NEARLY_RESOLVED = 1e-9;
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

  /**
   * The fluctuating solution of largest variance below that of an unstable static state, where weak coupling leads to another state; empty as above.
   *
   * @param fixed the static state with much activity
   */
  Optional<Refinement.Refined> below(StaticParts fixed) {
    try {
      double variance = frozenVariance(fixed) * DESCENT;
      while (variance > SMALLEST && !(excess(potential(variance, ROUGH)) < 0)) {
        variance *= DESCENT;
      }
      return variance > SMALLEST ? solve(variance).flatMap(this::onGrids) : Optional.empty();
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
    double decades = system.accuracy() > 0 ? Math.min(DECADES, BEYOND - Math.log(system.accuracy())) : DECADES;
    double length = 2 * decades / decay;
    PotentialMotion motion = new PotentialMotion(solved.potential, solved.bottom, reduction.b(), decades, system.accuracy() * CovarianceTables.SHARE);
    int lags = FEWEST;
    while (length / lags > turning(solved) / FINE && lags < MOST_LAGS) {
      lags *= 2;
    }
    double[] c = motion.correlation(length / lags, lags / 2 + 1);
    while (lags <= MOST_LAGS) {
      LagGrid grid = new LagGrid(lags, length / lags);
      Correlations state = state(solved, c, grid);
      if (isResolved(grid, state.decaying()[0])) {
        CorrelationMap map = new CorrelationMap(system, grid);
        if (system.accuracy() > 0) {
          CorrelationSolver.Solved verified = verified(map, state);
          return verified.converged() ? Optional.of(new Refinement.Refined(map, verified, map, verified, Refinement.decayed(map, state))) : Optional.empty();
        }
        CorrelationMap coarseMap = new CorrelationMap(system, new LagGrid(lags / 2, 2 * length / lags));
        double[] half = new double[lags / 4 + 1];
        double[] all = c;
        Arrays.setAll(half, j -> all[2 * j]);
        Refinement.Refined refined = new Refinement.Refined(map, verified(map, state), coarseMap, verified(coarseMap, state(solved, half, coarseMap.grid())), Refinement.decayed(map, state));
        return refined.solved().converged() ? Optional.of(refined) : Optional.empty();
      }
      lags *= 2;
      c = motion.finer(c, length / lags);
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
    return new CorrelationSolver.Solved(state, residual, residual <= Math.max(VERIFIED, system.accuracy()));
  }

  /** Whether nothing is left of the spectrum at the grid's highest frequencies, and little at those of the coarse grid. */
  private boolean isResolved(LagGrid grid, double[] c) {
    double[] re = new double[grid.frequencies()];
    double[] im = new double[grid.frequencies()];
    grid.toSpectrum(c, re, im);
    double largest = Arrays.stream(re).map(Math::abs).max().orElse(0);
    double tail = 0;
    double coarseTail = 0;
    for (int k = 3 * re.length / 8; k < re.length; k++) {
      coarseTail = Math.max(coarseTail, Math.abs(re[k]));
      tail = k >= 3 * re.length / 4 ? Math.max(tail, Math.abs(re[k])) : tail;
    }
    return system.accuracy() > 0 ? tail <= SHARE * system.accuracy() * largest : tail <= RESOLVED * largest && coarseTail <= NEARLY_RESOLVED * largest;
  }

  /**
   * The solution of lowest variance above {@code least}, that of the static state: bracketed and found with averages that are a little
   * wrong but cheap, then by secants with exact ones, which takes three or four steps.
   */
  private Optional<Solved> solve(double least) {
    double lowest = Math.max(least * (1 + 1e-5), LEAST);
    double high = Math.max(lowest, SMALLEST);
    double growth = GROWTH;
    RootWalk walk = new RootWalk(v -> excess(potential(v, ROUGH)));
    double excess = walk.at(high);
    // Below a solution whose fields are counted in large units.
    while (!(excess < 0) && high > lowest) {
      high = Math.max(lowest, SMALLER * high);
      excess = walk.at(high);
    }
    // Above a static state of positive variance the fluctuating one may be near.
    double step = high < 2 * least ? 1e-3 * high : high;
    if (!(excess < 0)) {
      return Optional.empty();
    }
    while (excess < 0) {
      step *= growth;
      high = high + step;
      if (high > LARGEST) {
        return Optional.empty();
      }
      double next = walk.at(high);
      // Where variances are so small that the equation is linear, nothing changes and nothing can be missed.
      growth = Math.abs(next - excess) < FLAT * Math.abs(excess) ? Math.min(4 * growth, FASTEST) : GROWTH;
      excess = next;
    }
    double variance = walk.root(CLOSE);
    double slope = walk.slope(variance);
    double direction = 1;
    double change = Double.POSITIVE_INFINITY;
    double before = Double.NaN;
    double exact = Math.max(EXACT, CovarianceTables.SHARE * system.accuracy());
    double enough = Math.max(ACCURACY, SHARE * system.accuracy());
    // Secants: the error left is about the last change times its ratio to the one before.
    double left = Double.POSITIVE_INFINITY;
    List<Potential> tried = new ArrayList<>();
    for (int k = 0; k < NEWTON_STEPS && left > enough * variance; k++) {
      tried.add(potential(variance, exact));
      double value = excess(tried.get(k));
      slope = k == 0 ? slope : (value - before) / change * direction;
      double move = -value / slope;
      if (!(Math.abs(move) < 0.1 * variance) || Math.abs(move) >= change) {
        break;
      }
      left = system.accuracy() > 0 && k > 0 ? Math.abs(move) * Math.abs(move) / change : Math.abs(move);
      change = Math.abs(move);
      direction = Math.signum(move);
      before = value;
      variance += move;
    }
    double solution = variance;
    Potential potential = between(tried, variance, exact).orElseGet(() -> potential(solution, exact));
    potential.remember(system);
    double bottom = potential.bottom();
    return Double.isNaN(bottom) || !(left <= Math.max(VERIFIED, enough) * variance) ? Optional.empty() : Optional.of(new Solved(potential, bottom));
  }

  /** From the last two potentials, where the variance is so close to theirs that nothing is lost. */
  private static Optional<Potential> between(List<Potential> tried, double variance, double exact) {
    if (tried.size() < 2) {
      return Optional.empty();
    }
    Potential one = tried.get(tried.size() - 2);
    Potential two = tried.get(tried.size() - 1);
    double missing = Math.abs((variance - one.variance()) * (variance - two.variance())) / (variance * variance);
    return missing <= LITTLE * exact && one.variance() != two.variance() ? one.towards(two, variance) : Optional.empty();
  }

  private Potential potential(double variance, double tolerance) {
    return new Potential(reduction, system, variance, tolerance);
  }

  /** ΔU relative to c0²; negative where the energy does not suffice. */
  private static double excess(Potential potential) {
    double variance = potential.variance();
    double bottom = potential.bottom();
    if (Double.isNaN(bottom)) {
      return -1;
    }
    return potential.height(bottom) / (variance * variance);
  }

  /** The time in which C leaves its maximum: √(2b (C(0) − C(∞))/|U'(C(0))|). */
  private double turning(Solved solved) {
    double force = Math.abs(solved.potential.slope(solved.potential.variance()));
    return Math.sqrt(2 * reduction.b() * (solved.potential.variance() - solved.bottom) / force);
  }

  /** The solution as a state on a grid; c over its lags from zero to the longest. */
  private Correlations state(Solved solved, double[] c, LagGrid grid) {
    double limit = solved.potential.centred(solved.bottom);
    double[] decaying = new double[grid.lags()];
    double[] output = solved.potential.centred(c);
    for (int j = 0; j < c.length; j++) {
      decaying[j] = output[j] - limit;
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

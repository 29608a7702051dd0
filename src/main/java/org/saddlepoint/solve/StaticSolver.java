package org.saddlepoint.solve;

import java.util.List;
import org.saddlepoint.numeric.DivergentAverage;
import org.saddlepoint.numeric.Iteration;
import org.saddlepoint.numeric.NewtonKrylov;
import org.saddlepoint.numeric.NumericalFailure;

/**
 * Fixed points of the effective process: the static order parameters when nothing varies in time. Starts from nothing but the
 * noises and follows the map upwards, so that of several solutions it finds the one connected to weak coupling; Newton's method
 * finishes.
 */
final class StaticSolver {
  private static final int STEPS = 60;
  private static final int ROUNDS = 6;
  private static final double ACCURACY = 1e-14;
  /** Beyond this nothing limits the activity, unless still larger ones shrink. */
  private static final double RUNAWAY = 1e12;
  private static final double FARTHEST = 1e18;
  private static final double FARTHER = 1e3;
  /** Growth by this factor in every round, without a fixed point in reach of Newton's method, is the same but slower. */
  private static final double GROWING = 1.2;
  /** Averages that fail after this growth show such a runaway too, those that diverge after any growth; before, they are a failure of their own. */
  private static final double OVERFLOW = 10;
  /** Steps in the size of states at which a runaway is looked for, and the growth that shows it. */
  private static final double DECADE = 3;
  private static final double STEADY = 1e-3;
  /** A square of an output that is rounding. */
  private static final double NOTHING = 1e-24;

  private final MeanFieldSystem system;
  private final boolean across;

  StaticSolver(MeanFieldSystem system) {
    this(system, true);
  }

  /** @param across whether the correlations between draws are wanted; those within one draw do not depend on them, and cost less */
  StaticSolver(MeanFieldSystem system, boolean across) {
    this.system = system;
    this.across = across;
  }

  /**
   * @param parts    the last point reached
   * @param residual largest |map(x) − x| relative to the scale of x
   * @param outcome  how it ended
   */
  record Solved(StaticParts parts, double residual, Outcome outcome) {}

  /** How the search for a fixed point ended. */
  enum Outcome {
    FOUND,
    RUNAWAY,
    NOT_CONVERGED
  }

  /** The fixed point reached from zero. */
  Solved solve() {
    return solve(StaticParts.zero(system));
  }

  Solved solve(StaticParts start) {
    double[] x = new double[start.size()];
    start.copyTo(x, 0);
    double[] next = new double[x.length];
    double residual = Double.POSITIVE_INFINITY;
    double first = 0;
    boolean growing = true;
    for (int round = 0; round < ROUNDS; round++) {
      double before = size(x);
      for (int step = 0; step < STEPS; step++) {
        try {
          map(x, next);
        } catch (NumericalFailure failure) {
          boolean grown = size(x) > (failure instanceof DivergentAverage ? 1 : OVERFLOW) * first;
          if (!grown || first == 0) {
            throw failure;
          }
          return new Solved(StaticParts.of(x, 0, system), residual, Outcome.RUNAWAY);
        }
        first = first == 0 ? size(next) : first;
        residual = difference(x, next);
        System.arraycopy(next, 0, x, 0, x.length);
        if (!(size(x) < RUNAWAY) && !isHeldBack(x)) {
          return new Solved(StaticParts.of(x, 0, system), residual, Outcome.RUNAWAY);
        }
        if (residual <= ACCURACY) {
          return new Solved(StaticParts.of(x, 0, system), residual, Outcome.FOUND);
        }
      }
      growing &= size(x) > GROWING * before;
      // Where strong negative means make the passages swing to and fro, the solution lies between two of them.
      for (double[] guess : List.of(x, middle(x, next))) {
        double[] polished = newton(guess);
        map(polished, next);
        double better = difference(polished, next);
        if (better < 1e-11) {
          return new Solved(StaticParts.of(polished, 0, system), better, Outcome.FOUND);
        }
      }
      // Only where Newton's method finds nothing nearby: close to a fold the states that shrink are few.
      if (growing && growsForEver(x)) {
        return new Solved(StaticParts.of(x, 0, system), residual, Outcome.RUNAWAY);
      }
    }
    return new Solved(StaticParts.of(x, 0, system), residual, growing ? Outcome.RUNAWAY : Outcome.NOT_CONVERGED);
  }

  /** Whether the map still makes more of every larger state, up to where nothing but the growth of the functions at infinity counts. */
  private boolean growsForEver(double[] x) {
    double[] next = new double[x.length];
    try {
      for (double factor = 1; factor * Math.min(1, size(x)) < RUNAWAY; factor *= DECADE) {
        double[] larger = scaled(x, factor);
        map(larger, next);
        if (!(size(next) > (1 + STEADY) * size(larger))) {
          return false;
        }
      }
      return true;
    } catch (NumericalFailure undecided) {
      return false;
    }
  }

  /** Whether there is a limit to the growth of such large a state, as where fields are counted in small units. */
  private boolean isHeldBack(double[] x) {
    double[] next = new double[x.length];
    try {
      for (double factor = 1; factor < FARTHEST && Double.isFinite(size(x)); factor *= FARTHER) {
        double[] larger = scaled(x, factor);
        map(larger, next);
        if (size(next) < size(larger)) {
          return true;
        }
      }
    } catch (NumericalFailure noAverage) {
      return false;
    }
    return false;
  }

  /** Half of the way of the next passage. @param next overwritten by it */
  private double[] middle(double[] x, double[] next) {
    map(x, next);
    double[] middle = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      middle[i] = 0.5 * (x[i] + next[i]);
    }
    return middle;
  }

  private double[] newton(double[] x) {
    double scale = Math.max(size(x), 1e-300);
    Iteration found =
        new NewtonKrylov(1e-16, 12, Math.max(2, x.length))
            .solve(
                (y, f) -> {
                  double[] full = y.clone();
                  for (int i = 0; i < full.length; i++) {
                    full[i] *= scale;
                  }
                  try {
                    map(full, f);
                  } catch (NumericalFailure notFinite) {
                    java.util.Arrays.fill(f, Double.NaN);
                  }
                  for (int i = 0; i < f.length; i++) {
                    f[i] = f[i] / scale - y[i];
                  }
                },
                scaled(x, 1 / scale));
    return scaled(found.solution(), scale);
  }

  private static double[] scaled(double[] x, double factor) {
    double[] y = x.clone();
    for (int i = 0; i < y.length; i++) {
      y[i] *= factor;
    }
    return y;
  }

  private static double difference(double[] x, double[] next) {
    double largest = 0;
    for (int i = 0; i < x.length; i++) {
      largest = Math.max(largest, Math.abs(next[i] - x[i]));
    }
    double scale = Math.max(size(x), size(next));
    return largest == 0 ? 0 : largest / scale;
  }

  private static double size(double[] x) {
    double largest = 0;
    for (double v : x) {
      largest = Math.max(largest, Math.abs(v));
    }
    return Double.isNaN(largest) ? Double.POSITIVE_INFINITY : largest;
  }

  /** One application of the mean-field equations. */
  void map(double[] x, double[] out) {
    StaticParts parts = StaticParts.of(x, 0, system);
    StaticParts next = StaticParts.zero(system);
    Expansions expansions = system.staticExpansions();
    for (int s = 0; s < system.sites().size(); s++) {
      EffectiveSite site = system.site(s);
      for (int node = 0; node < site.nodes().count(); node++) {
        SiteState state = SiteState.frozen(system, s, node, parts, expansions);
        accumulate(system, s, site.ratio() * site.nodes().weight()[node], state, next, across);
      }
    }
    next.copyTo(out, 0);
  }

  /** Whether couplings that change in time turn this static state into a fluctuating one: what they transmit does not vanish. */
  boolean isMovedByMemories(StaticParts parts) {
    for (MeanFieldSystem.Pair pair : system.pairs()) {
      EffectiveSite site = system.site(pair.site());
      for (int node = 0; node < site.nodes().count() && !pair.memory().lasts(); node++) {
        if (Math.abs(SiteState.frozen(system, pair.site(), node, parts, system.staticExpansions()).within(pair.left(), pair.right())) > NOTHING) {
          return true;
        }
      }
    }
    return false;
  }

  /** Adds weight times a node's contribution to the static order parameters. */
  static void accumulate(MeanFieldSystem system, int s, double weight, SiteState state, StaticParts next, boolean across) {
    for (int m = 0; m < system.means().size(); m++) {
      if (system.means().get(m).site() == s) {
        next.means()[m] += weight * state.average(system.means().get(m).readout());
      }
    }
    for (int p = 0; p < system.pairs().size(); p++) {
      MeanFieldSystem.Pair pair = system.pairs().get(p);
      if (pair.site() == s && pair.memory().lasts()) {
        next.within()[p] += weight * state.within(pair.left(), pair.right());
        next.across()[p] += across ? weight * state.across(pair.left(), pair.right()) : 0;
      }
    }
  }
}

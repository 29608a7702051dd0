package org.saddlepoint.solve.sampled;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.lower.CompiledFunction;
import org.saddlepoint.numeric.AndersonMixing;
import org.saddlepoint.numeric.Iteration;

/**
 * One self-consistent solution on one set of frozen random numbers: repeated passages through the effective processes of all
 * species, each driven by the order parameters of the last, until what they give back is what drives them.
 */
final class SampledSolution {
  private static final double CORRELATION_TIME = 2;
  private static final int MEMORY = 8;

  private final SampledSystem system;
  private final Periodic grid;
  private final List<SiteUpdate> updates = new ArrayList<>();
  private final OrderParameters now;
  private final OrderParameters next;
  private double residual = Double.POSITIVE_INFINITY;
  private int passages;

  /**
   * @param trajectories per species
   * @param start        where to begin; empty order parameters are guessed from the first states
   */
  SampledSolution(SampledSystem system, Periodic grid, int trajectories, long seed, java.util.Optional<OrderParameters> start) {
    this.system = system;
    this.grid = grid;
    this.now = start.map(o -> o.copy(system)).orElseGet(() -> new OrderParameters(system, grid));
    this.next = new OrderParameters(system, grid);
    for (int s = 0; s < system.sites().size(); s++) {
      int site = s;
      updates.add(LinearSite.of(system, s).map(SiteUpdate.class::cast).orElseGet(() -> trajectories(site, trajectories, seed, start.isEmpty())));
    }
  }

  private SiteUpdate trajectories(int s, int count, long seed, boolean guess) {
    double[][] initial = InitialStates.of(system, s, count, seed);
    SiteProgram program = new SiteProgram(system, s);
    if (guess) {
      guess(s, program, initial);
    }
    return new TrajectorySite(system, s, new Trajectories(system, s, program, grid, initial, seed));
  }

  /** Correlations with the moments of the first states that decay within a few membrane constants. */
  private void guess(int s, SiteProgram program, double[][] initial) {
    SampledSystem.Site site = system.sites().get(s);
    int count = initial[0].length;
    double[][] arguments = new double[program.arguments()][count];
    System.arraycopy(initial, 0, arguments, 0, initial.length);
    List<String> names = site.nodes().names();
    for (int k = 0; k < names.size(); k++) {
      for (int i = 0; i < count; i++) {
        arguments[initial.length + program.inputs() + k][i] = site.nodes().value()[i % site.nodes().count()][k];
      }
    }
    double[][] values = new double[program.read().outputs()][count];
    CompiledFunction read = program.read(new double[site.feedbacks().size()]);
    read.apply(arguments, values, 0, count);
    for (int p = 0; p < system.pairs().size(); p++) {
      SampledSystem.Pair pair = system.pairs().get(p);
      if (pair.site() == s) {
        double moment = 0;
        for (int i = 0; i < count; i++) {
          moment += values[pair.left()][i] * values[pair.right()][i] / count;
        }
        double mean = mean(values[pair.left()]) * mean(values[pair.right()]);
        double[] c = new double[grid.n()];
        for (int j = 0; j < grid.n(); j++) {
          double lag = Math.min(j, grid.n() - j) * grid.step() / (CORRELATION_TIME * grid.unit());
          c[j] = site.ratio() * (mean + (moment - mean) * Math.exp(-0.5 * lag * lag));
        }
        grid.spectrum(c, now.pairRe[p], now.pairIm[p]);
      }
    }
    for (int m = 0; m < system.means().size(); m++) {
      if (system.means().get(m).site() == s) {
        now.means[m] = site.ratio() * mean(values[system.means().get(m).readout()]);
      }
    }
  }

  private static double mean(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum += v / x.length;
    }
    return sum;
  }

  /**
   * Anderson-accelerated passages until the residual is below the tolerance.
   *
   * @param tolerance root mean square of the change, relative to the equal-time correlations
   * @return whether it was reached
   */
  boolean accelerate(int most, double tolerance) {
    updates.forEach(u -> u.trajectories().ifPresent(TrajectorySite::keep));
    Packing packing = new Packing(system, updates, now);
    AndersonMixing mixing = new AndersonMixing(tolerance, most, MEMORY, 1);
    Iteration iteration =
        mixing.solve(
            (x, out) -> {
              packing.unpack(x, now);
              pass(0);
              System.arraycopy(packing.pack(next), 0, out, 0, out.length);
            },
            packing.pack(now));
    packing.unpack(iteration.solution(), now);
    pass(1);
    return iteration.converged();
  }

  /** Whether something that was taken for decaying persists; one passage. */
  boolean persistsAfterAll() {
    updates.forEach(u -> u.trajectories().ifPresent(TrajectorySite::reconsider));
    pass(0);
    return updates.stream().anyMatch(u -> u.trajectories().map(TrajectorySite::reconsidered).orElse(false));
  }

  /** One passage; the share of the way that the order parameters of sampled species go to the new ones. */
  void pass(double share) {
    residual = 0;
    for (int repeat = 0; repeat < 2; repeat++) {
      for (int s = 0; s < updates.size(); s++) {
        if (!updates.get(s).sampled()) {
          next.take(updates.get(s).measure(now, OrderParameters.passage(system, s)), system, s);
          residual = Math.max(residual, change(s));
          now.approach(next, 1, system, s);
        }
      }
    }
    for (int s = 0; s < updates.size(); s++) {
      if (updates.get(s).sampled()) {
        next.take(updates.get(s).measure(now, OrderParameters.passage(system, s)), system, s);
      }
    }
    double sampled = 0;
    boolean any = false;
    for (int s = 0; s < updates.size(); s++) {
      if (updates.get(s).sampled()) {
        any = true;
        sampled = Math.max(sampled, change(s));
      }
    }
    residual = any ? sampled : residual;
    for (int s = 0; s < updates.size(); s++) {
      if (updates.get(s).sampled()) {
        now.approach(next, share, system, s);
      }
    }
    passages++;
  }

  /** The largest relative change of an equal-time correlation of a species. */
  private double change(int s) {
    double largest = 0;
    for (int p = 0; p < system.pairs().size(); p++) {
      if (system.pairs().get(p).site() == s) {
        double a = grid.equalTime(now.pairRe[p]);
        double b = grid.equalTime(next.pairRe[p]);
        largest = Math.max(largest, Math.abs(a - b) / (Math.abs(a) + Math.abs(b) + 1e-300));
      }
    }
    return 2 * largest;
  }

  /** How much of the decaying part of a sampled correlation is left at an eighth of the period where the window cuts it there; 0 where it does not. */
  double tail() {
    double largest = 0;
    for (int p = 0; p < system.pairs().size(); p++) {
      if (updates.get(system.pairs().get(p).site()).trajectories().map(TrajectorySite::clipped).orElse(false)) {
        double[] c = grid.lags(now.pairRe[p], now.pairIm[p]);
        double plateau = c[grid.n() / 2];
        double whole = Math.abs(c[0] - plateau);
        largest = whole > 1e-9 * Math.abs(c[0]) ? Math.max(largest, Math.abs(c[grid.n() / 8] - plateau) / whole) : largest;
      }
    }
    return largest;
  }

  /** The largest relative sampling error of an equal-time correlation in one passage. */
  double error() {
    double largest = 0;
    for (SiteUpdate u : updates) {
      largest = Math.max(largest, u.trajectories().map(TrajectorySite::error).orElse(0.0));
    }
    return largest;
  }

  OrderParameters next() {
    return next;
  }

  OrderParameters state() {
    return now;
  }

  double residual() {
    return residual;
  }

  int passages() {
    return passages;
  }

  List<SiteUpdate> updates() {
    return updates;
  }

  Periodic grid() {
    return grid;
  }

  SampledSystem system() {
    return system;
  }
}

package org.saddlepoint.solve.sampled;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saddlepoint.numeric.NumericalFailure;

/**
 * Two-point functions of all samples taken together. Responses R and what is left of the correlations beside RΦR† are averaged, and the
 * correlations that belong to them are solved for: averages of the correlations themselves, which divide by what is small near a
 * transition, would be biased, and would not belong to the averaged responses.
 */
final class AveragedState {
  private static final int MOST = 4000;
  private static final double TOLERANCE = 1e-7;
  private static final double RUNAWAY = 100;

  private final SampledSystem system;
  private final SampledRun run;
  /** By sample and species: what the inputs do not explain, in the order of the pairs. */
  private final List<List<Measurement>> rests = new ArrayList<>();
  private final boolean possible;

  AveragedState(SampledSystem system, SampledRun run) {
    this.system = system;
    this.run = run;
    boolean all = true;
    for (int i = 0; i < run.samples().size(); i++) {
      List<Measurement> sites = new ArrayList<>();
      for (int s = 0; s < system.sites().size(); s++) {
        List<Measurement> nodes = run.samples().get(i).get(s);
        boolean linear = LinearSite.of(system, s).isPresent();
        all &= linear || nodes.size() == 1 && complete(nodes.get(0), s);
        sites.add(linear || !all ? nodes.get(0) : rest(nodes.get(0), s, run.states().get(i)));
      }
      rests.add(sites);
    }
    possible = all && system.sites().size() > 0 && !system.allLinear();
  }

  /** Whether everything that drives the network is among what was measured, with its responses. */
  private boolean complete(Measurement m, int s) {
    for (SampledSystem.Pair p : system.pairs()) {
      if (p.site() == s && m.pair(p.left(), p.right()) < 0 && m.pair(p.right(), p.left()) < 0) {
        return false;
      }
    }
    Unexplained split = new Unexplained(run.grid(), new SiteInputs(system, s, run.states().get(0)), m);
    return m.passage.pairs().stream().allMatch(split::covers)
        && system.responses().stream().allMatch(r -> r.site() != s || m.response(r.readout(), r.post()) >= 0);
  }

  private Measurement rest(Measurement m, int s, OrderParameters state) {
    Measurement rest = new Measurement(m.passage, 1, m.means.length, run.grid().bins());
    rest.add(1, m);
    explain(m, s, state, -1, rest);
    return rest;
  }

  /** target's correlations += factor·RΦR† with the responses of m. */
  private void explain(Measurement m, int s, OrderParameters state, double factor, Measurement target) {
    Periodic grid = run.grid();
    Unexplained split = new Unexplained(grid, new SiteInputs(system, s, state), m);
    double[] re = new double[grid.bins()];
    double[] im = new double[grid.bins()];
    for (int p = 0; p < m.pairRe.length; p++) {
      split.spectrum(m.passage.pairs().get(p), re, im);
      for (int k = 0; k < re.length; k++) {
        target.pairRe[p][k] += factor * re[k];
        target.pairIm[p][k] += factor * im[k];
      }
    }
  }

  /**
   * The functions by species and node, averaged over the samples but one.
   *
   * @param left the sample to leave out, −1 for none
   * @throws NumericalFailure if the averaged responses have no state of their own
   */
  List<List<Measurement>> without(int left) {
    List<List<Measurement>> plain = new ArrayList<>();
    List<Measurement> rest = new ArrayList<>();
    for (int s = 0; s < system.sites().size(); s++) {
      int site = s;
      List<Measurement> nodes = new ArrayList<>();
      for (int node = 0; node < run.samples().get(0).get(s).size(); node++) {
        int at = node;
        nodes.add(average(left, i -> run.samples().get(i).get(site).get(at)));
      }
      plain.add(nodes);
      rest.add(average(left, i -> rests.get(i).get(site)));
    }
    return possible ? consistent(plain, rest) : plain;
  }

  private Measurement average(int left, java.util.function.IntFunction<Measurement> of) {
    Measurement first = of.apply(0);
    Measurement sum = new Measurement(first.passage, first.weight, first.means.length, run.grid().bins());
    int k = run.samples().size() - (left < 0 ? 0 : 1);
    for (int i = 0; i < run.samples().size(); i++) {
      if (i != left) {
        sum.add(1.0 / k, of.apply(i));
      }
    }
    return sum;
  }

  private List<List<Measurement>> consistent(List<List<Measurement>> plain, List<Measurement> rest) {
    OrderParameters now = run.states().get(0).copy(system);
    List<Optional<LinearSite>> linear = new ArrayList<>();
    for (int s = 0; s < system.sites().size(); s++) {
      linear.add(LinearSite.of(system, s));
      if (linear.get(s).isEmpty()) {
        take(plain.get(s).get(0), s, now, true);
      }
    }
    OrderParameters next = now.copy(system);
    double first = Double.NaN;
    for (int i = 0; ; i++) {
      double change = 0;
      for (int s = 0; s < system.sites().size(); s++) {
        if (linear.get(s).isPresent()) {
          next.take(linear.get(s).get().measure(now, OrderParameters.passage(system, s)), system, s);
        } else {
          Measurement sum = new Measurement(rest.get(s).passage, 1, rest.get(s).means.length, run.grid().bins());
          sum.add(1, rest.get(s));
          explain(rest.get(s), s, now, 1, sum);
          take(sum, s, next, false);
        }
        change = Math.max(change, change(s, now, next));
        now.approach(next, 1, system, s);
      }
      first = i == 2 ? change : first;
      if (i > 2 && change <= TOLERANCE) {
        break;
      }
      if (i > MOST || change > RUNAWAY * first) {
        throw new NumericalFailure("the averaged responses are too close to a transition to tell the fluctuations");
      }
    }
    List<List<Measurement>> all = new ArrayList<>();
    for (int s = 0; s < system.sites().size(); s++) {
      if (linear.get(s).isPresent()) {
        all.add(linear.get(s).get().byNode(now, plain.get(s).get(0).passage));
      } else {
        Measurement sum = new Measurement(rest.get(s).passage, 1, rest.get(s).means.length, run.grid().bins());
        sum.add(1, rest.get(s));
        explain(rest.get(s), s, now, 1, sum);
        all.add(List.of(sum));
      }
    }
    return all;
  }

  /** Order parameters of a species from what was asked for beyond them. */
  private void take(Measurement m, int s, OrderParameters state, boolean responses) {
    double ratio = system.sites().get(s).ratio();
    for (int p = 0; p < state.pairRe.length; p++) {
      SampledSystem.Pair pair = system.pairs().get(p);
      if (pair.site() == s) {
        int direct = m.pair(pair.left(), pair.right());
        int at = direct >= 0 ? direct : m.pair(pair.right(), pair.left());
        for (int k = 0; k < state.pairRe[p].length; k++) {
          state.pairRe[p][k] = ratio * m.pairRe[at][k];
          state.pairIm[p][k] = (direct >= 0 ? ratio : -ratio) * m.pairIm[at][k];
        }
      }
    }
    for (int r = 0; responses && r < state.responseRe.length; r++) {
      SampledSystem.ResponseOf response = system.responses().get(r);
      if (response.site() == s) {
        int at = m.response(response.readout(), response.post());
        for (int k = 0; k < state.responseRe[r].length; k++) {
          state.responseRe[r][k] = ratio * m.responseRe[at][k];
          state.responseIm[r][k] = ratio * m.responseIm[at][k];
        }
        state.instant[r] = ratio * m.instant[at];
      }
    }
  }

  /** The largest change of a correlation at one frequency, relative to its largest. */
  private double change(int s, OrderParameters now, OrderParameters next) {
    double largest = 0;
    for (int p = 0; p < now.pairRe.length; p++) {
      if (system.pairs().get(p).site() == s) {
        double size = 1e-300;
        double difference = 0;
        for (int k = 0; k < now.pairRe[p].length; k++) {
          size = Math.max(size, Math.abs(next.pairRe[p][k]));
          difference = Math.max(difference, Math.abs(next.pairRe[p][k] - now.pairRe[p][k]));
        }
        largest = Math.max(largest, difference / size);
      }
    }
    return largest;
  }
}

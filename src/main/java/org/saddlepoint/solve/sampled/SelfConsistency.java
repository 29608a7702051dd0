package org.saddlepoint.solve.sampled;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saddlepoint.numeric.NumericalFailure;

/**
 * Solves C = RΦ(C)R† + rest for the correlations at given responses R and given rests, linear species exactly: the amplification of
 * slow fluctuations by the network itself, without sampling and without following a trajectory.
 */
final class SelfConsistency {
  private static final double RUNAWAY = 100;

  private final SampledSystem system;
  private final Periodic grid;
  private final List<Optional<LinearSite>> linear = new ArrayList<>();

  SelfConsistency(SampledSystem system, Periodic grid) {
    this.system = system;
    this.grid = grid;
    for (int s = 0; s < system.sites().size(); s++) {
      linear.add(LinearSite.of(system, s));
    }
  }

  /** The exact species, where it is one. */
  Optional<LinearSite> linear(int s) {
    return linear.get(s);
  }

  /** Whether everything that drives the network is among what was measured of a species, with its responses. */
  boolean complete(Measurement m, int s, OrderParameters state) {
    for (SampledSystem.Pair p : system.pairs()) {
      if (p.site() == s && m.place(p.left(), p.right()).at() < 0) {
        return false;
      }
    }
    Unexplained split = new Unexplained(grid, new SiteInputs(system, s, state), m);
    return m.passage.pairs().stream().allMatch(split::covers)
        && system.responses().stream().allMatch(r -> r.site() != s || m.response(r.readout(), r.post()) >= 0);
  }

  /** The same measurement with correlations changed by factor·RΦR†, Φ at the given state. */
  Measurement plusExplained(Measurement m, int s, OrderParameters state, double factor) {
    Measurement sum = new Measurement(m.passage, m.weight, m.means.length, grid.bins());
    sum.add(1, m);
    Unexplained split = new Unexplained(grid, new SiteInputs(system, s, state), m);
    double[] re = new double[grid.bins()];
    double[] im = new double[grid.bins()];
    for (int p = 0; p < m.pairRe.length; p++) {
      split.spectrum(m.passage.pairs().get(p), re, im);
      for (int k = 0; k < re.length; k++) {
        sum.pairRe[p][k] += factor * re[k];
        sum.pairIm[p][k] += factor * im[k];
      }
    }
    return sum;
  }

  /**
   * @param rest  by species and node, responses and rests; not used of linear species
   * @param start where to begin; its means stay
   * @param most  iterations at most; where they do not suffice the last one is returned
   * @throws NumericalFailure if it runs away: the responses amplify without bound
   */
  OrderParameters solve(List<List<Measurement>> rest, OrderParameters start, int most, double tolerance) {
    OrderParameters now = start.copy(system);
    for (int s = 0; s < rest.size(); s++) {
      if (linear.get(s).isEmpty()) {
        responses(rest.get(s), s, now);
      }
    }
    OrderParameters next = now.copy(system);
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < most; i++) {
      double change = 0;
      for (int s = 0; s < rest.size(); s++) {
        if (linear.get(s).isPresent()) {
          next.take(linear.get(s).get().measure(now, OrderParameters.passage(system, s)), system, s);
        } else {
          correlations(rest.get(s), s, now, next);
        }
        change = Math.max(change, change(s, now, next));
        now.approach(next, 1, system, s);
      }
      least = i < 2 ? change : Math.min(least, change);
      if (i > 1 && change <= tolerance) {
        return now;
      }
      if (!(change <= RUNAWAY * least)) {
        throw new NumericalFailure("the sampled responses are too close to a transition to tell the fluctuations");
      }
    }
    return now;
  }

  private void correlations(List<Measurement> rest, int s, OrderParameters drives, OrderParameters state) {
    Measurement m = SampledAnswer.mean(rest.stream().map(node -> plusExplained(node, s, drives, 1)).toList());
    double ratio = system.sites().get(s).ratio();
    for (int p = 0; p < state.pairRe.length; p++) {
      SampledSystem.Pair pair = system.pairs().get(p);
      if (pair.site() == s) {
        Measurement.Place place = m.place(pair.left(), pair.right());
        for (int k = 0; k < state.pairRe[p].length; k++) {
          state.pairRe[p][k] = ratio * m.pairRe[place.at()][k];
          state.pairIm[p][k] = place.sign() * ratio * m.pairIm[place.at()][k];
        }
      }
    }
  }

  private void responses(List<Measurement> rest, int s, OrderParameters state) {
    Measurement m = SampledAnswer.mean(rest);
    double ratio = system.sites().get(s).ratio();
    for (int r = 0; r < state.responseRe.length; r++) {
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

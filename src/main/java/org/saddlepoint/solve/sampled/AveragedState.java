package org.saddlepoint.solve.sampled;

import java.util.ArrayList;
import java.util.List;

/**
 * Two-point functions of all samples taken together. Responses R and what is left of the correlations beside RΦR† are averaged, and the
 * correlations that belong to them are solved for: averages of the correlations themselves, which divide by what is small near a
 * transition, would be biased, and would not belong to the averaged responses.
 */
final class AveragedState {
  private static final int MOST = 4000;
  private static final double TOLERANCE = 1e-7;

  private final SampledSystem system;
  private final Periodic grid;
  private final List<List<List<Measurement>>> samples;
  private final List<OrderParameters> states;
  private final SelfConsistency consistency;
  private final boolean possible;

  /**
   * @param samples measurements by sample, species and node
   * @param states  what drove each sample
   */
  AveragedState(SampledSystem system, Periodic grid, List<List<List<Measurement>>> samples, List<OrderParameters> states) {
    this.system = system;
    this.grid = grid;
    this.samples = samples;
    this.states = states;
    this.consistency = new SelfConsistency(system, grid);
    boolean all = true;
    for (int s = 0; s < system.sites().size(); s++) {
      List<Measurement> nodes = samples.get(0).get(s);
      int site = s;
      all &= consistency.linear(s).isPresent() || nodes.stream().allMatch(m -> consistency.complete(m, site, states.get(0)));
    }
    possible = all && !system.allLinear();
  }

  /**
   * The functions by species and node, averaged over the samples but one.
   *
   * @param left the sample to leave out, −1 for none
   * @throws org.saddlepoint.numeric.NumericalFailure if the averaged responses have no state of their own
   */
  List<List<Measurement>> without(int left) {
    List<List<Measurement>> plain = plain(left);
    if (!possible) {
      return plain;
    }
    List<List<Measurement>> rest = rest(left, plain);
    return driven(state(states.get(0), plain, rest, MOST), plain, rest);
  }

  private List<List<Measurement>> plain(int left) {
    List<List<Measurement>> plain = new ArrayList<>();
    for (int s = 0; s < system.sites().size(); s++) {
      int site = s;
      List<Measurement> nodes = new ArrayList<>();
      for (int node = 0; node < samples.get(0).get(s).size(); node++) {
        int at = node;
        nodes.add(average(left, i -> samples.get(i).get(site).get(at)));
      }
      plain.add(nodes);
    }
    return plain;
  }

  /** What the averaged responses do not explain; with the responses of each sample it would be too small by their variance. */
  private List<List<Measurement>> rest(int left, List<List<Measurement>> plain) {
    OrderParameters drove = states.get(left == 0 ? 1 : 0).copy(system);
    int seen = 0;
    for (int i = 0; i < states.size(); i++) {
      if (i != left) {
        seen++;
        for (int s = 0; s < system.sites().size(); s++) {
          drove.approach(states.get(i), 1.0 / seen, system, s);
        }
      }
    }
    List<List<Measurement>> rest = new ArrayList<>();
    for (int s = 0; s < system.sites().size(); s++) {
      int site = s;
      boolean linear = consistency.linear(s).isPresent();
      rest.add(linear ? plain.get(s) : plain.get(s).stream().map(m -> consistency.plusExplained(m, site, drove, -1)).toList());
    }
    return rest;
  }

  /** A state nearer to the one that belongs to the average over all samples, amplified by a bounded number of repetitions. */
  OrderParameters towards(OrderParameters from, int most) {
    List<List<Measurement>> plain = plain(-1);
    return state(from, plain, rest(-1, plain), most);
  }

  /** The averaged functions by species and node if a state drives them. */
  List<List<Measurement>> at(OrderParameters state) {
    List<List<Measurement>> plain = plain(-1);
    return driven(state, plain, rest(-1, plain));
  }

  private OrderParameters state(OrderParameters from, List<List<Measurement>> plain, List<List<Measurement>> rest, int most) {
    OrderParameters start = from.copy(system);
    for (int m = 0; m < start.means.length; m++) {
      SampledSystem.MeanOf mean = system.means().get(m);
      start.means[m] = system.sites().get(mean.site()).ratio() * SampledAnswer.mean(plain.get(mean.site())).means[mean.readout()];
    }
    return consistency.solve(rest, start, most, TOLERANCE);
  }

  /** Whether averages belong to a state of their own; otherwise they are averages of correlations. */
  boolean possible() {
    return possible;
  }

  private Measurement average(int left, java.util.function.IntFunction<Measurement> of) {
    Measurement first = of.apply(0);
    Measurement sum = new Measurement(first.passage, first.weight, first.means.length, grid.bins());
    int k = samples.size() - (left < 0 ? 0 : 1);
    for (int i = 0; i < samples.size(); i++) {
      if (i != left) {
        sum.add(1.0 / k, of.apply(i));
      }
    }
    return sum;
  }

  private List<List<Measurement>> driven(OrderParameters state, List<List<Measurement>> plain, List<List<Measurement>> rest) {
    List<List<Measurement>> all = new ArrayList<>();
    for (int s = 0; s < system.sites().size(); s++) {
      int site = s;
      all.add(
          consistency.linear(s)
              .map(exact -> exact.byNode(state, plain.get(site).get(0).passage))
              .orElseGet(() -> rest.get(site).stream().map(m -> consistency.plusExplained(m, site, state, 1)).toList()));
    }
    return all;
  }
}

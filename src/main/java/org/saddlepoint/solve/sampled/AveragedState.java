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
  private final SampledRun run;
  private final SelfConsistency consistency;
  /** By sample and species: what the inputs do not explain, in the order of the pairs. */
  private final List<List<Measurement>> rests = new ArrayList<>();
  private final boolean possible;

  AveragedState(SampledSystem system, SampledRun run) {
    this.system = system;
    this.run = run;
    this.consistency = new SelfConsistency(system, run.grid());
    boolean all = true;
    for (int i = 0; i < run.samples().size(); i++) {
      List<Measurement> sites = new ArrayList<>();
      for (int s = 0; s < system.sites().size(); s++) {
        List<Measurement> nodes = run.samples().get(i).get(s);
        OrderParameters state = run.states().get(i);
        boolean linear = consistency.linear(s).isPresent();
        all &= linear || nodes.size() == 1 && consistency.complete(nodes.get(0), s, state);
        sites.add(linear || !all ? nodes.get(0) : consistency.plusExplained(nodes.get(0), s, state, -1));
      }
      rests.add(sites);
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
    OrderParameters state = consistency.solve(rest, run.states().get(0), MOST, TOLERANCE);
    List<List<Measurement>> all = new ArrayList<>();
    for (int s = 0; s < system.sites().size(); s++) {
      int site = s;
      all.add(
          consistency.linear(s)
              .map(exact -> exact.byNode(state, plain.get(site).get(0).passage))
              .orElseGet(() -> List.of(consistency.plusExplained(rest.get(site), site, state, 1))));
    }
    return all;
  }
}

package org.saddlepoint.simulate;

import org.saddlepoint.numeric.cloud.RandomSystem;

/**
 * The equations of all sites linearised about one state of a network: column by column, central differences of the rates; and what is known of
 * them from the model alone.
 *
 * @param size number of states of all sites of all species
 * @param elements of the Jacobian ∂(rate)/∂(state) by rows; the part of a single site included
 * @param system the responses of single sites at that state with the statistics of the couplings
 * @param means of the couplings
 */
public record Linearisation(int size, double[] elements, RandomSystem system, MeanCouplings means) {
  /** The third root of the rounding error, which makes central differences accurate to its square. */
  private static final double STEP = 6e-6;

  /** About the states of the first trajectory, which are kept. All trajectories are used, half of them on either side. */
  static Linearisation of(Compiled compiled, Frame frame, CouplingStatistics statistics) {
    int pairs = frame.trajectories() / 2;
    int states = compiled.stateCount();
    int[] offset = new int[states + 1];
    double[][] base = new double[states][];
    for (int k = 0; k < states; k++) {
      int sites = frame.sites(compiled.stateSpecies(k));
      offset[k + 1] = offset[k] + sites;
      base[k] = java.util.Arrays.copyOf(frame.array(compiled.stateSlot(k)), sites);
    }
    int size = offset[states];
    double[] elements = new double[size * size];
    double[][] rate = RungeKutta.buffers(compiled, frame);
    for (int from = 0; from < size; from += pairs) {
      int count = Math.min(pairs, size - from);
      spread(compiled, frame, base);
      for (int p = 0; p < count; p++) {
        shift(compiled, frame, offset, from + p, p, STEP);
        shift(compiled, frame, offset, from + p, pairs + p, -STEP);
      }
      compiled.complete(frame);
      for (int k = 0; k < states; k++) {
        int sites = frame.sites(compiled.stateSpecies(k));
        compiled.rate(k, frame, rate[k]);
        for (int p = 0; p < count; p++) {
          for (int i = 0; i < sites; i++) {
            elements[(offset[k] + i) * size + from + p] = (rate[k][p * sites + i] - rate[k][(pairs + p) * sites + i]) / (2 * STEP);
          }
        }
      }
    }
    spread(compiled, frame, base);
    compiled.complete(frame);
    SiteResponses responses = new SiteResponses(compiled);
    RandomSystem system = new RandomSystem(responses.at(frame), responses.inputs(), statistics.same(responses.operations()), statistics.opposite(responses.operations()));
    return new Linearisation(size, elements, system, MeanCouplings.of(compiled, frame, responses.operations(), system, statistics));
  }

  private static void spread(Compiled compiled, Frame frame, double[][] base) {
    for (int k = 0; k < base.length; k++) {
      double[] values = frame.array(compiled.stateSlot(k));
      for (int b = 0; b < frame.trajectories(); b++) {
        System.arraycopy(base[k], 0, values, b * base[k].length, base[k].length);
      }
    }
  }

  private static void shift(Compiled compiled, Frame frame, int[] offset, int column, int trajectory, double by) {
    int k = 0;
    while (column >= offset[k + 1]) {
      k++;
    }
    frame.array(compiled.stateSlot(k))[trajectory * (offset[k + 1] - offset[k]) + column - offset[k]] += by;
  }

  /** About the silent state, all states zero; empty where that is no state of rest. */
  static java.util.Optional<Linearisation> aboutSilence(Compiled compiled, Frame frame, CouplingStatistics statistics) {
    for (int k = 0; k < compiled.stateCount(); k++) {
      java.util.Arrays.fill(frame.array(compiled.stateSlot(k)), 0);
    }
    compiled.complete(frame);
    double[][] rate = RungeKutta.buffers(compiled, frame);
    for (int k = 0; k < rate.length; k++) {
      compiled.rate(k, frame, rate[k]);
      if (java.util.Arrays.stream(rate[k]).anyMatch(r -> !(Math.abs(r) < 1e-9))) {
        return java.util.Optional.empty();
      }
    }
    return java.util.Optional.of(of(compiled, frame, statistics));
  }
}

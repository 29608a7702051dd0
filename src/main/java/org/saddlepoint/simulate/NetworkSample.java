package org.saddlepoint.simulate;

import java.util.List;

/**
 * What one network says.
 *
 * @param end how its transient ended
 * @param trajectories how many were started, @param escaped how many of them escaped, @param unsettled how many found no fixed point
 *     where fixed points were wanted
 * @param observables in the order of the distinct formulas measured
 * @param connectivity what the drawn matrices are
 * @param stackedOutputs tr C² of all outputs of all species stacked, @param stackedFields of all dynamic fields; NaN where there are none
 */
record NetworkSample(BurnIn.End end, int trajectories, int escaped, int unsettled, List<ObservableSample> observables, Connectivity connectivity, double stackedOutputs, double stackedFields) {

  /** A network that could not be measured. */
  static NetworkSample nothing(BurnIn.End end, int trajectories, int escaped, int unsettled) {
    return new NetworkSample(end, trajectories, escaped, unsettled, List.of(), Connectivity.NONE, Double.NaN, Double.NaN);
  }

  /** Whether it says anything. */
  boolean useful() {
    return !observables.isEmpty();
  }
}

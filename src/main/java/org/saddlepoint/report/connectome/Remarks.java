package org.saddlepoint.report.connectome;

import org.saddlepoint.connectome.Study;
import org.saddlepoint.model.Status;

/** Sentences that must stand beside the numbers. */
final class Remarks {
  static final String MEAN = "Most weights have one sign: the leading mode is their mean, which the random-mode model does not describe, and the network may go to a"
      + " fixed point. Try --weights centred or signed.";

  private static final String REST = "The simulated network comes to rest, at fixed points that depend on where it starts: its variances are those between starting points, and the dimension"
      + " and the correlations in time that a fluctuating state would have do not exist.";

  private static final String QUIESCENT = "The simulated network falls silent: nothing is left of where it started, and there is no activity that could have a dimension.";

  static final String FEW = "The theory is that of large networks and predicts few dimensions, PR times N, for one of this size, whose participation ratio then differs from the predicted"
      + " one; the simulation of the fitted model shows by how much. A dash stands where the runs do not resolve it.";

  static final String COUNTS = "Counts of synapses carry no sign and no strength per synapse. The choice of --weights is a model of both, and the dynamics depend on it.";

  private Remarks() {}

  /** Of a network that has come to rest. */
  static String rest(Study study) {
    return study.simulation().map(s -> s.result().status() == Status.QUIESCENT).orElse(false) ? QUIESCENT : REST;
  }
}

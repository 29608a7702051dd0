package org.saddlepoint.report.connectome;

/** Sentences that must stand beside the numbers. */
final class Remarks {
  static final String MEAN = "Most weights have one sign: the leading mode is their mean, which the random-mode model does not describe, and the network may go to a"
      + " fixed point. Try --weights centred or signed.";

  static final String COUNTS = "Counts of synapses carry no sign and no strength per synapse. The choice of --weights is a model of both, and the dynamics depend on it.";

  private Remarks() {}
}

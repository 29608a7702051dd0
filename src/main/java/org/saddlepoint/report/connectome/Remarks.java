package org.saddlepoint.report.connectome;

/** Sentences that must stand beside the numbers. */
final class Remarks {
  static final String MEAN = "Most weights have one sign: the leading mode is their mean, which the random-mode model does not describe, and the network may go to a"
      + " fixed point. Try --weights centred or signed.";

  static final String REST = "The simulated network comes to rest, at fixed points that depend on where it starts: its variances are those between starting points, and the dimension"
      + " and the correlations in time that a fluctuating state would have do not exist.";

  static final String FEW = "The theory predicts few dimensions, PR times N, and a network of this size has a larger participation ratio than large ones; the simulation of the fitted"
      + " model shows how much of a difference that makes.";

  static final String COUNTS = "Counts of synapses carry no sign and no strength per synapse. The choice of --weights is a model of both, and the dynamics depend on it.";

  private Remarks() {}
}

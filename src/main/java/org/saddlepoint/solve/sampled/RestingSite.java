package org.saddlepoint.solve.sampled;

import java.util.List;

/** The sites of a species at rest, by node of their site parameters and persistent inputs. */
interface RestingSite {
  /** Shares of the nodes; they sum to one. */
  double[] weights();

  /** Responses {re, im} of the readouts at a frequency, {@code [readout·posts + post][node]}, with the memories at a bin of the inputs. */
  double[][][] responses(double omega, SiteInputs inputs, int bin);

  /** What is known of the growing modes of every node without memories. */
  List<GrowingModes> modes(SiteInputs inputs);

  /** The ratio of determinants at a node that {@link GrowingModes} counts turns of. */
  double[] loop(int node, double omega, SiteInputs inputs, int bin);
}

package org.saddlepoint.solve;

/**
 * The single-site two-point functions G_xy(ω_k) between the ports of one species, per node of its sites: what is read out and where
 * fields can be applied. Correlations of two readouts, responses of a readout to a field; between two fields nothing.
 */
public interface TwoPointTable {
  int ports();

  /** Number of kinds of sites. */
  int nodes();

  /** Share of the species' sites, summing to one. */
  double weight(int node);

  int frequencies();

  /** Real parts of G at {@code [(x·ports() + y)·frequencies() + k]}. */
  double[] re(int node);

  double[] im(int node);
}

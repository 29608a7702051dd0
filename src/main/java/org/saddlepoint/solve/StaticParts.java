package org.saddlepoint.solve;

/**
 * The time-independent order parameters.
 *
 * @param means  (1/N) Σ_i b_i of every mean that drives something
 * @param within (1/N) Σ_i b_i(t) b'_i(t') as |t − t'| → ∞ within one draw of the noises, per pair
 * @param across the same between two draws of the noises at the same couplings
 */
record StaticParts(double[] means, double[] within, double[] across) {
  static StaticParts zero(MeanFieldSystem system) {
    return new StaticParts(new double[system.means().size()], new double[system.pairs().size()], new double[system.pairs().size()]);
  }

  static StaticParts of(double[] unknowns, int offset, MeanFieldSystem system) {
    int m = system.means().size();
    int p = system.pairs().size();
    return new StaticParts(
        java.util.Arrays.copyOfRange(unknowns, offset, offset + m),
        java.util.Arrays.copyOfRange(unknowns, offset + m, offset + m + p),
        java.util.Arrays.copyOfRange(unknowns, offset + m + p, offset + m + 2 * p));
  }

  int size() {
    return means.length + 2 * within.length;
  }

  void copyTo(double[] unknowns, int offset) {
    System.arraycopy(means, 0, unknowns, offset, means.length);
    System.arraycopy(within, 0, unknowns, offset + means.length, within.length);
    System.arraycopy(across, 0, unknowns, offset + means.length + within.length, across.length);
  }
}

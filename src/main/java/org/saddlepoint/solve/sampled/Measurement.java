package org.saddlepoint.solve.sampled;

/**
 * Two-point functions of one species per site (or of one node of its site parameters), on the grid's frequencies, in the order of the
 * {@link Passage} that asked for them.
 */
final class Measurement {
  final Passage passage;
  /** The share of the species' sites that this stands for. */
  final double weight;
  final double[][] pairRe;
  final double[][] pairIm;
  /** What each correlation tends to, means included, as sampled; where nobody asks for it, zero. */
  final double[] plateau;
  final double[][] responseRe;
  final double[][] responseIm;
  final double[] instant;
  /** Means of all readouts. */
  final double[] means;

  Measurement(Passage passage, double weight, int readouts, int bins) {
    this.passage = passage;
    this.weight = weight;
    pairRe = new double[passage.pairs().size()][bins];
    pairIm = new double[passage.pairs().size()][bins];
    plateau = new double[passage.pairs().size()];
    responseRe = new double[passage.responses().size()][bins];
    responseIm = new double[passage.responses().size()][bins];
    instant = new double[passage.responses().size()];
    means = new double[readouts];
  }

  /** Moves everything a share of the way to another measurement of the same. */
  void approach(Measurement other, double share) {
    add(-share, this);
    add(share, other);
  }

  /** this += weight·other. */
  void add(double factor, Measurement other) {
    add(factor, other.pairRe, pairRe);
    add(factor, other.pairIm, pairIm);
    add(factor, other.responseRe, responseRe);
    add(factor, other.responseIm, responseIm);
    add(factor, other.plateau, plateau);
    add(factor, other.instant, instant);
    add(factor, other.means, means);
  }

  private static void add(double factor, double[][] from, double[][] to) {
    for (int a = 0; a < to.length; a++) {
      add(factor, from[a], to[a]);
    }
  }

  private static void add(double factor, double[] from, double[] to) {
    for (int k = 0; k < to.length; k++) {
      to[k] += factor * from[k];
    }
  }

  /**
   * Where the spectrum of two readouts is found.
   *
   * @param at   the index of a pair, −1 if it was not measured
   * @param sign of the imaginary part: −1 where it was measured in the other order
   */
  record Place(int at, int sign) {}

  /** A pair in either order. */
  Place place(int left, int right) {
    int direct = pair(left, right);
    return direct >= 0 ? new Place(direct, 1) : new Place(pair(right, left), -1);
  }

  /** The index of a pair that was asked for in this order; −1 if it was not. */
  int pair(int left, int right) {
    for (int p = 0; p < passage.pairs().size(); p++) {
      if (passage.pairs().get(p).left() == left && passage.pairs().get(p).right() == right) {
        return p;
      }
    }
    return -1;
  }

  /** The index of a response; −1 if it was not asked for. */
  int response(int readout, int post) {
    for (int r = 0; r < passage.responses().size(); r++) {
      if (passage.responses().get(r).readout() == readout && passage.responses().get(r).post() == post) {
        return r;
      }
    }
    return -1;
  }
}

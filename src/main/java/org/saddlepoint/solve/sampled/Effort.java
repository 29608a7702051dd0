package org.saddlepoint.solve.sampled;

/**
 * How much sampling is done.
 *
 * @param points   trajectories times grid points of one passage
 * @param samples  independent solutions
 * @param accuracy relative standard error of participation ratios and variances that is enough; 1 for whatever the samples give
 * @param passes   passages of trajectories and tangents, all samples together, beyond which no fresh numbers are drawn for the sake of accuracy
 */
record Effort(int points, int samples, double accuracy, int passes) {
  /** Errors of a few per thousand for variances away from transitions and of five per cent for participation ratios, in about a minute of one core. */
  static final Effort USUAL = new Effort(1 << 20, 8, 0.05, 480);
  /** Times the usual number of passages, at most, and of trajectories, when more accuracy is asked for. */
  private static final int PATIENCE = 16;
  private static final int MORE = 4;

  Effort(int points, int samples) {
    this(points, samples, 1, 0);
  }

  /** The usual, but as much of it as an accuracy needs; 0 for the usual. */
  static Effort to(double accuracy) {
    return accuracy == 0 || accuracy >= USUAL.accuracy ? USUAL : new Effort(MORE * USUAL.points, USUAL.samples, accuracy, PATIENCE * USUAL.passes);
  }
}

package org.saddlepoint.solve.sampled;

/**
 * How much sampling is done.
 *
 * @param points  trajectories times grid points of one passage
 * @param samples independent solutions
 */
record Effort(int points, int samples) {
  /** Errors below one per cent away from transitions, in about twenty seconds of one core. */
  static final Effort USUAL = new Effort(1 << 20, 8);
}

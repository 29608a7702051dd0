package org.saddlepoint.solve.sampled;

import org.saddlepoint.numeric.NumericalFailure;

/** Counts work, so that what is given up does not depend on how fast a machine is or how busy. */
final class WorkLimit {
  private final String sentence;
  private long left;

  /**
   * @param units    evaluations of a formula at one node
   * @param sentence what to say when they are used up
   */
  WorkLimit(long units, String sentence) {
    this.left = units;
    this.sentence = sentence;
  }

  /** @throws NumericalFailure if nothing is left */
  void spend(long units) {
    left -= units;
    if (left < 0) {
      throw new NumericalFailure(sentence);
    }
  }
}

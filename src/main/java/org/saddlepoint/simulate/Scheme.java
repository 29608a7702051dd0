package org.saddlepoint.simulate;

/**
 * A time-stepping scheme for one network. The frame is complete before and after every step: whatever follows from the states and
 * noises of the instant has been computed.
 */
interface Scheme {
  /** Advances the frame by one time step. */
  void step(Frame frame);

  /**
   * Leads initial states to where a time step can follow them, with a small fraction of it that is doubled again and again.
   *
   * @return whether the scheme can, and has
   */
  default boolean startGently(Frame frame) {
    return false;
  }
}

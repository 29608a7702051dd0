package org.saddlepoint.simulate;

/**
 * A time-stepping scheme for one network. The frame is complete before and after every step: whatever follows from the states and
 * noises of the instant has been computed.
 */
interface Scheme {
  /** Advances the frame by one time step. */
  void step(Frame frame);
}

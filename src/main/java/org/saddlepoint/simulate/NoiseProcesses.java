package org.saddlepoint.simulate;

/** Noises that are not integrated together with the states: frozen ones, those of discrete time, and those of a general spectrum. */
interface NoiseProcesses {
  /** Draws the noises of the first instant into their slots. */
  void start(Frame frame);

  /** Draws the noises of the next instant into their slots. */
  void advance(Frame frame);
}

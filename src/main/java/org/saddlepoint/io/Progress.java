package org.saddlepoint.io;

/**
 * Word of progress from a long computation to whoever waits for it. The computation does not know whether anyone listens;
 * calls are cheap enough for every time step of a simulation, and allowed from any thread.
 */
@FunctionalInterface
public interface Progress {

  /** Nobody listens. */
  Progress NONE = (what, done, total) -> {};

  /**
   * @param what what is being done, a few words such as {@code "simulating network 3 of 8"}
   * @param done how much of it is done, in any unit
   * @param total how much there is in the same unit; 0 when that is not known
   */
  void report(String what, long done, long total);
}

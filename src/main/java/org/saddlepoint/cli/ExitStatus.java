package org.saddlepoint.cli;

/** How a command ended, as scripts see it. */
public enum ExitStatus {
  /** Everything was done and every check passed. */
  DONE(0, 0),
  /** A check or a comparison failed, or was inconclusive. */
  FAILED(1, 1),
  /** Bad input, or a valid model that the command declines. */
  BAD_INPUT(2, 3),
  /** The numerics did not converge. */
  NOT_CONVERGED(3, 2),
  /** A mistake in the program; a report file was written. */
  INTERNAL(70, 4),
  /** Stopped by the user; everything finished so far was saved. */
  INTERRUPTED(130, 5);

  private final int code;
  private final int precedence;

  ExitStatus(int code, int precedence) {
    this.code = code;
    this.precedence = precedence;
  }

  /** The number that the process returns. */
  public int code() {
    return code;
  }

  /** Of two outcomes in one run, the one to report: bad input before not converged before failed before done. */
  public ExitStatus and(ExitStatus other) {
    return other.precedence > precedence ? other : this;
  }
}

package org.saddlepoint.cas;

/**
 * The computer algebra system has no answer that can be used. This is never a mistake of the user's: a caller treats it as
 * "undecided" and may show the message.
 */
public final class CasException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why there is no answer. */
  public enum Reason {
    /** The question cannot be put: an unknown function depends on the variable of the operation. */
    NOT_EXPRESSIBLE,
    /** The operation came back as it went in, or as something that this program has no word for. */
    UNEVALUATED,
    /** The time limit was reached. */
    TIME_LIMIT,
    /** The system gave up: recursion or iteration limit, or an error of its own. */
    FAILED,
    /** An answer came, but it is not true at some point where both sides were evaluated, or could not be checked anywhere. */
    NOT_CONFIRMED,
    /** The system failed its self-test and is not used. */
    UNAVAILABLE,
    /** The thread that asked was interrupted. */
    INTERRUPTED
  }

  private final Reason reason;

  CasException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}

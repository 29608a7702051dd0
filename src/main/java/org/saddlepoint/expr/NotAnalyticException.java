package org.saddlepoint.expr;

/** A function that has no power series at a point: a kink, a branch point, an essential singularity. The message is a sentence. */
public final class NotAnalyticException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotAnalyticException(String sentence) {
    super(sentence);
  }
}

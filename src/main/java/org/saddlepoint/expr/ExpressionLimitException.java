package org.saddlepoint.expr;

/** An expression that is too large to be worked on: too deep, too many terms, too many digits. The message names what was too large. */
public final class ExpressionLimitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ExpressionLimitException(String what) {
    super(what);
  }
}

package org.saddlepoint.rule;

/** A rule that cannot be applied to this stage, in words for its author: what is in the way and what would be right. */
public final class NotApplicableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String right;

  public NotApplicableException(String wrong, String right) {
    super(wrong);
    this.right = right;
  }

  /** What would be right. */
  public String right() {
    return right;
  }
}

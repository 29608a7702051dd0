package org.saddlepoint.render;

/** A formula that cannot be drawn: not LaTeX mathematics, not allowed, or too large. The message is a sentence for its author. */
public final class RenderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int offset;
  private final String right;

  /**
   * @param offset where in the formula, in characters from 0
   * @param wrong what is wrong there
   * @param right what would be right
   */
  RenderException(int offset, String wrong, String right) {
    super(wrong);
    this.offset = offset;
    this.right = right;
  }

  /** Where in the formula the mistake is, in characters from 0. */
  public int offset() {
    return offset;
  }

  /** What would be right. */
  public String right() {
    return right;
  }
}

package org.saddlepoint.typeset;

/** A pair of delimiters. */
public enum Fence {
  ROUND("(", ")", "(", ")"),
  SQUARE("[", "]", "[", "]"),
  CURLY("\\{", "\\}", "{", "}"),
  /** The average ⟨…⟩. */
  ANGLE("\\langle", "\\rangle", "⟨", "⟩"),
  /** The absolute value |…|. */
  BARS("|", "|", "|", "|"),
  /** Nothing on the left and a bar on the right: the value at a point, (…)|_{x = 0}. */
  EVALUATED(".", "|", "", "|");

  private final String latexOpening;
  private final String latexClosing;
  private final String opening;
  private final String closing;

  Fence(String latexOpening, String latexClosing, String opening, String closing) {
    this.latexOpening = latexOpening;
    this.latexClosing = latexClosing;
    this.opening = opening;
    this.closing = closing;
  }

  String latexOpening() {
    return latexOpening;
  }

  String latexClosing() {
    return latexClosing;
  }

  String opening() {
    return opening;
  }

  String closing() {
    return closing;
  }
}

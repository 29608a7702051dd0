package org.saddlepoint.typeset;

/** A sign between formulas, with the spacing that its kind brings. */
public enum Sign {
  PLUS(Kind.BINARY, "+", "+"),
  MINUS(Kind.BINARY, "-", "−"),
  PLUS_MINUS(Kind.BINARY, "\\pm", "±"),
  TIMES(Kind.BINARY, "\\times", "×"),
  CONVOLUTION(Kind.BINARY, "*", "∗"),
  EQUALS(Kind.RELATION, "=", "="),
  DEFINED_AS(Kind.RELATION, "\\equiv", "≡"),
  NOT_EQUAL(Kind.RELATION, "\\neq", "≠"),
  LESS(Kind.RELATION, "<", "<"),
  AT_MOST(Kind.RELATION, "\\le", "≤"),
  GREATER(Kind.RELATION, ">", ">"),
  AT_LEAST(Kind.RELATION, "\\ge", "≥"),
  APPROXIMATELY(Kind.RELATION, "\\approx", "≈"),
  PROPORTIONAL(Kind.RELATION, "\\propto", "∝"),
  DISTRIBUTED_AS(Kind.RELATION, "\\sim", "∼"),
  ELEMENT_OF(Kind.RELATION, "\\in", "∈"),
  TO(Kind.RELATION, "\\to", "→"),
  GIVEN(Kind.RELATION, "\\mid", "∣"),
  COMMA(Kind.PUNCTUATION, ",", ","),
  SEMICOLON(Kind.PUNCTUATION, ";", ";"),
  PERIOD(Kind.PUNCTUATION, ".", "."),
  SLASH(Kind.TIGHT, "/", "/");

  /** How much space a sign has around it. */
  enum Kind {
    BINARY,
    RELATION,
    PUNCTUATION,
    TIGHT
  }

  private final Kind kind;
  private final String latex;
  private final String unicode;

  Sign(Kind kind, String latex, String unicode) {
    this.kind = kind;
    this.latex = latex;
    this.unicode = unicode;
  }

  Kind kind() {
    return kind;
  }

  String latex() {
    return latex;
  }

  String unicode() {
    return unicode;
  }
}

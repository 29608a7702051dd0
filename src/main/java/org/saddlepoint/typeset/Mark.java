package org.saddlepoint.typeset;

/** An accent over a formula. */
public enum Mark {
  TILDE("\\tilde", "\\widetilde", "\u0303"),
  HAT("\\hat", "\\widehat", "\u0302"),
  BAR("\\bar", "\\overline", "\u0304"),
  DOT("\\dot", "\\dot", "\u0307"),
  DOUBLE_DOT("\\ddot", "\\ddot", "\u0308");

  private final String latex;
  private final String wideLatex;
  private final String combining;

  Mark(String latex, String wideLatex, String combining) {
    this.latex = latex;
    this.wideLatex = wideLatex;
    this.combining = combining;
  }

  String latex() {
    return latex;
  }

  /** The command for more than one letter. */
  String wideLatex() {
    return wideLatex;
  }

  /** The Unicode character that follows the letter it stands over. */
  String combining() {
    return combining;
  }
}

package org.saddlepoint.expr;

/** A formula as the user wrote it, with the place of each of its characters. */
public record FormulaText(String text, Placement placement) {
  /** A text that stands in its file as it is. */
  public static FormulaText of(String text, SourcePosition start) {
    return new FormulaText(text, Placement.of(start, text));
  }

  /** A text from the command line or from a program: its mistakes are placed by column only. */
  public static FormulaText of(String text, String source) {
    return of(text, new SourcePosition(source, 1, 1));
  }

  /** A mistake at a character of this formula. */
  public InputException error(int offset, String wrong, String right) {
    return new InputException(placement.at(offset), wrong, right);
  }

  /** A mistake at a part of this formula. */
  public InputException error(Syntax part, String wrong, String right) {
    return error(part.start(), wrong, right);
  }

  /** What was written for a part, for messages; long parts are cut. */
  public String excerpt(Syntax part) {
    return excerpt(part.start(), part.end());
  }

  String excerpt(int start, int end) {
    String part = text.substring(start, Math.min(end, text.length()));
    return part.length() <= 40 ? part : part.substring(0, 37) + "…";
  }
}

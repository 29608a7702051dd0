package org.saddlepoint.expr;

/** A token of a formula: a number, a name, an operator or bracket, or the end. */
record Token(Kind kind, String text, int start, int end) {
  enum Kind {
    NUMBER,
    NAME,
    MARK,
    END
  }

  boolean is(String mark) {
    return kind == Kind.MARK && text.equals(mark);
  }

  boolean isName(String name) {
    return kind == Kind.NAME && text.equals(name);
  }

  /** The token as a message quotes it. */
  String quoted() {
    return kind == Kind.END ? "the end of the formula" : "'" + (text.length() <= 30 ? text : text.substring(0, 28) + "…") + "'";
  }
}

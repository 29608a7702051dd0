package org.saddlepoint.typeset;

/** An operator that takes limits and stands before what it acts on. */
public enum Large {
  SUM("\\sum", "∑"),
  PRODUCT("\\prod", "∏"),
  INTEGRAL("\\int", "∫"),
  DOUBLE_INTEGRAL("\\iint", "∬"),
  LIMIT("\\lim", "lim"),
  MAXIMUM("\\max", "max"),
  SUPREMUM("\\sup", "sup");

  private final String latex;
  private final String unicode;

  Large(String latex, String unicode) {
    this.latex = latex;
    this.unicode = unicode;
  }

  String latex() {
    return latex;
  }

  String unicode() {
    return unicode;
  }
}

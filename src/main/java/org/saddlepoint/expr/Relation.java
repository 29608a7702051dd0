package org.saddlepoint.expr;

/** A comparison of two real expressions. {@link #NOT_EQUAL} exists in conditions of claims only. */
public enum Relation {
  LESS("<"),
  AT_MOST("<="),
  GREATER(">"),
  AT_LEAST(">="),
  EQUAL("=="),
  NOT_EQUAL("!=");

  private final String spelling;

  Relation(String spelling) {
    this.spelling = spelling;
  }

  public String spelling() {
    return spelling;
  }

  /** Whether the relation holds between two doubles. */
  public boolean holds(double left, double right) {
    return switch (this) {
      case LESS -> left < right;
      case AT_MOST -> left <= right;
      case GREATER -> left > right;
      case AT_LEAST -> left >= right;
      case EQUAL -> left == right;
      case NOT_EQUAL -> left != right;
    };
  }

  /** Whether the relation holds exactly between two rationals. */
  public boolean holds(Rational left, Rational right) {
    return holds(left.compareTo(right), 0);
  }

  public static Relation spelled(String spelling) {
    for (Relation relation : values()) {
      if (relation.spelling.equals(spelling)) {
        return relation;
      }
    }
    throw new IllegalArgumentException("not a relation: " + spelling);
  }
}

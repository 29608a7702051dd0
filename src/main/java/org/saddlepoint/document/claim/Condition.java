package org.saddlepoint.document.claim;

import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Relation;

/** A side condition left relation right between real expressions. */
public record Condition(Expr left, Relation relation, Expr right) {
  /** Whether it certainly holds at a point; two values that differ by less than their errors count as equal. */
  boolean holds(Valuation at) {
    Uncertain difference = at.of(left).minus(at.of(right));
    if (difference.defined() && relation == Relation.NOT_EQUAL) {
      return difference.abs() > difference.error();
    }
    if (!difference.defined() || !difference.isReal()) {
      return false;
    }
    double d = Math.abs(difference.value().re()) <= difference.error() ? 0 : difference.value().re();
    return relation.holds(d, 0);
  }

  Condition map(java.util.function.UnaryOperator<Expr> change) {
    return new Condition(change.apply(left), relation, change.apply(right));
  }

  /** The same with the sides exchanged. */
  Condition mirrored() {
    Relation turned = switch (relation) {
      case LESS -> Relation.GREATER;
      case AT_MOST -> Relation.AT_LEAST;
      case GREATER -> Relation.LESS;
      case AT_LEAST -> Relation.AT_MOST;
      default -> relation;
    };
    return new Condition(right, turned, left);
  }

  @Override
  public String toString() {
    return left + " " + relation.spelling() + " " + right;
  }
}

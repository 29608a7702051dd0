package org.saddlepoint.document;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.action.Display;
import org.saddlepoint.document.claim.Claim;
import org.saddlepoint.document.claim.Condition;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.ExprFormula;
import org.saddlepoint.expr.Relation;
import org.saddlepoint.typeset.Formula;
import org.saddlepoint.typeset.Notation;
import org.saddlepoint.typeset.Sign;

/** A claim as a displayed formula: the relation, then the conditions under which it is claimed. */
final class ClaimFormula {
  private ClaimFormula() {}

  static Display of(Claim claim, Statement.Claim statement) {
    Formula relation = ExprFormula.of(claim.left(), Relation.EQUAL, claim.right(), Notation.STANDARD);
    if (claim.order().isPresent()) {
      Claim.Order order = claim.order().get();
      Expr small = Expr.pow(Expr.sub(Expr.sym(order.variable()), order.point()), order.power());
      relation = Formula.row(relation, Formula.plus(), Formula.call(Formula.sym("O"), ExprFormula.of(small)));
    }
    List<Formula> conditions = new ArrayList<>();
    for (Condition c : claim.conditions()) {
      conditions.add(ExprFormula.of(c.left(), c.relation(), c.right(), Notation.STANDARD));
    }
    for (Statement.Condition c : statement.clauses().given()) {
      if (c instanceof Statement.Property p) {
        String property = p.kind() == Statement.Property.Kind.ODD ? " odd" : " smooth";
        conditions.add(Formula.row(Formula.sym(p.function().text()), Formula.text(property)));
      }
    }
    if (conditions.isEmpty()) {
      return new Display("", relation);
    }
    return new Display("", Formula.row(relation, Formula.wide(), Formula.parentheses(Formula.list(conditions))));
  }

  static Display of(Statement.Equivalence e) {
    Formula both = Formula.relation(Formula.text(e.left().text()), Sign.DEFINED_AS, Formula.text(e.right().text()));
    return new Display("", e.observable().map(o -> Formula.row(both, Formula.wide(), Formula.parentheses(Formula.row(Formula.text("on "), Formula.text(o.text()))))).orElse(both));
  }
}

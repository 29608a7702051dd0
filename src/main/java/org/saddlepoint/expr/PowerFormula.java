package org.saddlepoint.expr;

import org.saddlepoint.expr.ExprFormula.Strength;
import org.saddlepoint.typeset.Formula;

/** Writes powers that do not stand in a denominator. */
final class PowerFormula {
  private final ExprFormula parent;

  PowerFormula(ExprFormula parent) {
    this.parent = parent;
  }

  /** Whether a power is written below a fraction bar: its exponent is a negative number. */
  static boolean inDenominator(Expr e) {
    return e instanceof Power p && p.exponent() instanceof Num n && n.value().signum() < 0;
  }

  static boolean isRadical(Power p) {
    return p.exponent().equals(Expr.HALF);
  }

  Formula of(Power p) {
    if (isRadical(p)) {
      return Formula.sqrt(parent.layout(p.base()));
    }
    Formula exponent = parent.inScript().layout(p.exponent());
    if (p.base() instanceof Apply a && FunctionFormula.takesPowerOnItsName(a) && p.exponent() instanceof Num n && n.value().isInteger()) {
      return new FunctionFormula(parent).withPower(a, exponent, false);
    }
    return Formula.sup(parent.layout(p.base(), Strength.ATOM), exponent);
  }
}

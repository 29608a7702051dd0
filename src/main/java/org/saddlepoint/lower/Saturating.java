package org.saddlepoint.lower;

import java.util.Optional;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Builtin;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Num;
import org.saddlepoint.expr.Product;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.expr.Sum;

/** A sum c + k exp(b) with positive numbers c and k, which overflows where b is large although quotients and logarithms of it do not. */
record Saturating(Num c, Num k, Expr b) {
  /** The parts of such a sum; empty for any other expression. */
  static Optional<Saturating> of(Expr e) {
    if (!(e instanceof Sum s) || s.terms().size() != 2 || !(s.terms().get(0) instanceof Num c) || c.value().signum() < 0) {
      return Optional.empty();
    }
    Expr other = s.terms().get(1);
    Rational k = other instanceof Product p ? p.coefficient() : Rational.ONE;
    Expr call = other instanceof Product p ? p.withoutCoefficient() : other;
    if (k.signum() < 0 || !(call instanceof Apply a) || !a.isBuiltin(Builtin.EXP)) {
      return Optional.empty();
    }
    return Optional.of(new Saturating(c, new Num(k), a.argument()));
  }
}

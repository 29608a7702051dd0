package org.saddlepoint.lower;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Builtin;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Power;
import org.saddlepoint.expr.Product;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.expr.Sum;

/** Writes c·exp(u) + c·exp(−u) as 2c·cosh(u) and c·exp(u) − c·exp(−u) as 2c·sinh(u), which does not cancel for small u. */
final class HyperbolicPairs {
  private HyperbolicPairs() {}

  /** The same value with every such pair of terms of a sum, or of the base of a power, replaced. */
  static Expr in(Expr e) {
    if (e instanceof Power p && p.base() instanceof Sum) {
      return Expr.pow(in(p.base()), p.exponent());
    }
    if (!(e instanceof Sum s)) {
      return e;
    }
    List<Expr> rest = new ArrayList<>(s.terms());
    List<Expr> pairs = new ArrayList<>();
    for (Expr term : s.terms()) {
      Expr bare = bare(term);
      if (!(bare instanceof Apply a) || !a.isBuiltin(Builtin.EXP) || !rest.contains(term)) {
        continue;
      }
      Expr coefficient = Expr.num(term instanceof Product p ? p.coefficient() : Rational.ONE);
      Expr mirror = Expr.mul(coefficient, Expr.apply(Builtin.EXP.spelling(), Expr.neg(a.argument())));
      boolean even = rest.contains(mirror);
      if (even || rest.contains(Expr.neg(mirror))) {
        rest.remove(term);
        rest.remove(even ? mirror : Expr.neg(mirror));
        String function = (even ? Builtin.COSH : Builtin.SINH).spelling();
        pairs.add(Expr.mul(Expr.TWO, coefficient, Expr.apply(function, a.argument())));
      }
    }
    rest.addAll(pairs);
    return Expr.add(rest);
  }

  private static Expr bare(Expr term) {
    return term instanceof Product p ? p.withoutCoefficient() : term;
  }
}

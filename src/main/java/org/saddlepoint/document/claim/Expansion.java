package org.saddlepoint.document.claim;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Num;
import org.saddlepoint.expr.Power;
import org.saddlepoint.expr.Product;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.expr.Sum;

/** Multiplies out products and positive integer powers of sums, so that linear operators can act term by term. */
final class Expansion {
  private static final int MOST_TERMS = 4000;
  private static final Rational LARGEST_POWER = Rational.of(24);

  private Expansion() {}

  /** The terms of the expanded expression; an expression that would grow too large stays one term. */
  static List<Expr> terms(Expr e) {
    Expr expanded = expand(e);
    return expanded instanceof Sum s ? s.terms() : List.of(expanded);
  }

  static Expr expand(Expr e) {
    if (e instanceof Sum s) {
      return Expr.add(s.terms().stream().map(Expansion::expand).toList());
    }
    if (e instanceof Product p) {
      Expr result = Expr.ONE;
      for (Expr factor : p.factors()) {
        result = distribute(result, expand(factor));
      }
      return result;
    }
    if (e instanceof Power p && p.base() instanceof Sum && p.exponent() instanceof Num n && n.value().isInteger() && n.value().signum() > 0 && n.value().compareTo(LARGEST_POWER) <= 0) {
      Expr base = expand(p.base());
      Expr result = Expr.ONE;
      for (int k = 0; k < n.value().intValue(); k++) {
        result = distribute(result, base);
      }
      return result;
    }
    return e;
  }

  private static Expr distribute(Expr left, Expr right) {
    List<Expr> x = left instanceof Sum s ? s.terms() : List.of(left);
    List<Expr> y = right instanceof Sum s ? s.terms() : List.of(right);
    if ((long) x.size() * y.size() > MOST_TERMS) {
      return Expr.mul(left, right);
    }
    List<Expr> all = new ArrayList<>();
    x.forEach(a -> y.forEach(b -> all.add(Expr.mul(a, b))));
    return Expr.add(all);
  }
}

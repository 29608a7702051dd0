package org.saddlepoint.rule;

import java.util.List;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Product;
import org.saddlepoint.expr.Sum;

/** Decides whether an expression is zero by multiplying sums out. */
final class Vanishes {
  private Vanishes() {}

  static boolean identically(Expr expr) {
    return expanded(expr).isZero();
  }

  /** The expression with products of sums multiplied out once, which suffices for expressions linear in their random parts. */
  static Expr expanded(Expr expr) {
    if (expr instanceof Sum s) {
      return Expr.add(s.terms().stream().map(Vanishes::expanded).toList());
    }
    if (expr instanceof Product p) {
      Expr result = Expr.ONE;
      for (Expr factor : p.factors()) {
        result = distribute(result, factor);
      }
      return result;
    }
    return expr;
  }

  private static Expr distribute(Expr left, Expr right) {
    List<Expr> x = left instanceof Sum s ? s.terms() : List.of(left);
    List<Expr> y = right instanceof Sum s ? s.terms() : List.of(right);
    return Expr.add(x.stream().flatMap(a -> y.stream().map(b -> Expr.mul(a, b))).toList());
  }
}

package org.saddlepoint.document.claim;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Binder;
import org.saddlepoint.expr.Constant;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.NormalForm;
import org.saddlepoint.expr.Product;
import org.saddlepoint.expr.Sum;

/** Integrals over Dirac distributions: ∫_a^b f(x) δ(x − c) dx = f(c) for a < c < b and zero for c outside, where that is plain. */
final class Pulse {
  private Pulse() {}

  static boolean occursIn(Expr e) {
    return e instanceof Apply a && a.function().equals(Operators.DELTA) || e.children().stream().anyMatch(Pulse::occursIn);
  }

  static Expr integrated(Binder b) {
    Expr expanded = NormalForm.expand(b.body());
    List<Expr> sum = new ArrayList<>();
    for (Expr term : expanded instanceof Sum s ? s.terms() : List.of(expanded)) {
      sum.add(term(term, b));
    }
    return Expr.add(sum);
  }

  private static Expr term(Expr term, Binder b) {
    String x = b.variable();
    List<Expr> factors = term instanceof Product p ? p.factors() : List.of(term);
    for (Expr factor : factors) {
      boolean pulse = factor instanceof Apply a && a.function().equals(Operators.DELTA) && a.totalOrder() == 0;
      Expr argument = pulse ? ((Apply) factor).arguments().get(0) : Expr.ZERO;
      Expr slope = argument.derivative(x);
      if (pulse && (slope.isOne() || slope.equals(Expr.MINUS_ONE))) {
        Expr place = Expr.neg(Expr.mul(slope, argument.substitute(x, Expr.ZERO)));
        int inside = inside(place, b.parameters().get(0), b.parameters().get(1));
        Expr rest = Expr.div(term, factor);
        return inside > 0 ? rest.substitute(x, place) : inside < 0 ? Expr.ZERO : unevaluated(term, b);
      }
    }
    return unevaluated(term, b);
  }

  private static Expr unevaluated(Expr term, Binder b) {
    return Binder.of(b.head(), b.variable(), term, b.parameters());
  }

  /** +1 inside the bounds, −1 outside, 0 if that cannot be said. */
  private static int inside(Expr place, Expr low, Expr high) {
    int left = compare(place, low);
    int right = compare(high, place);
    return left > 0 && right > 0 ? 1 : left < 0 || right < 0 ? -1 : 0;
  }

  private static int compare(Expr a, Expr b) {
    if (a.equals(Constant.INFINITY) || b.equals(Expr.neg(Constant.INFINITY))) {
      return 1;
    }
    boolean numbers = a.freeSymbols().isEmpty() && b.freeSymbols().isEmpty();
    return numbers ? (int) Math.signum(Evaluation.real(Expr.sub(a, b))) : 0;
  }
}

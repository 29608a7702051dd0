package org.saddlepoint.document.claim;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Binder;
import org.saddlepoint.expr.Constant;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.NormalForm;
import org.saddlepoint.expr.Num;
import org.saddlepoint.expr.Product;
import org.saddlepoint.expr.Sum;

/**
 * Integrals over Dirac distributions and their derivatives: ∫_a^b f(x) δ^(n)(s(x − c)) dx = (−1)^n f^(n)(c)/(|s| s^n) for a < c < b and
 * zero for c outside, where that is plain. The slope s is a number.
 */
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
      boolean pulse = factor instanceof Apply a && a.function().equals(Operators.DELTA);
      Expr argument = pulse ? ((Apply) factor).arguments().get(0) : Expr.ZERO;
      Expr slope = argument.derivative(x);
      if (pulse && slope instanceof Num s && !slope.isZero()) {
        Expr place = Expr.neg(Expr.div(argument.substitute(x, Expr.ZERO), slope));
        int inside = inside(place, b.parameters().get(0), b.parameters().get(1));
        Expr rest = Expr.div(term, factor);
        for (int n = 0; n < ((Apply) factor).totalOrder(); n++) {
          rest = Expr.neg(Expr.div(rest.derivative(x), slope));
        }
        return inside > 0 ? Expr.div(rest.substitute(x, place), Expr.num(s.value().abs())) : inside < 0 ? Expr.ZERO : unevaluated(term, b);
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

package org.saddlepoint.document.claim;

import java.util.List;
import java.util.Set;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Num;
import org.saddlepoint.expr.Product;
import org.saddlepoint.expr.Sum;

/** Takes signs out of functions of which oddness is given: f(−x) = −f(x), and alternately for derivatives. */
record Parity(Set<String> odd) {
  static final Parity NONE = new Parity(Set.of());

  Parity {
    odd = Set.copyOf(odd);
  }

  Expr of(Expr e) {
    return odd.isEmpty() ? e : e.rewrite(n -> n instanceof Apply a ? function(a) : n);
  }

  Expr function(Apply a) {
    if (!odd.contains(a.function()) || a.arguments().size() != 1) {
      return a;
    }
    boolean even = a.totalOrder() % 2 == 1;
    if (a.argument().isZero() && !even) {
      return Expr.ZERO;
    }
    if (!startsWithMinus(a.argument())) {
      return a;
    }
    Expr value = Apply.of(a.function(), a.orders(), List.of(Expr.neg(a.argument())));
    return even ? value : Expr.neg(value);
  }

  private static boolean startsWithMinus(Expr e) {
    if (e instanceof Sum s) {
      return startsWithMinus(s.terms().get(0));
    }
    return e instanceof Product p ? p.coefficient().signum() < 0 : e instanceof Num n && n.value().signum() < 0;
  }

  /** Whether e(−x) = −e(x). */
  boolean isOdd(Expr e, String x) {
    Expr mirrored = of(e.substitute(x, Expr.neg(Expr.sym(x))));
    return mirrored.equals(Expr.neg(of(e)));
  }
}

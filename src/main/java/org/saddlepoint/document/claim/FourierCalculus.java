package org.saddlepoint.document.claim;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Binder;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kernel;
import org.saddlepoint.expr.NormalForm;
import org.saddlepoint.expr.Product;
import org.saddlepoint.expr.Sum;

/**
 * Exact rules for ∫ e^{−iωτ} e dτ: linearity, ∂_τ becomes iω, δ becomes 1, a shift of the lag a phase. They hold for functions that
 * decay, which is what a written transform supposes.
 */
final class FourierCalculus {
  private FourierCalculus() {}

  static Expr of(Binder b) {
    Expr expanded = NormalForm.expand(b.body());
    List<Expr> sum = new ArrayList<>();
    for (Expr term : expanded instanceof Sum s ? s.terms() : List.of(expanded)) {
      sum.add(term(term, b));
    }
    return Expr.add(sum);
  }

  private static Expr term(Expr term, Binder b) {
    String tau = b.variable();
    Expr omega = b.parameters().get(0);
    List<Expr> outside = new ArrayList<>();
    List<Expr> inside = new ArrayList<>();
    for (Expr factor : term instanceof Product p ? p.factors() : List.of(term)) {
      (factor.contains(tau) ? inside : outside).add(factor);
    }
    return Expr.mul(Expr.mul(outside), inside.size() == 1 ? function(inside.get(0), b, tau, omega) : transform(Expr.mul(inside), b));
  }

  private static Expr transform(Expr e, Binder b) {
    return Binder.of(b.head(), b.variable(), e, b.parameters());
  }

  private static Expr function(Expr e, Binder b, String tau, Expr omega) {
    if (e.children().size() != 1) {
      return transform(e, b);
    }
    Expr shift = Expr.sub(e.children().get(0), Expr.sym(tau));
    if (shift.contains(tau)) {
      return transform(e, b);
    }
    Expr phase = shift.isZero() ? Expr.ONE : Expr.apply("exp", Expr.mul(Expr.I, omega, shift));
    Expr frequency = Expr.mul(Expr.I, omega);
    if (e instanceof Apply a && a.function().equals(Operators.DELTA)) {
      return Expr.mul(phase, Expr.pow(frequency, a.totalOrder()));
    }
    if (e instanceof Apply a && a.builtin().isEmpty()) {
      return Expr.mul(phase, Expr.pow(frequency, a.totalOrder()), transform(Apply.of(a.function(), List.of(Expr.sym(tau))), b));
    }
    if (e instanceof Kernel k) {
      return Expr.mul(phase, Expr.pow(frequency, k.orders().get(0)), transform(Kernel.of(k.head(), k.labels(), List.of(Expr.sym(tau))), b));
    }
    return transform(e, b);
  }
}

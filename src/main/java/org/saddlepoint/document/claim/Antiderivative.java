package org.saddlepoint.document.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Binder;
import org.saddlepoint.expr.Builtin;
import org.saddlepoint.expr.Constant;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.NormalForm;
import org.saddlepoint.expr.Num;
import org.saddlepoint.expr.Power;
import org.saddlepoint.expr.Product;
import org.saddlepoint.expr.Sum;

/**
 * Integrals that need no table: constant factors stand outside, and over a finite interval sums of x^n and of exp(ax + b) with a
 * of known sign are integrated. Everything else stays.
 */
final class Antiderivative {
  private Antiderivative() {}

  static Expr integral(Binder b, Reduction reduction) {
    String x = b.variable();
    boolean finite = b.parameters().stream().noneMatch(p -> p.equals(Constant.INFINITY) || p.equals(Expr.neg(Constant.INFINITY)));
    if (finite) {
      Optional<Expr> whole = of(b.body(), x, reduction);
      if (whole.isPresent()) {
        return Expr.sub(whole.get().substitute(x, b.parameters().get(1)), whole.get().substitute(x, b.parameters().get(0)));
      }
    }
    List<Expr> outside = new ArrayList<>();
    List<Expr> inside = new ArrayList<>();
    for (Expr factor : b.body() instanceof Product p ? p.factors() : List.of(b.body())) {
      (factor.contains(x) ? inside : outside).add(factor);
    }
    return outside.isEmpty() || inside.isEmpty() ? b : Expr.mul(Expr.mul(outside), Binder.of(b.head(), x, Expr.mul(inside), b.parameters()));
  }

  /** A function whose derivative is e, empty if none is known. */
  private static Optional<Expr> of(Expr e, String x, Reduction reduction) {
    Expr expanded = NormalForm.expand(e);
    Expr sum = Expr.ZERO;
    for (Expr term : expanded instanceof Sum s ? s.terms() : List.of(expanded)) {
      Optional<Expr> part = term(term, x, reduction);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      sum = Expr.add(sum, part.get());
    }
    return Optional.of(sum);
  }

  private static Optional<Expr> term(Expr term, String x, Reduction reduction) {
    List<Expr> outside = new ArrayList<>();
    List<Expr> inside = new ArrayList<>();
    for (Expr factor : term instanceof Product p ? p.factors() : List.of(term)) {
      (factor.contains(x) ? inside : outside).add(factor);
    }
    if (inside.isEmpty()) {
      return Optional.of(Expr.mul(term, Expr.sym(x)));
    }
    if (inside.size() > 1) {
      return Optional.empty();
    }
    Expr f = inside.get(0);
    Expr constant = Expr.mul(outside);
    if (f.equals(Expr.sym(x))) {
      return Optional.of(Expr.mul(constant, Expr.HALF, Expr.pow(f, 2)));
    }
    if (f instanceof Power p && p.base().equals(Expr.sym(x)) && p.exponent() instanceof Num n && n.value().isInteger() && n.value().signum() > 0) {
      Expr next = Expr.add(n, Expr.ONE);
      return Optional.of(Expr.div(Expr.mul(constant, Expr.pow(Expr.sym(x), next)), next));
    }
    if (f instanceof Apply a && a.isBuiltin(Builtin.EXP)) {
      Expr rate = NormalForm.expand(a.argument().derivative(x));
      boolean known = !rate.contains(x) && (reduction.sign(rate) > 1 || reduction.sign(Expr.neg(rate)) > 1);
      return known ? Optional.of(Expr.div(Expr.mul(constant, f), rate)) : Optional.empty();
    }
    return Optional.empty();
  }
}

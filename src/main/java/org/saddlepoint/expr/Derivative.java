package org.saddlepoint.expr;

import java.util.ArrayList;
import java.util.List;

/** The partial derivative of an expression with respect to a symbol, by the chain rule. */
final class Derivative {
  private Derivative() {}

  static Expr of(Expr e, String x) {
    if (!e.contains(x)) {
      return Expr.ZERO;
    }
    if (e instanceof Symbol) {
      return Expr.ONE;
    }
    if (e instanceof Sum s) {
      return Expr.add(s.terms().stream().map(t -> of(t, x)).toList());
    }
    if (e instanceof Product p) {
      return product(p, x);
    }
    if (e instanceof Power p) {
      return power(p, x);
    }
    if (e instanceof Apply a) {
      List<Expr> terms = new ArrayList<>();
      for (int k = 0; k < a.arguments().size(); k++) {
        Expr inner = of(a.arguments().get(k), x);
        if (!inner.isZero()) {
          terms.add(Expr.mul(a.differentiatedIn(k), inner));
        }
      }
      return Expr.add(terms);
    }
    if (e instanceof Kernel kernel) {
      List<Expr> terms = new ArrayList<>();
      for (int k = 0; k < kernel.arguments().size(); k++) {
        Expr inner = of(kernel.arguments().get(k), x);
        if (!inner.isZero()) {
          terms.add(Expr.mul(kernel.differentiatedIn(k), inner));
        }
      }
      return Expr.add(terms);
    }
    if (e instanceof Conditional c) {
      return Conditional.of(c.left(), c.relation(), c.right(), of(c.then(), x), of(c.otherwise(), x));
    }
    return binder((Binder) e, x);
  }

  private static Expr product(Product p, String x) {
    List<Expr> terms = new ArrayList<>();
    for (int k = 0; k < p.factors().size(); k++) {
      Expr inner = of(p.factors().get(k), x);
      if (!inner.isZero()) {
        List<Expr> factors = new ArrayList<>(p.factors());
        factors.set(k, inner);
        terms.add(Expr.mul(factors));
      }
    }
    return Expr.add(terms);
  }

  private static Expr power(Power p, String x) {
    Expr base = p.base();
    Expr exponent = p.exponent();
    Expr byBase = Expr.mul(exponent, Expr.pow(base, Expr.sub(exponent, Expr.ONE)), of(base, x));
    if (!exponent.contains(x)) {
      return byBase;
    }
    return Expr.add(byBase, Expr.mul(p, Expr.apply(Builtin.LOG.spelling(), base), of(exponent, x)));
  }

  /** Differentiation under the operator where only the body depends on x; otherwise a formal derivative. */
  private static Expr binder(Binder b, String x) {
    if (Inversion.is(b)) {
      return Inversion.derivative(b, x);
    }
    boolean outside = b.parameters().stream().anyMatch(p -> p.contains(x));
    if (!outside && !b.variable().equals(x)) {
      return Binder.of(b.head(), b.variable(), of(b.body(), x), b.parameters());
    }
    return Binder.of("diff", x, b, List.of(new Symbol(x)));
  }
}

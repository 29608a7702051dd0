package org.saddlepoint.document.claim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Binder;
import org.saddlepoint.expr.Expr;

/**
 * δe/δf(t) for an expression e in the values of f and its derivatives, integrals included: δf^(n)(s)/δf(t) = δ^(n)(s − t), and the chain
 * rule for everything else. Integrals over pulses are left to {@link Pulse}.
 */
final class FunctionalDerivative {
  /** Operators that a derivative passes, where their parameters do not contain the function. */
  private static final Set<String> LINEAR = Set.of(Operators.INTEGRAL, Operators.MEAN, Operators.FOURIER);

  private static final String RENAMED = "#";

  private final String function;
  private final Expr time;

  private FunctionalDerivative(String function, Expr time) {
    this.function = function;
    this.time = time;
  }

  /** Evaluates {@code fdiff(e, f(t))}; what it cannot evaluate stays. */
  static Expr of(Apply fdiff) {
    if (!(fdiff.arguments().get(1) instanceof Apply f) || f.arguments().size() != 1) {
      return fdiff;
    }
    FunctionalDerivative derivative = new FunctionalDerivative(f.function(), f.argument());
    Expr e = fdiff.arguments().get(0);
    return derivative.possible(e) ? derivative.of(e) : fdiff;
  }

  private boolean possible(Expr e) {
    if (isHeld(e)) {
      return true;
    }
    if (e instanceof Apply a && a.isInput()) {
      return !occursIn(e);
    }
    if (e instanceof Apply a && a.function().equals(function)) {
      return a.arguments().stream().noneMatch(this::occursIn);
    }
    boolean operator = e instanceof Binder b && occursIn(b) && (!LINEAR.contains(b.head()) || b.parameters().stream().anyMatch(this::occursIn));
    boolean open = e instanceof Apply a && a.function().equals(Operators.FDIFF);
    return !operator && !open && e.children().stream().allMatch(this::possible);
  }

  /** A function of time that a derivative takes for given. */
  private static boolean isHeld(Expr e) {
    return e instanceof Apply a && a.function().equals(ActionClaim.HELD);
  }

  private boolean occursIn(Expr e) {
    if (isHeld(e)) {
      return false;
    }
    return e instanceof Apply a && a.function().equals(function) || e.children().stream().anyMatch(this::occursIn);
  }

  private Expr of(Expr e) {
    if (e instanceof Apply a && a.function().equals(function)) {
      return Apply.of(Operators.DELTA, List.of(a.totalOrder()), List.of(Expr.sub(a.argument(), time)));
    }
    if (e instanceof Binder b && occursIn(b)) {
      boolean clash = time.contains(b.variable());
      String variable = clash ? b.variable() + RENAMED : b.variable();
      Expr body = clash ? b.body().substitute(b.variable(), Expr.sym(variable)) : b.body();
      return Binder.of(b.head(), variable, of(body), b.parameters());
    }
    Map<Expr, String> parts = new LinkedHashMap<>();
    Expr marked = marked(e, parts);
    Expr sum = Expr.ZERO;
    for (Map.Entry<Expr, String> part : parts.entrySet()) {
      Expr outer = marked.derivative(part.getValue());
      for (Map.Entry<Expr, String> other : parts.entrySet()) {
        outer = outer.substitute(other.getValue(), other.getKey());
      }
      sum = Expr.add(sum, Expr.mul(outer, of(part.getKey())));
    }
    return sum;
  }

  /** The values of the function and the integrals over them by names of their own. */
  private Expr marked(Expr e, Map<Expr, String> parts) {
    boolean part = e instanceof Apply a && a.function().equals(function) || e instanceof Binder && occursIn(e);
    if (part) {
      return Expr.sym(parts.computeIfAbsent(e, k -> "part#" + parts.size()));
    }
    return e.children().isEmpty() || isHeld(e) ? e : e.withChildren(e.children().stream().map(c -> marked(c, parts)).toList());
  }
}

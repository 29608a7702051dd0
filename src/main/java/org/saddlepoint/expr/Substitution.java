package org.saddlepoint.expr;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A simultaneous replacement of free symbols by expressions that renames bound variables rather than capture them. */
public final class Substitution {
  private final Map<String, Expr> values;

  private Substitution(Map<String, Expr> values) {
    this.values = values;
  }

  public static Substitution of(String symbol, Expr value) {
    return new Substitution(Map.of(symbol, value));
  }

  public static Substitution of(Map<String, ? extends Expr> values) {
    return new Substitution(new LinkedHashMap<>(values));
  }

  /** The expression with every free symbol replaced that has a value here. */
  public Expr in(Expr expr) {
    if (values.isEmpty()) {
      return expr;
    }
    if (expr instanceof Symbol s) {
      Expr value = values.get(s.name());
      return value == null ? expr : value;
    }
    if (expr instanceof Binder b) {
      return inBinder(b);
    }
    if (expr instanceof Conditional c) {
      return inConditional(c);
    }
    List<Expr> children = expr.children();
    if (children.isEmpty()) {
      return expr;
    }
    List<Expr> renewed = new ArrayList<>(children.size());
    boolean same = true;
    for (Expr child : children) {
      Expr next = in(child);
      same &= next == child;
      renewed.add(next);
    }
    return same ? expr : expr.withChildren(renewed);
  }

  /** A branch that is not taken is not looked at: it may have no value there, as in if(x == 0, 1, sin(x)/x) at 0. */
  private Expr inConditional(Conditional c) {
    Expr left = in(c.left());
    Expr right = in(c.right());
    if (left instanceof Num l && right instanceof Num r) {
      return in(c.relation().holds(l.value(), r.value()) ? c.then() : c.otherwise());
    }
    return Conditional.of(left, c.relation(), right, in(c.then()), in(c.otherwise()));
  }

  private Expr inBinder(Binder b) {
    List<Expr> parameters = b.parameters().stream().map(this::in).toList();
    Map<String, Expr> inner = new LinkedHashMap<>(values);
    inner.remove(b.variable());
    inner.keySet().retainAll(b.body().freeSymbols());
    if (inner.isEmpty()) {
      return Binder.of(b.head(), b.variable(), b.body(), parameters);
    }
    Set<String> taken = new HashSet<>(b.body().freeSymbols());
    inner.values().forEach(v -> taken.addAll(v.freeSymbols()));
    boolean captured = inner.values().stream().anyMatch(v -> v.contains(b.variable()));
    String variable = b.variable();
    Expr body = b.body();
    if (captured) {
      while (taken.contains(variable)) {
        variable += "_";
      }
      body = of(b.variable(), new Symbol(variable)).in(body);
    }
    return Binder.of(b.head(), variable, new Substitution(inner).in(body), parameters);
  }
}

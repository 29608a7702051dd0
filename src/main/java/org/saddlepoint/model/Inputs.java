package org.saddlepoint.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Symbol;

/**
 * An expression whose inputs {@code sum(J, e)} have been replaced by symbols, so that what stands inside them, on other sites, is
 * not mistaken for the variables of this site.
 *
 * @param local the expression with symbols in place of inputs
 * @param places the symbol of each distinct input
 */
record Inputs(Expr local, Map<Apply, Symbol> places) {
  static Inputs hidden(Expr e) {
    Map<Apply, Symbol> places = new LinkedHashMap<>();
    return new Inputs(hide(e, places), places);
  }

  private static Expr hide(Expr e, Map<Apply, Symbol> places) {
    if (e instanceof Apply a && a.isInput()) {
      return places.computeIfAbsent(a, k -> new Symbol("input#" + a));
    }
    List<Expr> children = e.children();
    return children.isEmpty() ? e : e.withChildren(children.stream().map(c -> hide(c, places)).toList());
  }

  /** Puts the inputs back. */
  Expr shown(Expr e) {
    Expr result = e;
    for (Map.Entry<Apply, Symbol> entry : places.entrySet()) {
      result = result.substitute(entry.getValue().name(), entry.getKey());
    }
    return result;
  }
}

package org.saddlepoint.action;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Num;
import org.saddlepoint.expr.Product;
import org.saddlepoint.expr.Sum;
import org.saddlepoint.typeset.Formula;
import org.saddlepoint.typeset.Sign;

/** A sum under construction: coefficients bring their signs to the front. */
final class Terms {
  private final Layout layout;
  private final List<Formula> items = new ArrayList<>();
  private final List<Boolean> negative = new ArrayList<>();

  Terms(Layout layout) {
    this.layout = layout;
  }

  /** Adds coefficient·body; a coefficient 1 is not written. */
  Terms add(Expr coefficient, Formula body) {
    boolean minus = isNegative(coefficient);
    Expr size = minus ? Expr.neg(coefficient) : coefficient;
    Formula factor = size instanceof Sum ? Formula.parentheses(layout.plain(size)) : layout.plain(size);
    items.add(size.isOne() ? body : Formula.row(factor, body));
    negative.add(minus);
    return this;
  }

  /** Adds the terms of an expression one by one as the layout writes them at a place. */
  Terms addLocal(Expr expr, String species, String index, String time) {
    for (Expr term : expr instanceof Sum s ? s.terms() : List.of(expr)) {
      if (!term.isZero()) {
        boolean minus = isNegative(term);
        items.add(layout.at(minus ? Expr.neg(term) : term, species, index, time));
        negative.add(minus);
      }
    }
    return this;
  }

  static boolean isNegative(Expr e) {
    return e instanceof Num n && n.value().signum() < 0 || e instanceof Product p && p.coefficient().signum() < 0;
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  /** The sum in one row; zero if empty. */
  Formula row() {
    if (items.isEmpty()) {
      return Formula.num(0);
    }
    List<Formula> row = new ArrayList<>();
    for (int k = 0; k < items.size(); k++) {
      if (negative.get(k)) {
        row.add(Formula.minus());
      } else if (k > 0) {
        row.add(Formula.plus());
      }
      row.add(items.get(k));
    }
    return Formula.row(row);
  }

  /** left = first term, each further term on a line of its own. */
  Formula equation(Formula left) {
    if (items.size() <= 1) {
      return Formula.equation(left, row());
    }
    List<Formula.Line> lines = new ArrayList<>();
    for (int k = 0; k < items.size(); k++) {
      Formula sign = negative.get(k) ? Formula.minus() : k > 0 ? Formula.plus() : Formula.EMPTY;
      Formula start = k == 0 ? Formula.row(Formula.sign(Sign.EQUALS), sign) : sign;
      lines.add(new Formula.Line(k == 0 ? left : Formula.EMPTY, Formula.row(start, items.get(k))));
    }
    return Formula.lines(lines);
  }
}

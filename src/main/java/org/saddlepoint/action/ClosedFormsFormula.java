package org.saddlepoint.action;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Symbol;
import org.saddlepoint.typeset.Formula;

/** Closed four-point functions; a formula too long for a page is replaced by a sentence. */
final class ClosedFormsFormula {
  private static final int PAGE = 400;

  private ClosedFormsFormula() {}

  static List<Display> of(ClosedForms stage, Layout layout) {
    List<Display> displays = new ArrayList<>();
    for (ClosedForms.Form form : stage.forms()) {
      Layout named = layout;
      for (int k = 1; k <= form.rungs().size(); k++) {
        named = named.with("x#" + k, Formula.sub(Formula.sym("Lambda"), Formula.num(k)));
      }
      Formula name = named.name(form.observable());
      Formula element = Formula.sup(Formula.sub(Formula.sym("C"), "ij"), name);
      Formula left = Formula.row(
          Formula.fraction(Formula.num(1), Formula.sym("N")),
          Formula.sum("ij", Formula.row(Formula.call(element, Formula.sym("omega_1")), Formula.call(element, Formula.sym("omega_2")))));
      Formula right = size(form.value()) <= PAGE ? named.plain(form.value()) : Formula.text("a sum of " + form.value().children().size() + " products, too long for a page");
      displays.add(new Display("covariances of " + form.observable(), Formula.equation(left, right)));
      for (int k = 1; k <= form.rungs().size(); k++) {
        Expr rung = form.rungs().get(k - 1);
        Formula definition = size(rung) <= PAGE ? named.plain(rung) : Formula.text("the determinant of a block of the matrix");
        displays.add(new Display("rung", Formula.equation(named.plain(new Symbol("x#" + k)), definition)));
      }
    }
    return displays;
  }

  private static int size(Expr e) {
    return 1 + e.children().stream().mapToInt(ClosedFormsFormula::size).sum();
  }
}

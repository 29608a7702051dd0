package org.saddlepoint.action;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.typeset.Formula;
import org.saddlepoint.typeset.Sign;

/** S1 as a sum of determinants over families of labels. */
final class OneLoopFormula {
  private OneLoopFormula() {}

  static List<Display> of(OneLoop stage, Layout layout) {
    List<Display> displays = new ArrayList<>();
    Formula expansion = Formula.row(Formula.sub(Formula.sym("S"), Formula.num(0)), Formula.plus(), Formula.fraction(Formula.sub(Formula.sym("S"), Formula.num(1)), Formula.sym("N")));
    displays.add(new Display("generating function of the copies", Formula.equation(Formula.call("W", Formula.sym("h")), expansion)));
    Terms terms = new Terms(layout);
    for (int k = 0; k < stage.families().size(); k++) {
      LoopFamily family = stage.families().get(k);
      Formula body = Formula.row(Formula.function("ln"), Formula.function("det"), Formula.parentheses(Formula.row(Formula.num(1), Formula.minus(), Formula.sub(Formula.sym("K"), Formula.num(k + 1)))));
      terms.add(Expr.num(family.exponent()), body);
    }
    for (OneLoop.Insertion insertion : stage.insertions()) {
      terms.add(insertion.weight(), Formula.average(label(insertion.label(), stage, layout)));
    }
    displays.add(new Display("first correction", terms.equation(Formula.sub(Formula.sym("S"), Formula.num(1)))));
    for (int k = 0; k < stage.families().size(); k++) {
      LoopFamily family = stage.families().get(k);
      List<Formula.Line> lines = new ArrayList<>();
      for (int a = 0; a < family.rows().size(); a++) {
        Formula row = Formula.average(Formula.row(label(family.rows().get(a), stage, layout), Formula.thin(), Formula.sym("L")));
        Formula value = new Terms(layout).add(family.weights().get(a), family.connected() ? Formula.sub(row, Formula.text("c")) : row).row();
        List<Formula> labels = family.columns().stream().map(c -> label(c, stage, layout)).toList();
        Formula among = a == 0 ? Formula.row(Formula.wide(), Formula.relation(Formula.sym("L"), Sign.ELEMENT_OF, Formula.braces(Formula.list(labels)))) : Formula.EMPTY;
        lines.add(new Formula.Line(Formula.sub(Formula.sym("K"), Formula.list(Formula.num(k + 1), Formula.num(a + 1))), Formula.row(Formula.sign(Sign.EQUALS), value, among)));
      }
      String count = family.exponent().equals(Rational.of(-1, 2)) ? "real labels" : "ghost labels";
      displays.add(new Display(family.name() + ": " + count, Formula.lines(lines)));
    }
    return displays;
  }

  private static Formula label(LoopLabel label, OneLoop stage, Layout layout) {
    List<Formula> parts = new ArrayList<>();
    for (int copy : label.responses()) {
      parts.add(Formula.sub(Formula.tilde(layout.symbol(stage.field())), Formula.num(copy + 1)));
    }
    for (int copy = 0; copy < label.functions().size(); copy++) {
      Expr f = label.functions().get(copy);
      if (!f.isOne()) {
        Formula indexed = Formula.sub(layout.symbol(stage.field()), Formula.num(copy + 1));
        parts.add(layout.with(stage.field(), indexed).plain(f));
      }
    }
    return parts.isEmpty() ? Formula.num(1) : Formula.row(parts);
  }
}

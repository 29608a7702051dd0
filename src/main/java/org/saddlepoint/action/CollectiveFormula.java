package org.saddlepoint.action;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Num;
import org.saddlepoint.typeset.Formula;
import org.saddlepoint.typeset.Sign;

/** The overlaps, the collective action and the single-site weights. */
final class CollectiveFormula {
  private CollectiveFormula() {}

  static List<Display> of(Collective c, Layout layout) {
    List<Display> displays = new ArrayList<>();
    for (Overlap o : c.overlaps()) {
      displays.add(new Display("overlap", definition(o, layout)));
    }
    for (Label m : c.means()) {
      String i = layout.index(m.species(), false);
      Formula mean = Formula.row(Formula.fraction(Formula.num(1), Formula.sym("N")), Formula.sum(i, layout.at(m, i, "t")));
      displays.add(new Display("mean", Formula.equation(mean(m, "t", layout), mean)));
    }
    Terms terms = new Terms(layout);
    for (Quadratic q : c.quadratic()) {
      Formula right = q.crossed() ? layout.of(q.right(), "t'", "t") : layout.of(q.right(), "t", "t'");
      terms.add(q.weight(), layout.doubleIntegral(Formula.row(ActionFormula.memory(q.persistence(), layout), layout.of(q.left(), "t", "t'"), right)));
    }
    for (MeanProduct p : c.products()) {
      terms.add(p.weight(), layout.integral("t", Formula.row(mean(p.post(), "t", layout), mean(p.pre(), "t", layout))));
    }
    for (Overlap o : c.overlaps()) {
      terms.add(Expr.MINUS_ONE, layout.doubleIntegral(Formula.row(layout.of(Formula.hat(layout.name(o)), "t", "t'"), layout.of(o, "t", "t'"))));
    }
    c.network().species().forEach(s -> terms.add(s.ratio() instanceof Num n && n.value().isOne() ? Expr.ONE : s.ratio(), weight(s.name(), c, layout)));
    Formula left = Formula.row(Formula.calligraphic("S"), Formula.sign(Sign.SLASH), Formula.sym("N"));
    displays.add(new Display("action of the overlaps and their conjugates", terms.equation(left)));
    return displays;
  }

  private static Formula definition(Overlap o, Layout layout) {
    String i = layout.index(o.species(), false);
    Formula body = Formula.row(layout.at(o.left(), i, "t"), layout.at(o.right(), i, "t'"));
    return Formula.equation(layout.of(o, "t", "t'"), Formula.row(Formula.fraction(Formula.num(1), Formula.sym("N")), Formula.sum(i, body)));
  }

  static Formula mean(Label label, String time, Layout layout) {
    Formula name = Formula.sub(Formula.sym("M"), layout.name(label));
    return layout.timeless() ? name : Formula.call(name, Layout.time(time));
  }

  private static Formula weight(String species, Collective c, Layout layout) {
    boolean several = c.network().species().size() > 1;
    Formula w = several ? Formula.sub(calligraphicW(), Formula.roman(species)) : calligraphicW();
    Formula log = Formula.row(Formula.function("ln"), w);
    return c.network().species(species).parameters().isEmpty() ? log : Formula.average(log);
  }

  private static Formula calligraphicW() {
    return Formula.calligraphic("W");
  }
}

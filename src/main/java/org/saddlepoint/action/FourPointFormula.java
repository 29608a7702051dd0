package org.saddlepoint.action;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.typeset.Formula;

/** The fluctuations of the overlaps between two copies. */
final class FourPointFormula {
  private FourPointFormula() {}

  static List<Display> of(FourPoint f, Layout layout) {
    List<Display> displays = new ArrayList<>();
    Formula o = Formula.sup(Formula.sym("O"), 12);
    Formula inverse = Formula.sup(Formula.parentheses(Formula.row(Formula.num(1), Formula.minus(), Formula.calligraphic("V"), Formula.sym("B"))), -1);
    Formula dagger = Formula.sup(o, Formula.sym("dagger"));
    displays.add(new Display("covariance of the overlaps of two copies", Formula.equation(Formula.row(Formula.sym("N"), Formula.average(Formula.row(o, dagger))), Formula.row(Formula.sym("B"), inverse))));
    Formula first = propagator("f", "f'", "omega_1");
    Formula second = propagator("g", "g'", "omega_2");
    Formula entry = Formula.sub(Formula.sym("B"), Formula.list(Formula.row(Formula.sym("f"), Formula.sym("g")), Formula.row(Formula.sym("f'"), Formula.sym("g'"))));
    displays.add(new Display("single-site part", Formula.equation(entry, Formula.row(Formula.fraction(Formula.num(1), Formula.sym("N")), Formula.sum("i", Formula.row(first, second))))));
    List<Formula.Line> lines = new ArrayList<>();
    for (FourPoint.Entry e : f.coupling()) {
      if (e.row() <= e.column()) {
        Formula place = Formula.sub(Formula.calligraphic("V"), Formula.list(pair(f.pairs().get(e.row()), layout), pair(f.pairs().get(e.column()), layout)));
        Formula value = Formula.row(ActionFormula.memory(e.persistence(), layout), layout.plain(e.weight()));
        lines.add(new Formula.Line(place, Formula.row(Formula.sign(org.saddlepoint.typeset.Sign.EQUALS), value)));
      }
    }
    if (!lines.isEmpty()) {
      displays.add(new Display("coupling of the overlaps", Formula.lines(lines)));
    }
    return displays;
  }

  private static Formula propagator(String left, String right, String omega) {
    Formula g = Formula.sup(Formula.sym("G"), Formula.sym("i"));
    return Formula.call(Formula.sub(g, Formula.row(Formula.sym(left), Formula.sym(right))), Formula.sym(omega));
  }

  private static Formula pair(Overlap o, Layout layout) {
    return Formula.parentheses(Formula.list(layout.name(o.left()), layout.name(o.right())));
  }
}

package org.saddlepoint.action;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.typeset.Formula;
import org.saddlepoint.typeset.Sign;

/** The probes' covariance and the equations that it closes on. */
final class CavityFormula {
  private CavityFormula() {}

  static List<Display> of(Cavity c, Layout layout) {
    List<Display> displays = new ArrayList<>();
    Formula zero = Formula.num(0);
    Formula other = Formula.prime(Formula.num(0));
    Formula s0 = Formula.sub(Formula.sym("S"), zero);
    Formula sOther = Formula.sup(Formula.sub(Formula.sym("S"), other), Formula.sym("star"));
    Formula paths = Formula.row(s0, sOther, Formula.sum("ij", Formula.row(Formula.sub(Formula.sym("J"), Formula.row(zero, Formula.sym("i"))), Formula.sub(Formula.sym("J"), Formula.row(other, Formula.sym("j"))), Formula.sub(Formula.sym("C"), "ij"))));
    Formula right = Formula.row(
        s0, Formula.sub(Formula.sym("F"), Formula.row(zero, other)), Formula.sub(Formula.sym("C"), other), Formula.plus(),
        Formula.sub(Formula.sym("C"), zero), Formula.sup(Formula.sub(Formula.sym("F"), Formula.row(other, zero)), Formula.sym("star")), sOther, Formula.plus(), paths);
    displays.add(new Display("covariance of two probe sites", Formula.equation(Formula.sub(Formula.sym("C"), Formula.row(zero, other)), right)));
    List<Formula.Line> lines = new ArrayList<>();
    for (int k = 0; k < c.channels().size(); k++) {
      Cavity.Channel channel = c.channels().get(k);
      Formula arrow = Formula.row(layout.name(channel.pre()), Formula.sign(Sign.TO), layout.name(channel.post()));
      lines.add(new Formula.Line(Formula.sub(Formula.sym("V"), Formula.num(k + 1)), Formula.row(Formula.sign(Sign.EQUALS), layout.plain(channel.variance()), Formula.wide(), Formula.parentheses(arrow))));
    }
    if (!lines.isEmpty()) {
      displays.add(new Display("channels", Formula.lines(lines)));
    }
    return displays;
  }
}

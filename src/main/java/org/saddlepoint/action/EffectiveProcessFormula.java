package org.saddlepoint.action;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.typeset.Formula;

/** The effective process of every species with dynamics, its noise and memory as functions of the frequency. */
final class EffectiveProcessFormula {
  private EffectiveProcessFormula() {}

  static List<Display> of(EffectiveProcess stage, Layout layout) {
    List<Display> displays = new ArrayList<>();
    for (EffectiveProcess.Site site : stage.sites()) {
      for (LocalDynamics l : site.process().local()) {
        displays.add(new Display("effective process of " + l.field(), motion(site, l, layout)));
      }
      for (EffectiveProcess.Input input : site.inputs()) {
        Formula name = Formula.call(Formula.sub(Formula.sym("S"), pair(input.left(), input.right(), layout)), Formula.sym("omega"));
        displays.add(new Display("spectrum of the input", Formula.equation(name, layout.plain(input.spectrum()))));
      }
      for (EffectiveProcess.Memory m : site.memories()) {
        displays.add(new Display("memory", Formula.equation(Formula.call(kernel(m, layout), Formula.sym("omega")), layout.plain(m.kernel()))));
      }
    }
    return displays;
  }

  private static Formula motion(EffectiveProcess.Site site, LocalDynamics l, Layout layout) {
    String species = site.process().species();
    Terms terms = new Terms(layout);
    terms.addLocal(l.drift(), species, "", "t");
    for (EffectiveProcess.Input input : site.inputs()) {
      if (input.left().equals(input.right()) && !input.left().amplitude(l.field()).isZero()) {
        add(terms, layout, input.left().amplitude(l.field()), Formula.call(Formula.sub(Formula.sym("eta"), layout.name(input.left())), Formula.sym("t")), species);
      }
    }
    for (EffectiveProcess.Memory m : site.memories()) {
      if (!m.into().amplitude(l.field()).isZero()) {
        Formula kernel = Formula.call(kernel(m, layout), ActionFormula.lag());
        add(terms, layout, m.into().amplitude(l.field()), layout.integral("t'", Formula.row(kernel, layout.at(m.from(), "", "t'"))), species);
      }
    }
    for (NoiseSource n : site.process().noises()) {
      if (!n.post().amplitude(l.field()).isZero()) {
        add(terms, layout, n.post().amplitude(l.field()), layout.at(Expr.sym(n.noise().name()), species, "", "t"), species);
      }
    }
    return Formula.equation(layout.at(l.leftHandSide(), species, "", "t"), terms.row());
  }

  private static void add(Terms terms, Layout layout, Expr amplitude, Formula body, String species) {
    boolean minus = Terms.isNegative(amplitude);
    Expr size = minus ? Expr.neg(amplitude) : amplitude;
    terms.add(minus ? Expr.MINUS_ONE : Expr.ONE, Formula.row(size.isOne() ? Formula.EMPTY : layout.at(size, species, "", "t"), body));
  }

  private static Formula kernel(EffectiveProcess.Memory m, Layout layout) {
    return Formula.sub(Formula.sym("K"), pair(m.into(), m.from(), layout));
  }

  private static Formula pair(Label first, Label second, Layout layout) {
    return first.equals(second) ? layout.name(first) : Formula.list(layout.name(first), layout.name(second));
  }
}

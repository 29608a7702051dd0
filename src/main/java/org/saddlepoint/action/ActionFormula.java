package org.saddlepoint.action;

import java.util.Arrays;
import java.util.List;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Noise;
import org.saddlepoint.model.Persistence;
import org.saddlepoint.typeset.Formula;
import org.saddlepoint.typeset.Sign;

/** The action at fixed couplings and after their average. */
final class ActionFormula {
  private static final Expr N = Expr.sym("N");

  private ActionFormula() {}

  static List<Display> of(Microscopic m, Layout layout) {
    Terms terms = new Terms(layout);
    local(m.local(), m.noises(), layout, terms);
    for (Interaction k : m.interactions()) {
      String i = layout.index(k.post().species(), false);
      String j = layout.index(k.pre().species(), k.pre().species().equals(k.post().species()));
      Formula element = Formula.sub(layout.symbol(k.coupling()), i + j);
      Formula body = layout.integral("t", Formula.row(layout.at(unsigned(k.post()), i, "t"), layout.at(unsigned(k.pre()), j, "t")));
      terms.add(sign(k.post(), k.pre()), Formula.sum(i + j, Formula.row(element, body)));
    }
    return List.of(new Display("action, weight exp(S)", terms.equation(Formula.sym("S"))));
  }

  static List<Display> of(Averaged a, Layout layout) {
    Terms terms = new Terms(layout);
    local(a.local(), a.noises(), layout, terms);
    for (PairTerm p : a.pairs()) {
      boolean same = p.left().first().species().equals(p.right().first().species());
      String i = layout.index(p.left().first().species(), false);
      String j = layout.index(p.right().first().species(), same);
      Formula body = Formula.row(
          memory(p.persistence(), layout),
          layout.at(unsigned(p.left().first()), i, "t"), layout.at(unsigned(p.left().second()), i, "t'"),
          layout.at(unsigned(p.right().first()), j, "t"), layout.at(unsigned(p.right().second()), j, "t'"));
      Expr sign = sign(p.left().first(), p.left().second(), p.right().first(), p.right().second());
      terms.add(Expr.mul(sign, Expr.div(p.coefficient(), N)), Formula.sum(i + j, layout.doubleIntegral(body)));
    }
    for (MeanCoupling m : a.means()) {
      Interaction k = m.interaction();
      String i = layout.index(k.post().species(), false);
      String j = layout.index(k.pre().species(), k.pre().species().equals(k.post().species()));
      Formula body = layout.integral("t", Formula.row(layout.at(unsigned(k.post()), i, "t"), layout.at(unsigned(k.pre()), j, "t")));
      terms.add(Expr.mul(sign(k.post(), k.pre()), Expr.div(m.weight(), N)), Formula.sum(i + j, body));
    }
    return List.of(new Display("action averaged over the couplings", terms.equation(Formula.bar(Formula.sym("S")))));
  }

  /** −1 if an odd number of the factors begins with a minus, else 1: the sign of their product stands in front of the term. */
  private static Expr sign(Label... factors) {
    return Arrays.stream(factors).filter(f -> Terms.isNegative(f.local())).count() % 2 == 1 ? Expr.MINUS_ONE : Expr.ONE;
  }

  private static Label unsigned(Label factor) {
    return Terms.isNegative(factor.local()) ? factor.weighted(Expr.MINUS_ONE) : factor;
  }

  static void local(List<LocalDynamics> local, List<NoiseSource> noises, Layout layout, Terms terms) {
    for (LocalDynamics l : local) {
      String i = layout.index(l.species(), false);
      Expr residual = Expr.sub(l.leftHandSide(), l.drift());
      Formula bracket = new Terms(layout).addLocal(l.leftHandSide(), l.species(), i, "t").addLocal(Expr.neg(l.drift()), l.species(), i, "t").row();
      boolean single = !(residual instanceof org.saddlepoint.expr.Sum);
      Formula response = layout.at(Response.of(l.field()), l.species(), i, "t");
      terms.add(Expr.MINUS_ONE, Formula.sum(i, layout.integral("t", Formula.row(response, single ? bracket : Formula.parentheses(bracket)))));
    }
    for (NoiseSource n : noises) {
      String i = layout.index(n.post().species(), false);
      if (n.noise().law() instanceof Noise.White w) {
        terms.add(Expr.mul(Expr.HALF, w.spectrum()), Formula.sum(i, layout.integral("t", squared(n.post(), i, layout))));
      } else if (n.noise().law() instanceof Noise.Discrete d) {
        terms.add(Expr.mul(Expr.HALF, d.variance()), Formula.sum(i, layout.integral("t", squared(n.post(), i, layout))));
      } else if (n.noise().law() instanceof Noise.Quenched q) {
        terms.add(Expr.mul(Expr.HALF, q.variance()), Formula.sum(i, layout.doubleIntegral(Formula.row(layout.at(n.post(), i, "t"), layout.at(n.post(), i, "t'")))));
      } else {
        Formula kernel = covariance(n.noise(), layout);
        terms.add(Expr.HALF, Formula.sum(i, layout.doubleIntegral(Formula.row(layout.at(n.post(), i, "t"), kernel, layout.at(n.post(), i, "t'")))));
      }
    }
  }

  private static Formula squared(Label post, String i, Layout layout) {
    Formula once = layout.at(post, i, "t");
    return post.local() instanceof org.saddlepoint.expr.Symbol ? Formula.row(Formula.sup(Formula.sub(Formula.tilde(layout.symbol(Response.field(post.local().toString()))), i), 2), Formula.parentheses(Formula.sym("t")))
        : Formula.squared(Formula.parentheses(once));
  }

  static Formula covariance(Noise noise, Layout layout) {
    return Formula.call(Formula.sub(Formula.sym("K"), layout.symbol(noise.name())), lag());
  }

  static Formula lag() {
    return Formula.row(Formula.sym("t"), Formula.sign(Sign.MINUS), Formula.sym("t'"));
  }

  /** ρ(t − t') for a coupling that varies in time. */
  static Formula memory(Persistence persistence, Layout layout) {
    if (persistence instanceof Persistence.Quenched) {
      return Formula.EMPTY;
    }
    if (persistence instanceof Persistence.White) {
      return Formula.call("delta", lag());
    }
    if (persistence instanceof Persistence.Exponential e) {
      return Formula.sup(Formula.sym("e"), Formula.row(Formula.minus(), Formula.absolute(lag()), Formula.sign(Sign.SLASH), layout.divisor(e.time())));
    }
    Persistence.Formula f = (Persistence.Formula) persistence;
    return Formula.parentheses(layout.with("tau", Formula.parentheses(lag())).plain(f.autocovariance()));
  }
}

package org.saddlepoint.document.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Num;
import org.saddlepoint.expr.Symbol;

/** The Dirac distributions in an expression, each by a name of its own, so that what multiplies them can be looked at. */
final class Pulses {
  private static final String NAME = "delta#";

  private final Unknowns unknowns;
  private final List<One> all = new ArrayList<>();

  /** δ^(order)(argument), which stands as the symbol {@code place}. */
  record One(String place, Expr argument, int order) {}

  Pulses(Unknowns unknowns) {
    this.unknowns = unknowns;
  }

  List<One> all() {
    return List.copyOf(all);
  }

  /** The expression with every pulse replaced by its name. */
  Expr taken(Expr e) {
    return e.rewrite(n -> n instanceof Apply a && a.function().equals(Operators.DELTA) ? Expr.sym(name(a)) : n);
  }

  private String name(Apply a) {
    for (One p : all) {
      if (p.argument.equals(a.arguments().get(0)) && p.order == a.totalOrder()) {
        return p.place;
      }
    }
    all.add(new One(NAME + all.size(), a.arguments().get(0), a.totalOrder()));
    return all.get(all.size() - 1).place;
  }

  /** An expression in which pulses have names, without them. */
  Expr without(Expr e) {
    Expr result = e;
    for (One p : all) {
      result = result.substitute(p.place, Expr.ZERO);
    }
    return result;
  }

  /** Whether the pulse's argument can vanish. */
  boolean atZero(One pulse) {
    boolean never = pulse.argument instanceof Num || pulse.argument instanceof Symbol s && !unknowns.real().getOrDefault(s.name(), Range.REAL).contains(0);
    return !never;
  }

  /** What multiplies the pulse, where its argument is zero if that is plain and the pulse has no derivative. */
  Expr factor(Expr e, One pulse) {
    Expr factor = without(e.derivative(pulse.place));
    Optional<Symbol> name = pulse.order == 0 ? linear(pulse.argument) : Optional.empty();
    return name.map(s -> factor.substitute(s.name(), Expr.neg(Expr.div(pulse.argument.substitute(s.name(), Expr.ZERO), pulse.argument.derivative(s.name()))))).orElse(factor);
  }

  /** A name in which the argument is linear with a number as slope. */
  private static Optional<Symbol> linear(Expr argument) {
    return argument.freeSymbols().stream().filter(n -> argument.derivative(n) instanceof Num slope && !slope.isZero()).findFirst().map(Symbol::new);
  }
}

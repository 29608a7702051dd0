package org.saddlepoint.expr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Multiplies out products and positive powers of sums. Negative powers of sums are kept whole, with their bases expanded. */
final class Expansion {
  private final Map<Expr, Symbol> held = new HashMap<>();
  private final Map<String, Expr> values = new HashMap<>();

  Expr of(Expr e) {
    if (e.children().isEmpty()) {
      return e;
    }
    Expr open = open(e);
    FormReader reader = new FormReader(List.of(open), false);
    Fraction fraction = reader.read(open);
    Expr divisor = reader.generators().expression(new Fraction(Polynomial.ONE, fraction.denominator()));
    List<Expr> terms = new ArrayList<>();
    fraction.numerator().terms().forEach((monomial, c) -> terms.add(Expr.mul(Expr.num(c), reader.generators().expression(monomial), divisor)));
    return Substitution.of(values).in(Expr.add(terms));
  }

  /** The expression with expanded arguments of functions and a symbol for the reciprocal of every sum. */
  private Expr open(Expr e) {
    if (e.children().isEmpty()) {
      return e;
    }
    if (e instanceof Sum || e instanceof Product) {
      return e.withChildren(e.children().stream().map(this::open).toList());
    }
    if (e instanceof Power p && p.exponent() instanceof Num n && n.value().isInteger()) {
      boolean below = n.value().signum() < 0 && p.base() instanceof Sum;
      return Expr.pow(below ? reciprocal(new Expansion().of(p.base())) : open(p.base()), Expr.num(below ? n.value().negate() : n.value()));
    }
    return e.withChildren(e.children().stream().map(c -> new Expansion().of(c)).toList());
  }

  private Expr reciprocal(Expr base) {
    Symbol symbol = held.computeIfAbsent(base, b -> new Symbol("\u2119" + held.size()));
    values.put(symbol.name(), Expr.pow(base, -1));
    return symbol;
  }
}

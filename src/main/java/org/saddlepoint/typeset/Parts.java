package org.saddlepoint.typeset;

import java.util.List;
import java.util.function.UnaryOperator;

/** The formulas directly inside a formula, replaced one by one. */
final class Parts {
  private Parts() {}

  /** The formula with every part that it is made of replaced; what has no parts stays. */
  static Formula map(Formula f, UnaryOperator<Formula> by) {
    if (f instanceof Formula.Row r) {
      return Formula.row(map(r.items(), by));
    } else if (f instanceof Formula.Fraction q) {
      return new Formula.Fraction(by.apply(q.numerator()), by.apply(q.denominator()));
    } else if (f instanceof Formula.Script s) {
      return new Formula.Script(by.apply(s.base()), by.apply(s.lower()), by.apply(s.upper()));
    } else if (f instanceof Formula.Primed p) {
      return new Formula.Primed(by.apply(p.base()), p.count());
    } else if (f instanceof Formula.Radical r) {
      return new Formula.Radical(by.apply(r.degree()), by.apply(r.body()));
    } else if (f instanceof Formula.Fenced e) {
      return new Formula.Fenced(e.fence(), by.apply(e.body()));
    } else if (f instanceof Formula.Call c) {
      return new Formula.Call(by.apply(c.head()), new Formula.Fenced(c.arguments().fence(), by.apply(c.arguments().body())));
    } else if (f instanceof Formula.Prefixed p) {
      return new Formula.Prefixed(by.apply(p.prefix()), by.apply(p.body()));
    } else if (f instanceof Formula.BigOperator b) {
      return new Formula.BigOperator(b.operator(), by.apply(b.lower()), by.apply(b.upper()));
    } else if (f instanceof Formula.Accent a) {
      return new Formula.Accent(a.mark(), by.apply(a.body()));
    } else if (f instanceof Formula.Underbrace u) {
      return new Formula.Underbrace(by.apply(u.body()), by.apply(u.note()));
    } else if (f instanceof Formula.Cases c) {
      return new Formula.Cases(c.cases().stream().map(one -> new Formula.Case(by.apply(one.value()), by.apply(one.condition()))).toList());
    } else if (f instanceof Formula.Matrix m) {
      return new Formula.Matrix(m.rows().stream().map(row -> map(row, by)).toList());
    } else if (f instanceof Formula.Lines l) {
      return new Formula.Lines(l.lines().stream().map(line -> new Formula.Line(by.apply(line.left()), by.apply(line.right()))).toList());
    }
    return f;
  }

  private static List<Formula> map(List<Formula> formulas, UnaryOperator<Formula> by) {
    return formulas.stream().map(by).toList();
  }
}

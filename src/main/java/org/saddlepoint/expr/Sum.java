package org.saddlepoint.expr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A flat sum of at least two terms, like terms collected, sorted, at most one number among them. */
public final class Sum implements Expr {
  private final List<Expr> terms;
  private final int hash;

  private Sum(List<Expr> terms) {
    this.terms = terms;
    this.hash = 31 * terms.hashCode() + 1;
  }

  /** The canonical sum of any expressions: zero for none, the term itself for one. */
  public static Expr of(List<? extends Expr> summands) {
    Map<Expr, Rational> coefficients = new LinkedHashMap<>();
    for (Expr summand : summands) {
      if (summand instanceof Sum inner) {
        inner.terms.forEach(t -> collect(t, coefficients));
      } else {
        collect(summand, coefficients);
      }
    }
    List<Expr> terms = new ArrayList<>(coefficients.size());
    coefficients.forEach((rest, coefficient) -> {
      if (!coefficient.isZero()) {
        terms.add(Product.scaled(coefficient, rest));
      }
    });
    if (terms.isEmpty()) {
      return Expr.ZERO;
    }
    if (terms.size() == 1) {
      return terms.get(0);
    }
    terms.sort(ExprOrder::compare);
    return new Sum(List.copyOf(terms));
  }

  private static void collect(Expr term, Map<Expr, Rational> coefficients) {
    if (term instanceof Num n) {
      coefficients.merge(Expr.ONE, n.value(), Rational::plus);
    } else if (term instanceof Product p) {
      coefficients.merge(p.withoutCoefficient(), p.coefficient(), Rational::plus);
    } else {
      coefficients.merge(term, Rational.ONE, Rational::plus);
    }
  }

  public List<Expr> terms() {
    return terms;
  }

  @Override
  public List<Expr> children() {
    return terms;
  }

  @Override
  public Expr withChildren(List<Expr> children) {
    return of(children);
  }

  @Override
  public boolean equals(Object object) {
    return this == object || object instanceof Sum other && hash == other.hash && terms.equals(other.terms);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return Printer.print(this);
  }
}

package org.saddlepoint.expr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A flat product of at least two factors: an optional rational coefficient other than 1 first, then sorted powers of distinct bases. */
public final class Product implements Expr {
  private final List<Expr> factors;
  private final int hash;

  private Product(List<Expr> factors) {
    this.factors = factors;
    this.hash = 31 * factors.hashCode() + 2;
  }

  /** The canonical product of any expressions: one for none, the factor itself for one. */
  public static Expr of(List<? extends Expr> multiplicands) {
    Collector collector = new Collector();
    multiplicands.forEach(collector::take);
    return collector.result();
  }

  /** coefficient · rest without recollecting, for {@code rest} free of a coefficient. */
  static Expr scaled(Rational coefficient, Expr rest) {
    if (coefficient.isZero()) {
      return Expr.ZERO;
    }
    if (rest.isOne()) {
      return new Num(coefficient);
    }
    if (coefficient.isOne()) {
      return rest;
    }
    if (rest instanceof Sum s) {
      return of(List.of(new Num(coefficient), s));
    }
    List<Expr> factors = new ArrayList<>();
    factors.add(new Num(coefficient));
    if (rest instanceof Product p) {
      factors.addAll(p.factors);
    } else {
      factors.add(rest);
    }
    return new Product(List.copyOf(factors));
  }

  /** The rational coefficient, 1 if none is written. */
  public Rational coefficient() {
    return factors.get(0) instanceof Num n ? n.value() : Rational.ONE;
  }

  /** The product without its rational coefficient. */
  public Expr withoutCoefficient() {
    if (!(factors.get(0) instanceof Num)) {
      return this;
    }
    return factors.size() == 2 ? factors.get(1) : new Product(factors.subList(1, factors.size()));
  }

  public List<Expr> factors() {
    return factors;
  }

  @Override
  public List<Expr> children() {
    return factors;
  }

  @Override
  public Expr withChildren(List<Expr> children) {
    return of(children);
  }

  @Override
  public boolean equals(Object object) {
    return this == object || object instanceof Product other && hash == other.hash && factors.equals(other.factors);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return Printer.print(this);
  }

  /** Gathers factors by base; powers that evaluate to numbers or products are gathered again. */
  private static final class Collector {
    private Rational coefficient = Rational.ONE;
    private final Map<Expr, Expr> exponents = new LinkedHashMap<>();
    private final List<Expr> exponentials = new ArrayList<>();

    void take(Expr factor) {
      if (factor instanceof Num n) {
        coefficient = coefficient.times(n.value());
      } else if (factor instanceof Product p) {
        p.factors.forEach(this::take);
      } else if (factor instanceof Power p) {
        exponents.merge(p.base(), p.exponent(), Expr::add);
      } else if (factor instanceof Apply a && a.isBuiltin(Builtin.EXP)) {
        exponentials.add(a.arguments().get(0));
      } else {
        exponents.merge(factor, Expr.ONE, Expr::add);
      }
    }

    Expr result() {
      if (coefficient.isZero()) {
        return Expr.ZERO;
      }
      List<Expr> factors = new ArrayList<>();
      boolean again = false;
      for (Map.Entry<Expr, Expr> entry : exponents.entrySet()) {
        Expr power = entry.getValue().isOne() ? entry.getKey() : Power.of(entry.getKey(), entry.getValue());
        again |= power instanceof Num || power instanceof Product || power instanceof Power p && !p.base().equals(entry.getKey());
        if (!power.isOne()) {
          factors.add(power);
        }
      }
      if (!exponentials.isEmpty()) {
        Expr exponential = Apply.of(Builtin.EXP.spelling(), List.of(Expr.add(exponentials)));
        again |= exponential instanceof Num && !exponential.isOne();
        if (!exponential.isOne()) {
          factors.add(exponential);
        }
      }
      if (again) {
        factors.add(new Num(coefficient));
        return Product.of(factors);
      }
      return assemble(factors);
    }

    private Expr assemble(List<Expr> factors) {
      if (factors.isEmpty()) {
        return new Num(coefficient);
      }
      if (factors.size() == 1) {
        Expr only = factors.get(0);
        if (coefficient.isOne()) {
          return only;
        }
        if (only instanceof Sum s) {
          Num scale = new Num(coefficient);
          return Sum.of(s.terms().stream().map(t -> Product.of(List.of(scale, t))).toList());
        }
      }
      factors.sort(ExprOrder::compare);
      if (!coefficient.isOne()) {
        factors.add(0, new Num(coefficient));
      }
      return new Product(List.copyOf(factors));
    }
  }
}

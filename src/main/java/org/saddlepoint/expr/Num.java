package org.saddlepoint.expr;

import java.util.List;

/** An exact rational number. */
public record Num(Rational value) implements Expr {
  @Override
  public List<Expr> children() {
    return List.of();
  }

  @Override
  public Expr withChildren(List<Expr> children) {
    return this;
  }

  @Override
  public String toString() {
    return Printer.print(this);
  }
}

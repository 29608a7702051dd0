package org.saddlepoint.expr;

import java.util.List;

/** A named number: pi = 3.14159…, the imaginary unit I, and infinity (only as a bound of a limit or integral). */
public record Constant(String spelling) implements Expr {
  public static final Constant PI = new Constant("pi");
  public static final Constant I = new Constant("I");
  public static final Constant INFINITY = new Constant("infinity");

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
    return spelling;
  }
}

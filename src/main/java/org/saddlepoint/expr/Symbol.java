package org.saddlepoint.expr;

import java.util.List;

/** A named quantity: a parameter, a field ({@code x}), its derivative ({@code x'}), a response field ({@code x~}), an argument. */
public record Symbol(String name) implements Expr {
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
    return name;
  }
}

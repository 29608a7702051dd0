package org.saddlepoint.export;

import java.util.List;
import org.saddlepoint.expr.Expr;

/** A named formula: a function of its arguments, or a number without any. */
public record Definition(String name, List<String> arguments, Expr value, String remark) implements Item {
  public Definition {
    arguments = List.copyOf(arguments);
  }

  @Override
  public List<Expr> formulas() {
    return List.of(value);
  }
}

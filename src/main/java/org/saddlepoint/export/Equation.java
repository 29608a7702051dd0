package org.saddlepoint.export;

import java.util.List;
import org.saddlepoint.expr.Expr;

/**
 * left = right for unknown functions: an equation where the language has equations, else a function of the unknown functions and
 * of its variables that returns left − right.
 */
public record Equation(String name, List<String> variables, Expr left, Expr right, String remark) implements Item {
  public Equation {
    variables = List.copyOf(variables);
  }

  @Override
  public List<Expr> formulas() {
    return List.of(left, right);
  }
}

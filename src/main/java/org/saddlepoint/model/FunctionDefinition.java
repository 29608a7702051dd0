package org.saddlepoint.model;

import java.util.List;
import java.util.Optional;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Substitution;

/** A function of the model by its formula: {@code phi(x, theta) = …}. The formula may use parameters and other functions. */
public record FunctionDefinition(String name, List<String> arguments, Expr body) {
  public FunctionDefinition {
    arguments = List.copyOf(arguments);
  }

  /** Replaces model functions (and their derivatives) by formulas until none is left; definitions are not circular. */
  public static Expr expand(Expr expr, List<FunctionDefinition> definitions) {
    return expr.rewrite(node -> node instanceof Apply a ? definition(a, definitions).map(d -> expand(d.at(a), definitions)).orElse(node) : node);
  }

  private static Optional<FunctionDefinition> definition(Apply a, List<FunctionDefinition> definitions) {
    return definitions.stream().filter(d -> d.name.equals(a.function())).findFirst();
  }

  /** The formula, differentiated as the application asks, at its arguments. */
  public Expr at(Apply application) {
    Expr formula = body;
    for (int k = 0; k < arguments.size(); k++) {
      for (int order = 0; order < application.orders().get(k); order++) {
        formula = formula.derivative(arguments.get(k));
      }
    }
    java.util.Map<String, Expr> values = new java.util.LinkedHashMap<>();
    for (int k = 0; k < arguments.size(); k++) {
      values.put(arguments.get(k), application.arguments().get(k));
    }
    return Substitution.of(values).in(formula);
  }
}

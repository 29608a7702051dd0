package org.saddlepoint.solve;

import java.util.HashMap;
import java.util.Map;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Substitution;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Parameter;

/** The parameter values and functions of a network, to turn its formulas into numbers. */
public final class ModelNumbers {
  private final Network network;
  private final Substitution parameters;

  public ModelNumbers(Network network) {
    this.network = network;
    Map<String, Expr> values = new HashMap<>();
    for (Parameter p : network.parameters()) {
      values.put(p.name(), Expr.num(p.value()));
    }
    this.parameters = Substitution.of(values);
  }

  /** The formula with model functions written out and parameters replaced by their exact values. */
  public Expr inNumbers(Expr formula) {
    return parameters.in(network.expandFunctions(formula));
  }

  /** The value of a formula of parameters alone. */
  public double value(Expr formula) {
    return Evaluation.real(inNumbers(formula));
  }

  /** The value of a formula of parameters and the given symbols. */
  public double value(Expr formula, Map<String, Double> symbols) {
    return Evaluation.real(inNumbers(formula), symbols);
  }
}

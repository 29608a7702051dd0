package org.saddlepoint.model;

import java.util.List;
import java.util.Map;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.ExpressionLimitException;
import org.saddlepoint.expr.Substitution;

/** Formulas at the values of the parameters. */
record Values(List<Parameter> parameters, FunctionTable functions) {
  Values {
    parameters = List.copyOf(parameters);
  }

  /** The formula with functions written out and parameters replaced by their exact values; ArithmeticException for a division by 0 or a number too large. */
  Expr in(Expr e) {
    Map<String, Expr> values = new java.util.LinkedHashMap<>();
    parameters.forEach(p -> values.put(p.name(), Expr.num(p.value())));
    try {
      return Substitution.of(values).in(functions.expand(e));
    } catch (ExpressionLimitException tooLarge) {
      throw new ArithmeticException("this makes " + tooLarge.getMessage());
    }
  }

  /** Whether the formula divides by nothing that is zero at the values of the parameters. */
  boolean defined(Expr e) {
    try {
      in(e);
      return true;
    } catch (ArithmeticException undefined) {
      return false;
    }
  }

  /** The number that a formula in parameters is; NaN if it is not real. */
  double of(Expr e) {
    return at(e, Map.of());
  }

  /** The number that a formula is at these values of its other symbols; NaN if it is not real or has no value. */
  double at(Expr e, Map<String, Double> others) {
    try {
      return Evaluation.real(in(e), others);
    } catch (ArithmeticException | IllegalArgumentException undefined) {
      return Double.NaN;
    }
  }

  /** A number as messages print it. */
  static String shown(double value) {
    if (Double.isNaN(value)) {
      return "not a real number";
    }
    String text = String.format(java.util.Locale.ROOT, "%.6g", value);
    return text.contains("e") || !text.contains(".") ? text : text.replaceAll("0+$", "").replaceAll("\\.$", "");
  }
}

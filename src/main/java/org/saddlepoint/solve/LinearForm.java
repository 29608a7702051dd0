package org.saddlepoint.solve;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saddlepoint.expr.Expr;

/**
 * Σ_k c_k·s_k + constant over field symbols s_k ({@code x}, {@code x'}), with coefficients that contain parameters and site
 * parameters only. Coefficients that are the number zero are not kept.
 */
record LinearForm(Map<String, Expr> coefficients, Expr constant) {

  /** The linear form of an expression; empty if it is not linear in these field symbols. */
  static Optional<LinearForm> of(Expr expr, Set<String> fieldSymbols) {
    Map<String, Expr> coefficients = new LinkedHashMap<>();
    Expr constant = expr;
    for (String symbol : expr.freeSymbols()) {
      if (!fieldSymbols.contains(symbol)) {
        continue;
      }
      Expr coefficient = expr.derivative(symbol);
      if (containsAny(coefficient, fieldSymbols)) {
        return Optional.empty();
      }
      if (!coefficient.isZero()) {
        coefficients.put(symbol, coefficient);
      }
      constant = constant.substitute(symbol, Expr.ZERO);
    }
    return Optional.of(new LinearForm(coefficients, constant));
  }

  static LinearForm of(String symbol) {
    return new LinearForm(Map.of(symbol, Expr.ONE), Expr.ZERO);
  }

  static boolean containsAny(Expr expr, Set<String> symbols) {
    return expr.freeSymbols().stream().anyMatch(symbols::contains);
  }

  boolean isConstant() {
    return coefficients.isEmpty();
  }
}

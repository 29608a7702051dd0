package org.saddlepoint.solve;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Builtin;
import org.saddlepoint.expr.Conditional;
import org.saddlepoint.expr.Expr;

/**
 * Σ_k c_k·s_k + constant over field symbols s_k ({@code x}, {@code x'}), with coefficients that contain parameters and site
 * parameters only. Coefficients that are the number zero are not kept.
 */
public record LinearForm(Map<String, Expr> coefficients, Expr constant) {

  /** The linear form of an expression; empty if it is not linear in these field symbols. */
  public static Optional<LinearForm> of(Expr expr, Set<String> fieldSymbols) {
    if (isBroken(expr, fieldSymbols)) {
      return Optional.empty();
    }
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

  /** Whether the formula is piecewise in these symbols, so that its derivative does not tell all of it. */
  static boolean isBroken(Expr expr, Set<String> symbols) {
    boolean switches = expr instanceof Conditional || expr instanceof Apply a && (a.isBuiltin(Builtin.SIGN) || a.isBuiltin(Builtin.ABS));
    return switches && containsAny(expr, symbols) || expr.children().stream().anyMatch(c -> isBroken(c, symbols));
  }
}

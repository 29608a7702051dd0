package org.saddlepoint.action;

import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Symbol;
import org.saddlepoint.model.Field;

/**
 * The deterministic local part of a field's equation, inputs and noises taken out: d^n x/dt^n = drift, x[t+1] = drift,
 * x = drift or 0 = drift by {@link Field.Kind}.
 */
public record LocalDynamics(String field, String species, Field.Kind kind, int order, Expr drift) {
  /** The left-hand side as a symbol: x'' for order two, x+ for the next step, x itself, or zero. */
  public Expr leftHandSide() {
    return switch (kind) {
      case DIFFERENTIAL -> new Symbol(field + "'".repeat(order));
      case DISCRETE -> new Symbol(field + "+");
      case ALGEBRAIC -> new Symbol(field);
      case IMPLICIT -> Expr.ZERO;
    };
  }

  /** −x~(left − drift), the local term of the action. */
  public Expr actionDensity() {
    return Expr.neg(Expr.mul(Response.of(field), Expr.sub(leftHandSide(), drift)));
  }
}

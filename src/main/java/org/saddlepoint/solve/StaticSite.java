package org.saddlepoint.solve;

import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.saddlepoint.expr.Expr;

/**
 * The static problem x = Jφ(x) + ξ at one site in numbers: N·Var(J) = {@code coupling} (= g²), Var(ξ) = {@code noise} (= σ²), the
 * formula of the odd φ, and how formulas of the field become functions. {@code smooth} is false where φ has a kink or an
 * infinite slope at zero, to which the quadrature then crowds its points.
 */
public record StaticSite(double coupling, double noise, Expr phi, Function<Expr, DoubleUnaryOperator> compiler, boolean smooth) {
  DoubleUnaryOperator compiled(Expr function) {
    return compiler.apply(function);
  }
}

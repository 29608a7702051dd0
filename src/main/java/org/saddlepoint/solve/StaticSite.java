package org.saddlepoint.solve;

import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.saddlepoint.expr.Expr;

/**
 * The static problem x = Jφ(x) + ξ at one site in numbers: N·Var(J) = {@code coupling} (= g²), Var(ξ) = {@code noise} (= σ²), the
 * formula of the odd φ, how formulas of the field become functions, and where φ is not smooth, to which the quadrature crowds
 * its points.
 */
public record StaticSite(double coupling, double noise, Expr phi, Function<Expr, DoubleUnaryOperator> compiler, double[] breaks) {
  DoubleUnaryOperator compiled(Expr function) {
    return compiler.apply(function);
  }
}

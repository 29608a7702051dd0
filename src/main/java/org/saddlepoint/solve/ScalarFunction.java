package org.saddlepoint.solve;

import java.util.function.DoubleUnaryOperator;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.lower.Lowered;

/**
 * A compiled function of one variable, factor·core(u), with its slope factor·slope(u) and the points where it is not smooth. The
 * factor stands apart so that sites which differ by a factor share everything that is expensive.
 */
record ScalarFunction(double factor, DoubleUnaryOperator core, DoubleUnaryOperator slope, double[] breaks) {

  /** A formula of {@link Readout#U} with numbers for everything else. */
  static ScalarFunction of(Expr formula) {
    return new ScalarFunction(1, compile(formula), compile(formula.derivative(Readout.U)), BreakPoints.of(formula, Readout.U));
  }

  ScalarFunction times(double other) {
    return new ScalarFunction(factor * other, core, slope, breaks);
  }

  double at(double u) {
    return factor * core.applyAsDouble(u);
  }

  double slopeAt(double u) {
    return factor * slope.applyAsDouble(u);
  }

  private static DoubleUnaryOperator compile(Expr formula) {
    return Lowered.unary(formula, Readout.U);
  }
}

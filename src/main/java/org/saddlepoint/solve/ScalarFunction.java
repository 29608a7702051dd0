package org.saddlepoint.solve;

import java.util.function.DoubleUnaryOperator;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;

/**
 * A compiled function of one variable with the points where it is not smooth. The factor stands apart so that sites which differ
 * by a factor share everything that is expensive.
 */
record ScalarFunction(double factor, DoubleUnaryOperator core, double[] breaks) {
  static final ScalarFunction IDENTITY = new ScalarFunction(1, u -> u, new double[0]);

  /** The function of {@link Readout#U} that a formula with numbers for everything else spells. */
  static DoubleUnaryOperator compile(Expr formula) {
    return u -> Evaluation.real(formula, Readout.U, u);
  }
}

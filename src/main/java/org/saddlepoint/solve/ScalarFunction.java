package org.saddlepoint.solve;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.lower.Lowered;

/**
 * A compiled function of one variable, factor·core(u), with its slope factor·slope(u) and the points where it is not smooth and among them those where it jumps or its slope diverges. The
 * factor stands apart so that sites which differ by a factor share everything that is expensive.
 */
record ScalarFunction(double factor, DoubleUnaryOperator core, DoubleUnaryOperator slope, double[] breaks, List<SteepPoint> steep) {

  /** A formula of {@link Readout#U} with numbers for everything else. */
  static ScalarFunction of(Expr formula) {
    DoubleUnaryOperator core = compile(formula);
    DoubleUnaryOperator slope = compile(formula.derivative(Readout.U));
    double[] breaks = BreakPoints.of(formula, Readout.U);
    return new ScalarFunction(1, core, slope, breaks, Arrays.stream(breaks).mapToObj(b -> SteepPoint.of(core, slope, b)).filter(SteepPoint::isSteep).toList());
  }

  ScalarFunction times(double other) {
    return new ScalarFunction(factor * other, core, slope, breaks, steep);
  }

  double at(double u) {
    return factor * core.applyAsDouble(u);
  }

  double slopeAt(double u) {
    return factor * slope.applyAsDouble(u);
  }

  /** The slope of the core just left (side −1) or right (side 1) of a point; infinite where the core jumps there. */
  double beside(double u, int side) {
    if (Arrays.stream(breaks).noneMatch(b -> b == u)) {
      return slope.applyAsDouble(u);
    }
    if (steep.stream().anyMatch(p -> p.at() == u)) {
      return Double.POSITIVE_INFINITY;
    }
    return slope.applyAsDouble(u + side * (u == 0 ? 1e-100 : 4 * Math.ulp(u)));
  }

  private static DoubleUnaryOperator compile(Expr formula) {
    return Lowered.unary(formula, Readout.U);
  }
}

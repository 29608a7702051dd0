package org.saddlepoint.solve;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.lower.CompiledFunction;
import org.saddlepoint.lower.Lowered;
import org.saddlepoint.numeric.ArrayFunction;

/**
 * A compiled function of one variable, factor·core(u), with its slope factor·slope(u) and the points where it is not smooth and among them those where it jumps or its slope diverges. The
 * factor stands apart so that sites which differ by a factor share everything that is expensive.
 */
record ScalarFunction(double factor, DoubleUnaryOperator core, DoubleUnaryOperator slope, double[] breaks, List<SteepPoint> steep) {
  private static final double NEAR_ZERO = 1e-100;
  private static final double NEARER = 1e-200;

  /** Functions that differ by the values of site parameters: one compiled formula for all of them. */
  record Family(Expr formula, List<String> parameters, Lowered core, Lowered slope) {
    static Family of(Expr formula, List<String> parameters) {
      return new Family(formula, parameters, compile(formula, parameters), compile(formula.derivative(Readout.U), parameters));
    }

    private static Lowered compile(Expr formula, List<String> parameters) {
      return Lowered.of(List.of(formula), List.of(Expr.sym(Readout.U)), parameters.stream().map(Expr::sym).toList());
    }

    ScalarFunction at(Map<String, Double> values) {
      double[] bound = parameters.stream().mapToDouble(values::get).toArray();
      Expr numbers = formula;
      for (String p : parameters) {
        numbers = numbers.substitute(p, Expr.num(Rational.ofDouble(values.get(p))));
      }
      DoubleUnaryOperator f = new Arrayed(core.bind(bound));
      DoubleUnaryOperator derivative = slope.bind(bound);
      double[] breaks = BreakPoints.of(numbers, Readout.U);
      return new ScalarFunction(1, f, derivative, breaks, Arrays.stream(breaks).mapToObj(b -> SteepPoint.of(f, derivative, b)).filter(SteepPoint::isSteep).toList());
    }
  }

  /** A compiled function as averages ask for it: at one place and at many. */
  private static final class Arrayed implements DoubleUnaryOperator, ArrayFunction {
    private final CompiledFunction f;

    Arrayed(CompiledFunction f) {
      this.f = f;
    }

    @Override
    public double applyAsDouble(double x) {
      return f.applyAsDouble(x);
    }

    @Override
    public void apply(double[] in, double[] out, int n) {
      f.apply(in, out, n);
    }
  }

  /** A formula of {@link Readout#U} with numbers for everything else. */
  static ScalarFunction of(Expr formula) {
    return Family.of(formula, List.of()).at(Map.of());
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
    return u == 0 ? besideZero(side) : slope.applyAsDouble(u + side * 4 * Math.ulp(u));
  }

  /** Slopes like a power of |u| are small but not zero wherever they are evaluated. */
  private double besideZero(int side) {
    double near = slope.applyAsDouble(side * NEAR_ZERO);
    double nearer = slope.applyAsDouble(side * NEARER);
    return Math.abs(nearer) < 0.5 * Math.abs(near) ? 0 : near;
  }
}

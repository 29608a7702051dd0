package org.saddlepoint.cas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Symbol;

/** Limits and Taylor coefficients in numbers, by going near. */
final class Approach {
  /** What a limit seen from a distance is good for, relative to 1 + |limit|. */
  static final double TOLERANCE = 1e-3;

  private static final int STEPS = 12;
  /** A value that grows past this on the way in is taken to grow without bound. */
  private static final double HUGE = 1e4;

  private Approach() {}

  /** The limit of f at {@code point}, ±infinity included; NaN where the values do not settle. */
  static double limit(DoubleUnaryOperator f, double point, Side side) {
    if (Double.isInfinite(point)) {
      return settle(k -> f.applyAsDouble(Math.signum(point) * Math.pow(10, k / 2.0)));
    }
    double above = side == Side.BELOW ? Double.NaN : settle(k -> f.applyAsDouble(point + Math.pow(10, -k / 2.0)));
    double below = side == Side.ABOVE ? Double.NaN : settle(k -> f.applyAsDouble(point - Math.pow(10, -k / 2.0)));
    return switch (side) {
      case ABOVE -> above;
      case BELOW -> below;
      case BOTH -> above == below || Math.abs(above - below) <= TOLERANCE * (1 + Math.abs(above)) ? above : Double.NaN;
    };
  }

  /** The value that f(0), f(1), … settles at: where two neighbours are closest, before rounding takes over. */
  private static double settle(DoubleUnaryOperator f) {
    double best = Double.NaN;
    double smallest = Double.POSITIVE_INFINITY;
    double previous = f.applyAsDouble(0);
    for (int k = 1; k <= STEPS; k++) {
      double next = f.applyAsDouble(k);
      if (Double.isInfinite(next) || Math.abs(next) > HUGE && Math.abs(next) > 2 * Math.abs(previous)) {
        return Math.signum(next) * Double.POSITIVE_INFINITY;
      }
      if (Math.abs(next - previous) <= smallest) {
        smallest = Math.abs(next - previous);
        best = next;
      }
      previous = next;
    }
    return smallest <= TOLERANCE * (1 + Math.abs(best)) ? best : Double.NaN;
  }

  /**
   * Requires that f(h) − Σ c_k h^k falls like h^(n+1): by 2^(n+1) for half the step, or to rounding.
   *
   * @throws CasException if it does not
   */
  static void requireTaylor(Expr f, Symbol h, List<Expr> coefficients, SpotCheck check) {
    int n = coefficients.size() - 1;
    List<Expr> terms = new ArrayList<>();
    for (int k = 0; k <= n; k++) {
      terms.add(Expr.mul(coefficients.get(k), Expr.pow(h, k)));
    }
    Expr polynomial = Expr.add(terms);
    Set<String> parameters = new TreeSet<>(f.freeSymbols());
    parameters.addAll(polynomial.freeSymbols());
    parameters.remove(h.name());
    check.requireEqual(point -> order(f, polynomial, h, n, point), parameters, Expr.ONE, TOLERANCE);
  }

  /** 1 where the remainder is of order n + 1, 0 where it is not, NaN where there are no values. */
  private static double order(Expr f, Expr polynomial, Symbol h, int n, Map<String, Double> point) {
    for (double sign : new double[] {1, -1}) {
      double far = remainder(f, polynomial, h, sign * 0.02, point);
      double near = remainder(f, polynomial, h, sign * 0.01, point);
      if (Double.isNaN(far) || Double.isNaN(near)) {
        return Double.NaN;
      }
      boolean rounding = near < 1e-13;
      boolean falls = near <= far / Math.pow(2, n + 0.5);
      if (!rounding && !falls) {
        return 0;
      }
    }
    return 1;
  }

  private static double remainder(Expr f, Expr polynomial, Symbol h, double step, Map<String, Double> point) {
    Map<String, Double> values = new HashMap<>(point);
    values.put(h.name(), step);
    double value = Evaluation.real(f, values);
    return Math.abs(value - Evaluation.real(polynomial, values)) / (1 + Math.abs(value));
  }
}

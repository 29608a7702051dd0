package org.saddlepoint.cas;

import java.util.function.DoubleUnaryOperator;

/**
 * Integrals, to six digits or better, by the double exponential rule (Takahasi and Mori 1974), for checking: finite, half-infinite and
 * infinite ranges, integrable singularities at the ends. Not for oscillations that do not decay.
 */
final class Quadrature {
  private static final double RANGE = 4.5;
  private static final double AGREEMENT = 1e-6;
  private static final int FIRST_LEVEL = 4;
  private static final int LAST_LEVEL = 12;

  private Quadrature() {}

  /** The integral of f from a to b, either of which may be infinite; NaN when refining the rule does not settle. */
  static double integrate(DoubleUnaryOperator f, double a, double b) {
    if (a == b) {
      return 0;
    }
    double previous = sum(f, a, b, 1.0 / (1 << (FIRST_LEVEL - 1)));
    for (int level = FIRST_LEVEL; level <= LAST_LEVEL; level++) {
      double next = sum(f, a, b, 1.0 / (1 << level));
      if (Double.isFinite(next) && Math.abs(next - previous) <= AGREEMENT * (1e-3 + Math.abs(next))) {
        return next;
      }
      previous = next;
    }
    return Double.NaN;
  }

  private static double sum(DoubleUnaryOperator f, double a, double b, double step) {
    double sum = 0;
    int n = (int) Math.round(RANGE / step);
    for (int k = -n; k <= n; k++) {
      double t = k * step;
      double inner = Math.PI / 2 * Math.sinh(t);
      double slope = Math.PI / 2 * Math.cosh(t);
      double term = term(f, a, b, inner, slope);
      // A vanishing weight beats a pole at the end of the range.
      if (Double.isFinite(term)) {
        sum += term;
      } else if (Math.abs(t) < 2) {
        return Double.NaN;
      }
    }
    return sum * step;
  }

  private static double term(DoubleUnaryOperator f, double a, double b, double inner, double slope) {
    if (Double.isInfinite(a) && Double.isInfinite(b)) {
      double x = Math.sinh(inner);
      return weighted(f, x, slope * Math.cosh(inner)) * (a < b ? 1 : -1);
    }
    if (Double.isInfinite(b)) {
      double x = Math.exp(inner);
      return weighted(f, b > 0 ? a + x : a - x, slope * x) * Math.signum(b);
    }
    if (Double.isInfinite(a)) {
      return -term(f, b, a, inner, slope);
    }
    double c = Math.cosh(inner);
    double weight = (b - a) / 2 * slope / (c * c);
    // The distance from the nearer end is what an end singularity sees; it must not be a difference of close numbers.
    double distance = (b - a) / (1 + Math.exp(2 * Math.abs(inner)));
    return weighted(f, inner < 0 ? a + distance : b - distance, weight);
  }

  private static double weighted(DoubleUnaryOperator f, double x, double weight) {
    double value = f.applyAsDouble(x);
    return value == 0 ? 0 : value * weight;
  }
}

package org.saddlepoint.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import org.saddlepoint.numeric.AdaptiveQuadrature;
import org.saddlepoint.numeric.GaussianAverage;

/**
 * ⟨f'(u) h'(u)⟩ of a Gaussian u with mean m and variance v, where slopes may differ on the two sides of a kink, diverge, or hide a jump.
 * At variance zero the limit v → 0: at a kink the mean over its two sides.
 */
final class SlopeAverage {
  private static final double REACH = 12;
  private static final double MOST = 300;
  /** Closer to a break point than this the integrand in t is negligible, and slopes overflow. */
  private static final double NEAREST = 1e-250;

  private SlopeAverage() {}

  static double of(ScalarFunction f, ScalarFunction h, double variance, double mean) {
    if (variance == 0) {
      return 0.5 * (f.beside(mean, -1) * h.beside(mean, -1) + f.beside(mean, 1) * h.beside(mean, 1));
    }
    List<SteepPoint> steep = f.steep().stream().filter(p -> h.steep().stream().anyMatch(q -> q.at() == p.at())).toList();
    if (steep.stream().anyMatch(SteepPoint::isTooSteep)) {
      return Double.POSITIVE_INFINITY;
    }
    DoubleUnaryOperator product = u -> f.slope().applyAsDouble(u) * h.slope().applyAsDouble(u);
    double[] breaks = Expansions.joined(f.breaks(), h.breaks());
    return steep.isEmpty() ? GaussianAverage.of(product, variance, mean, breaks).value() : steep(product, Math.sqrt(variance), mean, breaks, steep);
  }

  /** Panels between the break points, each half in the variable t with u = b ± L t^k, in which the integrand is bounded. */
  private static double steep(DoubleUnaryOperator product, double deviation, double mean, double[] breaks, List<SteepPoint> steep) {
    TreeSet<Double> edges = new TreeSet<>(List.of(mean - REACH * deviation, mean + REACH * deviation));
    Arrays.stream(breaks).filter(b -> Math.abs(b - mean) < REACH * deviation).forEach(edges::add);
    double sum = 0;
    List<Double> ends = new ArrayList<>(edges);
    for (int i = 0; i + 1 < ends.size(); i++) {
      double half = 0.5 * (ends.get(i + 1) - ends.get(i));
      sum += side(product, deviation, mean, ends.get(i), half, steep) + side(product, deviation, mean, ends.get(i + 1), -half, steep);
    }
    return sum;
  }

  private static double side(DoubleUnaryOperator product, double deviation, double mean, double end, double length, List<SteepPoint> steep) {
    double power = steep.stream().filter(p -> p.at() == end).mapToDouble(p -> Math.min(MOST, 3 / (2 * p.exponent() - 1))).max().orElse(1);
    return AdaptiveQuadrature.integrate(t -> {
      double distance = length * Math.pow(t, power);
      double z = (end + distance - mean) / deviation;
      double slopes = product.applyAsDouble(end + distance);
      double weight = power * Math.abs(length) * Math.pow(t, power - 1) * Math.exp(-0.5 * z * z) / (deviation * Math.sqrt(2 * Math.PI));
      return Math.abs(distance) < NEAREST ? 0 : slopes * weight;
    }, 0, 1, 1e-13).value();
  }
}

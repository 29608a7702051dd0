package org.saddlepoint.solve;

import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * Averages over Gaussians of mean zero as functions of the variance, tabulated at Chebyshev nodes in log v on panels of one factor of
 * two: what a scan over parameters asks for thousands of times. Good to about 1e-10 of the largest value on a panel. Not for several
 * threads at once.
 */
final class AverageTables {
  private static final int NODES = 14;
  private static final double PANEL = Math.log(2);

  private final Map<Key, Map<Integer, double[]>> tables = new HashMap<>();

  /** What is averaged. */
  enum Kind {
    MEAN,
    GAIN,
    PRODUCT,
    SLOPES
  }

  private record Key(Kind kind, DoubleUnaryOperator left, DoubleUnaryOperator right) {}

  /** The average at a variance, from a table of {@code exact} that is filled where it is asked for. */
  double at(Kind kind, ScalarFunction f, ScalarFunction h, double variance, DoubleUnaryOperator exact) {
    double position = Math.log(variance) / PANEL;
    int panel = (int) Math.floor(position);
    double[] values = tables.computeIfAbsent(new Key(kind, f.core(), h.core()), k -> new HashMap<>()).computeIfAbsent(panel, p -> {
      double[] made = new double[NODES];
      for (int m = 0; m < NODES; m++) {
        made[m] = exact.applyAsDouble(Math.exp(PANEL * (p + 0.5 * (1 + node(m)))));
      }
      return made;
    });
    if (Double.isInfinite(values[0])) {
      return values[0];
    }
    double u = 2 * (position - panel) - 1;
    double above = 0;
    double below = 0;
    for (int m = 0; m < NODES; m++) {
      double distance = u - node(m);
      if (distance == 0) {
        return values[m];
      }
      // Barycentric weights of Chebyshev nodes of the first kind.
      double weight = (m % 2 == 0 ? 1 : -1) * Math.sin(Math.PI * (m + 0.5) / NODES) / distance;
      above += weight * values[m];
      below += weight;
    }
    return above / below;
  }

  private static double node(int m) {
    return Math.cos(Math.PI * (m + 0.5) / NODES);
  }
}

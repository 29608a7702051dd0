package org.saddlepoint.solve;

import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.saddlepoint.numeric.HermiteExpansion;

/** The {@link CovarianceTable}s of the functions of one system, made when they are asked for. Not for several threads at once. */
final class CovarianceTables {
  private final Map<Key, CovarianceTable> tables = new HashMap<>();
  /** Of the wanted accuracy, what averages may miss. */
  static final double SHARE = 1e-3;
  private final double accuracy;

  /** @param accuracy relative error that is small enough; 0 for what rounding allows */
  CovarianceTables(double accuracy) {
    this.accuracy = accuracy;
  }

  double accuracy() {
    return accuracy;
  }

  private record Key(DoubleUnaryOperator left, DoubleUnaryOperator right, double tolerance) {}

  /** @param wanted what may be missing of the mean squares, relative */
  CovarianceTable of(ScalarFunction f, ScalarFunction h, double wanted) {
    double tolerance = Math.max(wanted, SHARE * accuracy);
    return tables.computeIfAbsent(
        new Key(f.core(), h.core(), tolerance),
        k ->
            new CovarianceTable(SHARE * accuracy, tolerance,
                v -> {
                  HermiteExpansion left = HermiteExpansion.of(f.core(), v, 0, f.breaks(), tolerance);
                  return f.core() == h.core() ? left.covariance() : left.covariance(HermiteExpansion.of(h.core(), v, 0, h.breaks(), tolerance));
                }));
  }
}

package org.saddlepoint.solve;

import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.saddlepoint.numeric.HermiteExpansion;

/** The {@link CovarianceTable}s of the functions of one system, made when they are asked for. Not for several threads at once. */
final class CovarianceTables {
  private final Map<Key, CovarianceTable> tables = new HashMap<>();

  private record Key(DoubleUnaryOperator left, DoubleUnaryOperator right, double tolerance) {}

  /** @param tolerance what may be missing of the mean squares, relative */
  CovarianceTable of(ScalarFunction f, ScalarFunction h, double tolerance) {
    return tables.computeIfAbsent(
        new Key(f.core(), h.core(), tolerance),
        k ->
            new CovarianceTable(
                v -> {
                  HermiteExpansion left = HermiteExpansion.of(f.core(), v, 0, f.breaks(), tolerance);
                  return f.core() == h.core() ? left.covariance() : left.covariance(HermiteExpansion.of(h.core(), v, 0, h.breaks(), tolerance));
                }));
  }
}

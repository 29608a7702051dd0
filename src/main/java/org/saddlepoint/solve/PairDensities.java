package org.saddlepoint.solve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saddlepoint.model.Curve;
import org.saddlepoint.model.Measured;
import org.saddlepoint.model.Quantity;

/**
 * The density of √N C_ij over pairs of different sites of one network at rest, where it was asked for by name ({@code density_C_h}): for
 * large N the covariances of sites that are all alike are Gaussian with the variance {@code NVar_C_h} (arXiv:2510.21742). Where sites
 * differ it would be a mixture, which is not reported.
 */
final class PairDensities {
  private static final String NAME = "density_C_";
  private static final int POINTS = 81;
  private static final double REACH = 4;
  /** Spread of the diagonal relative to the mean square of the rest, below which sites are alike. */
  private static final double ALIKE = 1e-9;

  private PairDensities() {}

  /** What has to be known for the densities that were asked for. */
  static List<String> needed(SolveOptions options, List<Measured> measured) {
    List<String> names = new ArrayList<>();
    for (Measured m : measured) {
      if (options.quantities().contains(NAME + m.name())) {
        names.addAll(List.of("NVar_C_" + m.name(), "Var_diag_C_" + m.name()));
      }
    }
    return names;
  }

  /** The densities that were asked for and exist, by name. */
  static Map<String, Curve> of(SolveOptions options, List<Measured> measured, Map<String, Quantity> quantities) {
    Map<String, Curve> found = new LinkedHashMap<>();
    for (Measured m : measured) {
      if (options.quantities().contains(NAME + m.name())) {
        Quantity spread = quantities.getOrDefault("Var_diag_C_" + m.name(), Quantity.NONE);
        gaussian(quantities.getOrDefault("NVar_C_" + m.name(), Quantity.NONE), spread.value().orElse(Double.NaN)).ifPresent(d -> found.put(NAME + m.name(), d));
      }
    }
    return found;
  }

  private static Optional<Curve> gaussian(Quantity variance, double spread) {
    double v = variance.value().orElse(Double.NaN);
    if (!(v > 0) || !(Math.abs(spread) <= ALIKE * v)) {
      return Optional.empty();
    }
    double[] at = new double[POINTS];
    double[] value = new double[POINTS];
    double[] error = new double[POINTS];
    for (int k = 0; k < POINTS; k++) {
      at[k] = REACH * Math.sqrt(v) * k / (POINTS - 1);
      value[k] = Math.exp(-at[k] * at[k] / (2 * v)) / Math.sqrt(2 * Math.PI * v);
      error[k] = value[k] * 0.5 * Math.abs(at[k] * at[k] / v - 1) * variance.error().orElse(0) / v;
    }
    return Optional.of(new Curve("c", at, value, error));
  }
}

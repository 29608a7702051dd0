package org.saddlepoint.validate;

import java.util.List;
import java.util.Optional;
import org.saddlepoint.model.Result;

/**
 * What a standard error is compared with. For most quantities that is the quantity itself; a mean, a static part or a mean slope may
 * vanish, and is then measured by how much the observable varies.
 */
final class NaturalSize {
  /** A mean slope below this share of the function is zero by symmetry. */
  private static final double VANISHING = 1e-9;

  private NaturalSize() {}

  static double of(String quantity, Result theory) {
    double value = Math.abs(theory.quantity(quantity).value().orElse(0));
    double total = reference(quantity).map(r -> Math.abs(theory.quantity(r).value().orElse(0))).orElse(0.0);
    if (quantity.startsWith("mean_")) {
      return Math.max(value, Math.sqrt(total));
    }
    if (quantity.startsWith("gain_")) {
      return value > VANISHING * Math.sqrt(total) ? value : Math.sqrt(total);
    }
    return Math.max(value, total);
  }

  /** The name of the variance that the error of a quantity is measured by; empty where that is the quantity itself. */
  static Optional<String> reference(String quantity) {
    for (String prefix : List.of("mean_", "static_", "var_", "gain_")) {
      if (quantity.startsWith(prefix)) {
        return Optional.of("C_" + quantity.substring(prefix.length()) + "(0)");
      }
    }
    return quantity.startsWith("C_") && quantity.endsWith("(inf)") ? Optional.of(quantity.substring(0, quantity.length() - "(inf)".length()) + "(0)") : Optional.empty();
  }
}

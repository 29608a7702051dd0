package org.saddlepoint.validate;

import org.saddlepoint.model.Result;

/**
 * What a standard error is compared with. For most quantities that is the quantity itself; a mean or a static part may vanish, and is
 * then measured by how much the observable varies.
 */
final class NaturalSize {
  private NaturalSize() {}

  static double of(String quantity, Result theory) {
    double value = Math.abs(theory.quantity(quantity).value().orElse(0));
    if (quantity.startsWith("mean_")) {
      return Math.max(value, Math.sqrt(total(quantity.substring("mean_".length()), theory)));
    }
    if (quantity.startsWith("static_")) {
      return Math.max(value, total(quantity.substring("static_".length()), theory));
    }
    if (quantity.startsWith("var_")) {
      return Math.max(value, total(quantity.substring("var_".length()), theory));
    }
    if (quantity.startsWith("C_") && quantity.endsWith("(inf)")) {
      return Math.max(value, total(quantity.substring("C_".length(), quantity.length() - "(inf)".length()), theory));
    }
    return value;
  }

  private static double total(String observable, Result theory) {
    return Math.abs(theory.quantity("C_" + observable + "(0)").value().orElse(0));
  }
}

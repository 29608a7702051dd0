package org.saddlepoint.report.activation;

import java.nio.file.Path;
import java.util.List;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Network;

/**
 * The network in which activations are compared: x' = −x + Σ J φ(x), independent couplings of variance g²/N, without noise or with a frozen
 * input of variance σ² per neuron (arXiv:2510.21742).
 */
final class StandardNetwork {
  private static final String QUIESCENT = """
      title = "%s"
      [fields.x]
      equation = "x' = -x + sum(J, phi(x))"
      [couplings.J]
      variance = "g^2/N"
      [functions]
      phi = "%s"
      [parameters]
      g = 0.01
      [analysis]
      critical = "g"
      """;
  private static final String FROZEN = """
      title = "Frozen noise, %s"
      cite  = ["mato2025statistics"]

      [fields.x]
      equation = "x' = -x + sum(J, phi(x)) + xi"

      [couplings.J]
      variance = "g^2/N"

      [noise.xi]
      kind     = "quenched"
      variance = "sigma^2"

      [functions]
      phi = "%s"

      [parameters]
      g     = %s
      sigma = %s
      """;

  private StandardNetwork() {}

  /** Without noise. @throws org.saddlepoint.expr.InputException if the activation has no real value where the network needs it */
  static Network quiescent(Expr phi) {
    return read(QUIESCENT.formatted(phi, phi));
  }

  /** With a frozen noise. @throws org.saddlepoint.expr.InputException as above */
  static Network frozen(Expr phi, double g, double sigma) {
    return read(text(phi, g, sigma));
  }

  /** The model file of the network with a frozen noise. */
  static String text(Expr phi, double g, double sigma) {
    return FROZEN.formatted(phi, phi, decimal(g), decimal(sigma));
  }

  private static String decimal(double value) {
    return java.math.BigDecimal.valueOf(value).toPlainString();
  }

  private static Network read(String text) {
    return ModelReader.read(text, "activation", Path.of(""), List.of());
  }
}

package org.saddlepoint.validate.surrogate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Network;
import org.saddlepoint.solve.sampled.SurrogateTheory;

class LinearSurrogateTest {
  private static final String SYMMETRIC =
      """
      [fields.x]
      equation = "x' = -x + sum(J, phi(x)) + xi"
      [couplings.J]
      variance = "g^2/N"
      reciprocity = "eta"
      [noise.xi]
      spectrum = "1"
      [functions]
      phi = "%s"
      [parameters]
      g = 0.6
      eta = 0.5
      """;

  /** Everything linear: responses and spectra are exact, so that only the four-point function is tested. */
  @ParameterizedTest
  @ValueSource(doubles = {-0.5, 0, 0.5})
  void partialSymmetry(double eta) {
    agrees(ModelReader.read(SYMMETRIC.formatted("x"), "test.toml", Path.of("."), List.of("eta=" + eta)), 80, 40);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.6, 0.4})
  void overlapsOfModes(double rho) {
    String text =
        """
        [species.mode]
        size = "N"
        [fields.z]
        species = "mode"
        equation = "z = 0.35*sum(R, x)"
        [fields.x]
        equation = "x' = -x + sum(L, z) + xi"
        [couplings.R]
        to = "mode"
        variance = "1/N"
        [couplings.L]
        from = "mode"
        variance = "1/N"
        covariance = { with = "transpose(R)", value = "rho/N" }
        [noise.xi]
        spectrum = "1"
        [parameters]
        rho = 0
        """;
    agrees(ModelReader.read(text, "test.toml", Path.of("."), List.of("rho=" + rho)), 60, 24);
  }

  @Test
  void theOppositeReciprocityDoesNotAgree() {
    Network right = ModelReader.read(SYMMETRIC.formatted("x"), "test.toml", Path.of("."), List.of("eta=0.5"));
    Network wrong = ModelReader.read(SYMMETRIC.formatted("x"), "test.toml", Path.of("."), List.of("eta=-0.5"));
    SurrogateTheory theory = SurrogateTheory.of(right, 1 << 15, 1);
    LinearSurrogate.Comparison c = LinearSurrogate.compare(wrong, theory, 80, 6, 1, 0.3).get(1);
    assertTrue(Math.abs(c.measured().value() / c.theory() - 1) > 0.1, c.toString());
  }

  private static void agrees(Network network, int size, int networks) {
    SurrogateTheory theory = SurrogateTheory.of(network, 1 << 15, 1);
    for (LinearSurrogate.Comparison c : LinearSurrogate.compare(network, theory, size, networks, 1, 0.2, 1.0)) {
      // Corrections are of order 1/N; four standard errors.
      double tolerance = 4 * c.measured().error() + 4.0 / size * Math.abs(c.theory());
      assertEquals(c.theory(), c.measured().value(), tolerance, c.toString());
    }
  }
}

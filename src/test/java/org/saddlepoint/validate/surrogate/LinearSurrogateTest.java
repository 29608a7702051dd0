package org.saddlepoint.validate.surrogate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Network;
import org.saddlepoint.numeric.NumericalFailure;
import org.saddlepoint.solve.GaussianEquivalent;
import org.saddlepoint.solve.LinearEquivalent;
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
    extrapolates(ModelReader.read(SYMMETRIC.formatted("x"), "test.toml", Path.of("."), List.of("eta=" + eta)), 30);
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
    extrapolates(ModelReader.read(text, "test.toml", Path.of("."), List.of("rho=" + rho)), 30);
  }

  /** A community in which every species settles: what samples show is their way to rest. */
  @Test
  void whereNothingFluctuatesThereIsNothingToCompare() {
    String text =
        """
        [fields.x]
        equation = "x' = x*(1 - x - sum(A, x)) + 1e-6"
        initial = { distribution = "uniform", low = 0.1, high = 1 }
        [couplings.A]
        mean = "2/N"
        variance = "0.25/N"
        """;
    Network network = ModelReader.read(text, "test.toml", Path.of("."), List.of());
    NumericalFailure refusal = assertThrows(NumericalFailure.class, () -> LinearSurrogate.theory(network, 1 << 14, 1, 0.5));
    assertTrue(refusal.getMessage().contains("nothing fluctuates"), refusal.getMessage());
  }

  private static final String MODES =
      """
      [species.mode]
      size = "N"
      [species.mode.parameters]
      u = { distribution = "uniform" }
      strength = "0.5*exp(-kappa*u)"
      [fields.z]
      species = "mode"
      equation = "z = strength*sum(R, phi(x))"
      [fields.x]
      equation = "x' = -x + sum(L, z) + xi"
      [couplings.R]
      to = "mode"
      variance = "1/N"
      [couplings.L]
      from = "mode"
      variance = "1/N"
      [noise.xi]
      spectrum = "1"
      [functions]
      phi = "tanh(x)"
      [parameters]
      kappa = 0
      """;

  /** Independent couplings, equal and exponentially decaying strengths of modes; nonlinear, with the solved gains and spectra. */
  @Test
  void independentCouplings() {
    extrapolates(ModelReader.read(SYMMETRIC.formatted("tanh(x)").replace("reciprocity = \"eta\"", ""), "test.toml", Path.of("."), List.of()), 30);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 2})
  void spectraOfModes(double kappa) {
    extrapolates(ModelReader.read(MODES, "test.toml", Path.of("."), List.of("kappa=" + kappa)), 16);
  }

  /** Two kinds of input gains, correlated with the output gains of the same neurons. */
  @Test
  void neuronsThatDiffer() {
    String text =
        """
        [species.neuron.parameters]
        a = { distribution = "bernoulli", p = 0.5, low = 0.6, high = 1.28 }
        b = "1.2 - 0.4*a"
        [fields.x]
        equation = "x' = -x + a*sum(J, b*phi(x)) + xi"
        [couplings.J]
        variance = "0.5/N"
        [noise.xi]
        spectrum = "1"
        [functions]
        phi = "tanh(x)"
        """;
    extrapolates(ModelReader.read(text, "test.toml", Path.of("."), List.of()), 30);
  }

  @Test
  void twoPopulations() {
    String text =
        """
        [species.first]
        size = "N/2"
        [species.second]
        size = "N/2"
        [fields.a]
        species = "first"
        equation = "a' = -a + sum(JA, tanh(a)) + sum(JB, tanh(b)) + xi"
        [fields.b]
        species = "second"
        equation = "2*b' = -b + sum(K, tanh(a)) + zeta"
        [couplings.JA]
        from = "first"
        to = "first"
        variance = "0.3/N"
        [couplings.JB]
        from = "second"
        to = "first"
        variance = "0.5/N"
        [couplings.K]
        from = "first"
        to = "second"
        variance = "0.8/N"
        [noise.xi]
        spectrum = "1"
        [noise.zeta]
        spectrum = "0.5"
        """;
    extrapolates(ModelReader.read(text, "test.toml", Path.of("."), List.of()), 30);
  }

  /**
   * Corrections of order 1/N cancel between two sizes, and standard errors of one or two per cent remain: the limit must be the theory's
   * within two and a half of them.
   */
  private static void extrapolates(Network network, int size) {
    double omega = 0.5;
    LinearEquivalent theory = LinearSurrogate.theory(network, 1 << 15, 1, omega);
    List<LinearSurrogate.Comparison> small = LinearSurrogate.compare(network, theory, size, 800, 1, omega);
    List<LinearSurrogate.Comparison> large = LinearSurrogate.compare(network, theory, 2 * size, 400, 2, omega);
    for (int i = 0; i < large.size(); i++) {
      double limit = 2 * large.get(i).measured().value() - small.get(i).measured().value();
      double error = Math.hypot(2 * large.get(i).measured().error(), small.get(i).measured().error());
      double theoretical = large.get(i).theory();
      assertEquals(theoretical, limit, 2.5 * error, large.get(i).toString());
      assertTrue(error < 0.03 * Math.abs(theoretical), "this tells little: " + large.get(i) + " with the error " + error);
    }
  }

  @Test
  void gaussianProcessesNeedNoSampling() {
    Network network = ModelReader.read(SYMMETRIC.formatted("tanh(x)").replace("reciprocity = \"eta\"", ""), "test.toml", Path.of("."), List.of());
    assertTrue(LinearSurrogate.theory(network, 1, 1, 0.5) instanceof GaussianEquivalent);
  }

  @Test
  void theOppositeReciprocityDoesNotAgree() {
    Network right = ModelReader.read(SYMMETRIC.formatted("x"), "test.toml", Path.of("."), List.of("eta=0.5"));
    Network wrong = ModelReader.read(SYMMETRIC.formatted("x"), "test.toml", Path.of("."), List.of("eta=-0.5"));
    SurrogateTheory theory = SurrogateTheory.of(right, 1 << 15, 1);
    LinearSurrogate.Comparison c = LinearSurrogate.compare(wrong, theory, 80, 6, 1, 0.3).get(1);
    assertTrue(Math.abs(c.measured().value() / c.theory() - 1) > 0.1, c.toString());
  }
}

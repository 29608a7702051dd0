package org.saddlepoint.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.numeric.RandomStream;
import org.saddlepoint.numeric.Spectra;

/** The largest Lyapunov exponent where it is known: at fixed points it is the largest real part of the Jacobian's eigenvalues. */
class DivergenceTest {

  private static Divergence of(String equation, String noise, double[] matrix, int n) throws InterruptedException {
    String text = """
        [fields.x]
        equation = "%s"
        [couplings.J]
        variance = "1/N"
        %s
        """.formatted(equation, noise);
    Network network = ModelReader.read(text, "test.toml", Path.of(""), List.of());
    return Simulation.of(network, SimulationOptions.of(n, 1, 3).withMatrices(Map.of("J", new GivenMatrix(n, n, matrix)))).divergence().orElseThrow();
  }

  private static double[] gaussian(int n, double scale) {
    double[] matrix = new double[n * n];
    RandomStream.of(5, "divergence test", n).fillGaussian(matrix, scale / Math.sqrt(n));
    return matrix;
  }

  @Test
  void linearNetworksGrowAtTheirLeadingEigenvalue() throws InterruptedException {
    // A real leading eigenvalue, well separated: J = diag(0.7, −0.2, −0.4) in a rotated basis would do; triangular is as good.
    double[] matrix = {0.7, 0.3, -0.2, 0, -0.2, 0.5, 0, 0, -0.4};
    Divergence found = of("x' = -x + sum(J, x)", "", matrix, 3);
    assertTrue(found.atRest());
    // Runge–Kutta of step 0.2 has a relative error of 1e-5 in the rate; the turning phase has long decayed.
    assertEquals(-0.3, found.exponent().value().orElseThrow(), 1e-4);
  }

  @Test
  void atAFixedPointTheJacobianDecides() throws InterruptedException {
    int n = 3;
    // Symmetric and with one direction above threshold: the network settles at one of two fixed points.
    double[] matrix = {1.5, 0.2, 0.1, 0.2, 0.3, 0, 0.1, 0, -0.2};
    Divergence found = of("x' = -x + sum(J, tanh(x))", "", matrix, n);
    double[] x = found.state().get("x");
    double[] jacobian = new double[n * n];
    for (int k = 0; k < jacobian.length; k++) {
      double slope = 1 - Math.pow(Math.tanh(x[k % n]), 2);
      jacobian[k] = matrix[k] * slope - (k / n == k % n ? 1 : 0);
    }
    assertTrue(found.atRest());
    assertTrue(Math.abs(x[0]) > 0.5, "away from zero");
    assertEquals(Spectra.real(jacobian, n).largestRealPart(), found.exponent().value().orElseThrow(), 1e-3);
  }

  @Test
  void aStronglyCoupledNetworkIsChaotic() throws InterruptedException {
    Quantity exponent = of("x' = -x + sum(J, tanh(x))", "", gaussian(120, 4), 120).exponent();
    assertTrue(exponent.value().orElseThrow() > 3 * exponent.error().orElseThrow(), exponent.toString());
    assertTrue(exponent.value().orElseThrow() < 4 - 1, "not faster than the spectral radius of the Jacobian allows");
  }

  @Test
  void equationsAreLinearisedWhereTheNetworkIs() throws InterruptedException {
    int n = 3;
    double[] matrix = {1.5, 0.2, 0.1, 0.2, 0.3, 0, 0.1, 0, -0.2};
    Network network = ModelReader.read("[fields.x]\nequation = \"x' = -x + sum(J, tanh(x))\"\n[couplings.J]\nvariance = \"1/N\"\n", "test.toml", Path.of(""), List.of());
    LinearisedNetwork found = Simulation.of(network, SimulationOptions.of(n, 1, 3).withMatrices(Map.of("J", new GivenMatrix(n, n, matrix)))).linearised().orElseThrow();
    double[] silent = found.silent().orElseThrow().elements();
    double[] present = found.present().orElseThrow().elements();
    double[] x = found.divergence().state().get("x");
    for (int k = 0; k < n * n; k++) {
      double leak = k / n == k % n ? 1 : 0;
      assertEquals(matrix[k] - leak, silent[k], 1e-8);
      // The state moves on while neighbours are followed, by what a network at rest still moves.
      assertEquals(matrix[k] * (1 - Math.pow(Math.tanh(x[k % n]), 2)) - leak, present[k], 1e-5);
    }
  }

  /** Every trajectory has its own frozen noise: a partner nearby obeys other equations. */
  @Test
  void frozenNoiseIsNotFollowedEither() {
    Network network = ModelReader.read("[fields.x]\nequation = \"x' = -x + sum(J, tanh(x)) + xi\"\n[couplings.J]\nvariance = \"1/N\"\n[noise.xi]\nkind = \"quenched\"\nvariance = \"1\"\n", "test.toml", Path.of(""), List.of());
    assertTrue(assertDoes(() -> Simulation.of(network, SimulationOptions.of(10, 1, 1)).divergence()).isEmpty());
  }

  @Test
  void noiseIsNotFollowed() {
    Network network = ModelReader.read("[fields.x]\nequation = \"x' = -x + sum(J, tanh(x)) + xi\"\n[couplings.J]\nvariance = \"1/N\"\n[noise.xi]\nspectrum = \"1\"\n", "test.toml", Path.of(""), List.of());
    assertTrue(assertDoes(() -> Simulation.of(network, SimulationOptions.of(10, 1, 1)).divergence()).isEmpty());
  }

  private static <T> T assertDoes(java.util.concurrent.Callable<T> work) {
    return org.junit.jupiter.api.Assertions.assertDoesNotThrow(work::call);
  }
}

package org.saddlepoint.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.saddlepoint.io.Progress;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Result;

/** The connectivity measured from couplings that are given, against sums done by hand. */
class ConnectivityTest {
  private static final String QUIET = "[noise.xi]\nkind = \"quenched\"\nvariance = \"1\"";

  private static Result run(Network network, int size, Map<String, GivenMatrix> matrices) {
    return Simulation.of(network, SimulationOptions.of(size, 2, 1).withMatrices(matrices)).run(Progress.NONE).result();
  }

  /** Every site listens to the next one. */
  private static GivenMatrix ring(double... elements) {
    int n = elements.length;
    double[] all = new double[n * n];
    for (int i = 0; i < n; i++) {
      all[i * n + (i + 1) % n] = elements[i];
    }
    return new GivenMatrix(n, n, all);
  }

  @Test
  void oneMatrix() {
    // Singular values 0.1, 0.2, 0.3, 0.4: tr JJᵀ = 0.3, tr (JJᵀ)² = 0.0354.
    Result r = run(Samples.standard("tanh(x)", 0.5, " + xi", QUIET), 4, Map.of("J", ring(0.1, 0.2, 0.3, 0.4)));
    assertEquals(Math.sqrt(0.3 / 4), r.quantity("g_eff").value().orElseThrow(), 1e-12);
    assertEquals(0.09 / (4 * 0.0354), r.quantity("effective_rank").value().orElseThrow(), 1e-12);
    assertTrue(r.quantity("PR_D").value().isEmpty(), "there are no modes");
  }

  @Test
  void whatASiteSaysToItselfIsNoGain() {
    // Σ J_ij² = 0.05 over i ≠ j.
    GivenMatrix matrix = new GivenMatrix(2, 2, new double[] {0.3, 0.2, 0.1, 0.1});
    Result r = run(Samples.standard("tanh(x)", 0.5, " + xi", QUIET), 2, Map.of("J", matrix));
    assertEquals(Math.sqrt(0.05 / 2), r.quantity("g_eff").value().orElseThrow(), 1e-12);
    // JJᵀ = [[0.13, 0.05], [0.05, 0.02]].
    assertEquals(0.15 * 0.15 / (2 * (0.13 * 0.13 + 2 * 0.05 * 0.05 + 0.02 * 0.02)), r.quantity("effective_rank").value().orElseThrow(), 1e-12);
  }

  @Test
  void modesBetweenOutputsAndStates() {
    Network network = Samples.read("[species.mode]", "size = \"N/2\"", "[species.neuron.parameters]", "b = { distribution = \"constant\", value = \"2\" }", "[fields.z]", "species = \"mode\"",
        "equation = \"z = 3*sum(R, b*tanh(x))\"", "[fields.x]", "equation = \"x' = -x + 0.5*sum(L, z) + xi\"", "[couplings.R]", "to = \"mode\"", "variance = \"1/N\"", "[couplings.L]",
        "from = \"mode\"", "variance = \"1/N\"", QUIET);
    GivenMatrix left = new GivenMatrix(4, 2, new double[] {0.1, 0, 0, 0.2, 0, 0, 0, 0});
    GivenMatrix right = new GivenMatrix(2, 4, new double[] {0, 0, 0.1, 0, 0, 0, 0, 0.1});
    Result r = run(network, 4, Map.of("L", left, "R", right));
    // J = 0.5 L 3 R 2 has the elements 0.03 and 0.06, the strengths of its two modes.
    double square = 0.0009 + 0.0036;
    double fourth = 0.0009 * 0.0009 + 0.0036 * 0.0036;
    assertEquals(Math.sqrt(square / 4), r.quantity("g_eff").value().orElseThrow(), 1e-12);
    assertEquals(square * square / (4 * fourth), r.quantity("PR_D").value().orElseThrow(), 1e-12);
    assertEquals(square * square / (4 * fourth), r.quantity("effective_rank").value().orElseThrow(), 1e-12);
  }

  @Test
  void twoMatricesIntoOneSiteAreNotOneConnectivity() {
    Network network = Samples.read("[fields.x]", "equation = \"x' = -x + sum(J, tanh(x)) + xi\"", "[fields.y]", "equation = \"y' = -y + sum(K, tanh(x))\"", "[couplings.J]", "variance = \"0.25/N\"",
        "[couplings.K]", "variance = \"0.25/N\"", QUIET);
    assertFalse(run(network, 20, Map.of()).quantities().containsKey("g_eff"));
  }
}

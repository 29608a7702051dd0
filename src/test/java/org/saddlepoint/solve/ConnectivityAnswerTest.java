package org.saddlepoint.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Quantity;

/** What the connectivity says, against the closed forms of arXiv:2409.01969. */
class ConnectivityAnswerTest {
  private static final SolveOptions WANTED = new SolveOptions(List.of("g_eff", "PR_D", "effective_rank"), OptionalDouble.empty(), OptionalDouble.empty());

  private static final String MODES =
      """
      [species.neuron.parameters]
      a = { distribution = "bernoulli", p = 0.5, high = "high", low = "low" }
      [species.mode]
      size = "alpha*N"
      [species.mode.parameters]
      u        = { distribution = "uniform" }
      strength = "g*exp(-kappa*u)"
      [fields.z]
      species  = "mode"
      equation = "z = strength*sum(R, tanh(x))"
      [fields.x]
      equation = "2*x' = -x + a*sum(L, z)"
      [couplings.R]
      to       = "mode"
      variance = "1/N"
      [couplings.L]
      from     = "mode"
      variance = "1/N"
      [parameters]
      alpha = 0.7
      g     = 3.0
      kappa = 0.9
      high  = 1
      low   = 1
      """;

  private static Map<String, Quantity> solve(String model, String... settings) {
    Map<String, Quantity> found = new LinkedHashMap<>();
    new ConnectivityAnswer(ModelReader.read(model, "test.toml", Path.of("."), List.of(settings)), WANTED).addTo(found);
    return found;
  }

  private static double value(Map<String, Quantity> found, String name) {
    return found.get(name).value().orElseThrow();
  }

  /** D_a ∝ exp(−κa/M) over αN modes: PR_D = α (1−e^{−2κ})²/(κ(1−e^{−4κ})), the rank of J is 1/(2 + 1/PR_D). */
  @Test
  void exponentialSpectrum() {
    Map<String, Quantity> found = solve(MODES);
    double kappa = 0.9;
    double square = 0.7 * 9 * (1 - Math.exp(-2 * kappa)) / (2 * kappa);
    double modes = 0.7 * Math.pow(1 - Math.exp(-2 * kappa), 2) / (kappa * (1 - Math.exp(-4 * kappa)));
    // The factor 1/2 in front of J is the time constant of the state.
    assertEquals(Math.sqrt(square) / 2, value(found, "g_eff"), 1e-9);
    assertEquals(modes, value(found, "PR_D"), 1e-9);
    assertEquals(1 / (2 + 1 / modes), value(found, "effective_rank"), 1e-9);
  }

  /** J_ij = a_i J0_ij: tr (JJᵀ)²/N = ⟨a⁴⟩ + ⟨a²⟩² for independent J0, so that the rank is ⟨a²⟩²/(⟨a⁴⟩ + ⟨a²⟩²), with modes 1/PR_D more. */
  @Test
  void unequalRowsLowerTheRank() {
    Map<String, Quantity> found = solve(MODES, "high=2", "low=1");
    double second = 0.5 * (4 + 1);
    double fourth = 0.5 * (16 + 1);
    double modes = value(found, "PR_D");
    assertEquals(second * second / (fourth + second * second * (1 + 1 / modes)), value(found, "effective_rank"), 1e-9);
  }

  @Test
  void independentCouplingsHaveNoModes() {
    Map<String, Quantity> found =
        solve("[fields.x]\nequation = \"x' = -x + sum(J, phi(x)) + xi\"\n[noise.xi]\nspectrum = \"1\"\n[couplings.J]\nvariance = \"g^2/N\"\n[functions]\nphi = \"max(0, x)\"\n[parameters]\ng = 0.5\n");
    assertEquals(0.5, value(found, "g_eff"), 1e-10);
    assertEquals(0.5, value(found, "effective_rank"), 1e-9);
    assertTrue(!found.containsKey("PR_D"));
  }

  /**
   * Modes whose left and right vectors overlap: the variance of elements between different sites does not know it, the rank does.
   * Twelve matrices drawn with NumPy (N = 800, M = 640, ρ = 0.6) have the rank 0.2703(2); without overlap it is 1/(2 + 1/0.8) = 0.308.
   */
  @Test
  void overlapsLowerTheRank() {
    String overlapping = MODES.replace("exp(-kappa*u)", "1").replace("variance = \"1/N\"\n[parameters]", "variance = \"1/N\"\ncovariance = { with = \"transpose(R)\", value = \"0.6/N\" }\n[parameters]");
    Map<String, Quantity> found = solve(overlapping, "alpha=0.8", "g=0.5");
    assertEquals(0.25 * Math.sqrt(0.8), value(found, "g_eff"), 1e-9);
    assertEquals(0.8, value(found, "PR_D"), 1e-9);
    assertEquals(0.2703, value(found, "effective_rank"), 1e-3);
  }
}

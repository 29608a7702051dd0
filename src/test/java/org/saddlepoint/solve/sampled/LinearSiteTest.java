package org.saddlepoint.solve.sampled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.saddlepoint.rule.Derivation;

class LinearSiteTest {
  private static final String MODES =
      """
      [species.mode]
      size = "N"
      [species.mode.parameters]
      D = { distribution = "bernoulli", p = 0.5 }
      [fields.z]
      species = "mode"
      equation = "z = (1 + D)*sum(R, phi(x))"
      [fields.x]
      equation = "x' = -x + sum(L, z)"
      [couplings.R]
      to = "mode"
      variance = "1/N"
      [couplings.L]
      from = "mode"
      variance = "1/N"
      covariance = { with = "transpose(R)", value = "rho/N" }
      [functions]
      phi = "tanh(x)"
      [parameters]
      rho = 1
      """;

  /** With the response k/(1 + iω) of the neurons a mode of strength 1 + D and overlap one is unstable from (1 + D) k = 1 on. */
  @Test
  void aModeIsUnstableWhereItsLoopGainIsAboveOne() {
    assertEquals(Optional.empty(), unstable(0.49));
    assertEquals(Map.of("D", 1.0), unstable(0.51).orElseThrow());
    assertTrue(unstable(1.1).isPresent());
    assertEquals(Optional.empty(), unstable(-3));
  }

  private static Optional<Map<String, Double>> unstable(double gain) {
    SampledSystem system = new SampledSystem(Derivation.meanField(Texts.network(MODES)), Map.of());
    Periodic grid = new Periodic(1024, 0.2, false);
    OrderParameters state = new OrderParameters(system, grid);
    int neurons = system.site("neuron");
    for (int r = 0; r < state.responseRe.length; r++) {
      if (system.responses().get(r).site() == neurons) {
        for (int k = 0; k < grid.bins(); k++) {
          double omega = grid.frequency(k);
          state.responseRe[r][k] = gain / (1 + omega * omega);
          state.responseIm[r][k] = -omega * state.responseRe[r][k];
        }
      }
    }
    assertTrue(state.responseRe.length > 0, "nothing comes back to the modes");
    return LinearSite.of(system, system.site("mode")).orElseThrow().unstable(state);
  }
}

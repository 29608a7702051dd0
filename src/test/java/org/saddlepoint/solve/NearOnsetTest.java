package org.saddlepoint.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlepoint.model.Quantity;

/** Next to the transition at g = 1 the participation ratio of the tanh network tends to 4 ε³/(√3 π²), ε = g − 1, with corrections of relative order ε. */
class NearOnsetTest {
  @ParameterizedTest
  @ValueSource(strings = {"1.003", "1.0003"})
  void participationRatioIsCubic(String g) {
    Quantity ratio = Solver.solve(TestNetworks.independent(TestNetworks.TANH, g), SolveOptions.leading("PR_phi")).quantity("PR_phi");
    double distance = Double.parseDouble(g) - 1;
    double value = ratio.value().orElseThrow();
    assertEquals(4 * Math.pow(distance, 3) / (Math.sqrt(3) * Math.PI * Math.PI), value, 6 * distance * value);
    assertTrue(ratio.error().orElseThrow() < 1e-7 * value, "error " + ratio.error() + " of " + value);
  }
}

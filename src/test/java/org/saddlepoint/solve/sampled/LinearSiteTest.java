package org.saddlepoint.solve.sampled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.ModeTexts;
import org.saddlepoint.rule.Derivation;

class LinearSiteTest {
  /** With the response k/(1 + iω) of the neurons a mode of strength 1 + D and overlap one is unstable from (1 + D) k = 1 on. */
  @Test
  void aModeIsUnstableWhereItsLoopGainIsAboveOne() {
    assertEquals(Optional.empty(), unstable(0.49));
    assertEquals(Map.of("D", 1.0), unstable(0.51).orElseThrow());
    assertTrue(unstable(1.1).isPresent());
    assertEquals(Optional.empty(), unstable(-3));
  }

  /** x[t+1] = D k x[t]: a mode grows where |D k| is above one, whatever the sign. */
  @ParameterizedTest
  @CsvSource({"0.9, false", "-0.9, false", "1.5, true", "-1.5, true"})
  void aModeInDiscreteTimeIsUnstableWhereItsFactorIsAboveOne(double factor, boolean grows) {
    SampledSystem system = system(ModeTexts.overlapping("2", "tanh(x)", "1").replace("x' = -x + sum(L, z)", "x[t+1] = sum(L, z)"));
    OrderParameters state = driven(system, new Periodic(64, 1, true), omega -> new double[] {0.5 * factor * Math.cos(omega), -0.5 * factor * Math.sin(omega)});
    assertEquals(grows, LinearSite.of(system, system.site("mode")).orElseThrow().unstable(state).isPresent());
  }

  @ParameterizedTest
  @CsvSource({"-0.1, false", "0.1, true"})
  void aSiteWithoutMemoriesIsUnstableWhereItGrowsByItself(String rate, boolean grows) {
    SampledSystem system = system("""
        [fields.y]
        equation = "y' = %s*y + sum(J, y)"
        [couplings.J]
        variance = "0.1/N"
        """.formatted(rate));
    assertEquals(grows, LinearSite.of(system, 0).orElseThrow().unstable(new OrderParameters(system, new Periodic(64, 0.2, false))).isPresent());
  }

  /** z = D (u + κ z + …): its response to u is D/(1 − D κ). */
  @Test
  void theResponseOfAModeContainsItsLoop() {
    SampledSystem system = system(ModeTexts.overlapping("(1 + D)", "tanh(x)", "1"));
    double gain = 0.3;
    OrderParameters state = driven(system, new Periodic(64, 0.2, false), omega -> new double[] {gain / (1 + omega * omega), -omega * gain / (1 + omega * omega)});
    int mode = system.site("mode");
    LinearSite site = LinearSite.of(system, mode).orElseThrow();
    List<SampledSystem.ResponseOf> wanted = List.of(new SampledSystem.ResponseOf(mode, system.sites().get(mode).readout(Expr.sym("z")), 0));
    List<Measurement> found = site.byNode(state, new Passage(List.of(), wanted));
    for (Measurement m : found) {
      for (int k = 0; k < state.grid.bins(); k++) {
        double omega = state.grid.frequency(k);
        double strength = system.sites().get(mode).nodes().at(found.indexOf(m)).get("D") + 1;
        // D (1 + iω)/(1 + iω − D k)
        double real = 1 - strength * gain;
        double square = real * real + omega * omega;
        assertEquals(strength * (real + omega * omega) / square, m.responseRe[0][k], 1e-12);
        assertEquals(strength * omega * (real - 1) / square, m.responseIm[0][k], 1e-12);
      }
      assertEquals(1 + system.sites().get(mode).nodes().at(found.indexOf(m)).get("D"), m.instant[0], 1e-9);
    }
  }

  /** What is left of a response at once does not depend on the units of the modes. */
  @Test
  void aWeakResponseAtOnceIsStillOne() {
    SampledSystem system = system(ModeTexts.overlapping("(1e-9 + 1e-9*D)", "tanh(x)", "1"));
    int mode = system.site("mode");
    List<SampledSystem.ResponseOf> wanted = List.of(new SampledSystem.ResponseOf(mode, system.sites().get(mode).readout(Expr.sym("z")), 0));
    List<Measurement> found = LinearSite.of(system, mode).orElseThrow().byNode(new OrderParameters(system, new Periodic(64, 0.2, false)), new Passage(List.of(), wanted));
    assertEquals(1e-9 * (1 + system.sites().get(mode).nodes().at(0).get("D")), found.get(0).instant[0], 1e-18);
  }

  private static Optional<Map<String, Double>> unstable(double gain) {
    SampledSystem system = system(ModeTexts.overlapping("(1 + D)", "tanh(x)", "1"));
    OrderParameters state = driven(system, new Periodic(1024, 0.2, false), omega -> new double[] {gain / (1 + omega * omega), -omega * gain / (1 + omega * omega)});
    return LinearSite.of(system, system.site("mode")).orElseThrow().unstable(state);
  }

  private static SampledSystem system(String text) {
    return new SampledSystem(Derivation.meanField(Texts.network(text)), Map.of());
  }

  /** Neurons with a given response {re, im}. */
  private static OrderParameters driven(SampledSystem system, Periodic grid, DoubleFunction<double[]> response) {
    OrderParameters state = new OrderParameters(system, grid);
    assertTrue(system.responses().stream().anyMatch(r -> r.site() == system.site("neuron")), "nothing comes back to the modes");
    for (int r = 0; r < state.responseRe.length; r++) {
      for (int k = 0; k < grid.bins() && system.responses().get(r).site() == system.site("neuron"); k++) {
        double[] value = response.apply(grid.frequency(k));
        state.responseRe[r][k] = value[0];
        state.responseIm[r][k] = value[1];
      }
    }
    return state;
  }
}

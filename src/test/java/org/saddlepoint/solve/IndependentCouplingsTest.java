package org.saddlepoint.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlepoint.model.Curve;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.model.Result;
import org.saddlepoint.model.Status;

/**
 * Networks with independent couplings against reference values that were computed independently of this program for the theory of
 * Sompolinsky, Crisanti and Sommers (1988) as used in arXiv:2409.01969 and arXiv:2510.21742.
 */
class IndependentCouplingsTest {

  private static double value(Result r, String name) {
    Quantity q = r.quantity(name);
    assertTrue(q.value().isPresent(), () -> name + " has no value: " + r.message());
    return q.value().getAsDouble();
  }

  private static void close(double expected, double actual, double relative, String what) {
    assertEquals(expected, actual, relative * Math.abs(expected), what);
  }

  /** The table has nine digits after the point: the tolerance is its rounding. */
  @ParameterizedTest
  @CsvSource({
    "erf,  1.5, 0.838752528,  0.384953907, 0.656884855",
    "erf,  2,   2.064080019,  0.553806936, 0.485514166",
    "erf,  3,   5.637431961,  0.710729798, 0.318541495",
    "erf,  5,   17.201142446, 0.829405441, 0.188916494",
    "tanh, 1.5, 0.747686381,  0.342093489, 0.657906511",
    "tanh, 2,   1.924805414,  0.513178066, 0.486821934",
    "tanh, 3,   5.446326083,  0.680579481, 0.319420519",
    "tanh, 10,  71.368091582, 0.906090781, 0.093909219"
  })
  void autonomousChaos(String phi, String g, double input, double output, double gain) {
    Result r = Solver.solve(TestNetworks.independent(phi.equals("erf") ? TestNetworks.ERF : TestNetworks.TANH, g), SolveOptions.ALL);
    assertEquals(Status.CONVERGED, r.status(), r.message());
    // One unit of the last digit: for g = 10 the energy condition Δ² = 2g²Var(ln cosh) in 25 digits gives 71.36809158128.
    assertEquals(input, value(r, "C_x(0)"), 1e-9 + r.quantity("C_x(0)").error().getAsDouble(), "C_x(0)");
    assertEquals(output, value(r, "C_phi(0)"), 6e-10, "C_phi(0)");
    assertEquals(gain, value(r, "gain_phi"), 6e-10, "gain");
    assertTrue(r.quantity("C_x(0)").error().getAsDouble() < 1e-7 * input);
    assertEquals(1, value(r, "critical_g"), 1e-9);
    assertTrue(r.quantity("stability").value().isEmpty(), "a state that fluctuates has no static stability");
  }

  @ParameterizedTest
  @CsvSource({
    "tanh(x),               0.5, 1.1030414543, 0.4121658171, 0.5878341829",
    "tanh(x),               0.8, 1.2813106541, 0.4395478970, 0.5604521030",
    "tanh(x),               1.2, 1.7082092486, 0.4918119782, 0.5081880218",
    "x/(1+x^2/3),           1.2, 1.6011991341, 0.4174993987, 0.4705297770",
    "x*(15+x^2)/(15+6*x^2), 1.2, 1.7254015037, 0.5037510443, 0.5144099602",
    "sign(x)*abs(x)^0.75,   0.8, 1.8857517141, 1.3839870533, 0.8496699944",
    "x^3,                   0.07, 1.0970411985, 19.8043262154, 3.2911235954",
    "x,                     0.5, 1.3333333333, 1.3333333333, 1"
  })
  void frozenNoise(String phi, String g, double input, double output, double gain) {
    Result r = Solver.solve(TestNetworks.independent(TestNetworks.formula(phi), g, TestNetworks.frozen("1")), SolveOptions.ALL);
    assertEquals(Status.CONVERGED, r.status(), r.message());
    close(input, value(r, "C_x(0)"), 1e-10, "C_x(0)");
    close(output, value(r, "C_phi(0)"), 2e-10, "C_phi(0)");
    close(gain, value(r, "gain_phi"), 2e-10, "gain");
    assertEquals(0, value(r, "static_phi"), 1e-12, "an odd network has no static part over draws");
    assertEquals(value(r, "C_x(0)"), value(r, "C_x(inf)"), 1e-12);
  }

  /** Fluctuation variance v = var_x, static part g² q0 of the input, w = var_phi. ReLU: closed arc-cosine form, see the last test. */
  @Test
  void frozenNoiseOfASigmoidHasStaticParts() {
    Result r = Solver.solve(TestNetworks.independent(TestNetworks.formula("1/(1+exp(-x))"), "2", TestNetworks.frozen("1")), SolveOptions.ALL);
    close(1.1537638881, value(r, "var_x"), 1e-10, "v");
    close(0.0384409720, value(r, "var_phi"), 2e-9, "w");
    close(0.2856888901, value(r, "static_phi") + Math.pow(value(r, "mean_phi"), 2), 2e-10, "q0");
    assertEquals(0.5, value(r, "mean_phi"), 1e-12);
  }

  @Test
  void frozenNoiseOfReLUFollowsItsArcCosineKernel() {
    double g2 = 0.64;
    double total = 1 / (1 - g2 / 2);
    double shared = 0.2;
    for (int k = 0; k < 200; k++) {
      double rho = g2 * shared / total;
      shared = total / (2 * Math.PI) * (Math.sqrt(1 - rho * rho) + (Math.PI - Math.acos(rho)) * rho);
    }
    Result r = Solver.solve(TestNetworks.independent(TestNetworks.formula("max(0, x)"), "0.8", TestNetworks.frozen("1")), new SolveOptions(java.util.List.of("C_x(0)", "static_phi", "mean_phi"), java.util.OptionalDouble.empty(), java.util.OptionalDouble.empty()));
    close(total, value(r, "C_x(0)"), 1e-11, "C_x(0)");
    close(shared, value(r, "static_phi") + Math.pow(value(r, "mean_phi"), 2), 1e-10, "q0");
    close(Math.sqrt(total / (2 * Math.PI)), value(r, "mean_phi"), 1e-11, "mean");
  }

  /** The table is good to 1e-4; the program's own error must be below 1e-5. */
  @Test
  void whiteAndColouredNoise() {
    Result white = Solver.solve(TestNetworks.independent(TestNetworks.TANH, "1.2", TestNetworks.white("1")), SolveOptions.ALL);
    close(1.35475, value(white, "C_x(0)"), 1.5e-4, "C_x(0)");
    close(0.44973, value(white, "C_phi(0)"), 1e-4, "C_phi(0)");
    close(0.55027, value(white, "gain_phi"), 1e-4, "gain");
    assertTrue(white.quantity("C_x(0)").error().getAsDouble() < 1e-6);
    Result coloured = Solver.solve(TestNetworks.independent(TestNetworks.TANH, "1.2", TestNetworks.coloured("1", "2")), SolveOptions.ALL);
    close(1.18317, value(coloured, "C_x(0)"), 1e-5, "C_x(0)");
    close(0.42498, value(coloured, "C_phi(0)"), 1e-5, "C_phi(0)");
  }

  /** A linear network: C(ω) = 2D/(1 − g² + ω²), so C(τ) = D exp(−κ|τ|)/κ with κ² = 1 − g². */
  @Test
  void linearNetworksAreExact() {
    Result r = Solver.solve(TestNetworks.independent(TestNetworks.X, "0.5", TestNetworks.white("0.5")), SolveOptions.ALL);
    double kappa = Math.sqrt(0.75);
    Curve c = r.functions().get("C_x");
    for (int j = 0; j < c.size(); j += 10) {
      assertEquals(0.5 / kappa * Math.exp(-kappa * c.at()[j]), c.value()[j], 1e-8);
    }
    Curve s = r.functions().get("S_x");
    for (int k = 0; k < s.size(); k += 50) {
      assertEquals(1 / (0.75 + s.at()[k] * s.at()[k]), s.value()[k], 1e-9);
    }
    assertEquals(Status.OUTSIDE_VALIDITY, Solver.solve(TestNetworks.independent(TestNetworks.X, "1.5", TestNetworks.white("0.5")), SolveOptions.ALL).status());
  }

  /** Static part in the chaotic state under a frozen input: values good to all digits given. */
  @Test
  void frozenNoiseBeyondStability() {
    Result r = Solver.solve(TestNetworks.independent(TestNetworks.TANH, "2.5", TestNetworks.frozen("1")), SolveOptions.ALL);
    assertEquals(5.0878, value(r, "C_x(0)"), 5e-5);
    assertEquals(3.7996, value(r, "C_x(inf)"), 5e-5);
    assertEquals(0.6709, value(r, "C_phi(0)"), 5e-5);
  }

  @Test
  void nothingHappensBelowTheTransition() {
    Result r = Solver.solve(TestNetworks.independent(TestNetworks.TANH, "0.9"), SolveOptions.ALL);
    assertEquals(Status.QUIESCENT, r.status());
    assertEquals(0.81, value(r, "stability"), 1e-9);
    assertEquals(1, value(r, "critical_g"), 1e-9);
    assertEquals(0, value(r, "var_x"), 0);
  }

  /** x³ has no fixed point beyond ĝ = 0.0993808, where two meet. */
  @Test
  void beyondTheFoldThereIsNoState() {
    assertEquals(Status.CONVERGED, Solver.solve(TestNetworks.independent(TestNetworks.formula("x^3"), "0.0993", TestNetworks.frozen("1")), SolveOptions.ALL).status());
    Result r = Solver.solve(TestNetworks.independent(TestNetworks.formula("x^3"), "0.0995", TestNetworks.frozen("1")), SolveOptions.ALL);
    assertEquals(Status.OUTSIDE_VALIDITY, r.status());
    assertTrue(r.quantity("C_x(0)").value().isEmpty());
  }

  /** The energy integral of Δ'' = Δ − g²C(Δ) − white noise: D²/2 = Δ0²/2 − g²∫_0^Δ0 C(Δ0, c) dc. For a sine C has a closed form. */
  /**
   * Conservation of energy for tanh, Δ² = 2g²(⟨ln²cosh⟩ − ⟨ln cosh⟩²) with averages over N(0, Δ), solved with mpmath in 25 digits: as
   * close to the transition as far from it.
   */
  @ParameterizedTest
  @CsvSource({"1.01, 0.010115912805571192", "1.05, 0.052832211488606681", "10, 71.368091581282683", "30, 652.69232293592920"})
  void energyIsConservedAtEveryDistanceFromTheTransition(String g, double variance) {
    Result r = Solver.solve(TestNetworks.independent(TestNetworks.TANH, g), new SolveOptions(List.of("C_x(0)", "C_phi(0)", "gain_phi"), OptionalDouble.empty(), OptionalDouble.empty()));
    double found = value(r, "C_x(0)");
    assertEquals(variance, found, 1e-11 * variance);
    assertEquals(1, value(r, "C_phi(0)") + value(r, "gain_phi"), 1e-11);
  }

  @Test
  void whiteNoiseConservesEnergy() {
    double g = 1.4;
    double d = 0.3;
    Result r = Solver.solve(TestNetworks.independent(TestNetworks.formula("sin(x)"), "1.4", TestNetworks.white("0.3")), SolveOptions.ALL);
    double v = value(r, "C_x(0)");
    double potential = 0.5 * v * v - g * g * Math.exp(-v) * (Math.cosh(v) - 1);
    assertEquals(0.5 * d * d, potential, 1e-7);
  }

}

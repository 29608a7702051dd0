package org.saddlepoint.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Result;
import org.saddlepoint.model.Status;

/** Couplings that change in time, against closed forms of linear networks. */
class AnnealedCouplingsTest {
  private static Network network(String memory, String drift, String... settings) {
    String text =
        "[fields.x]\nequation = \"x' = -x + sum(J, " + drift + ") + xi\"\n[couplings.J]\nvariance = \"g^2/N\"\nmemory = \"" + memory
            + "\"\n[noise.xi]\nspectrum = \"2*D\"\n[parameters]\ng = 1.0\nD = 0.5\ntau_J = 2.0\n[analysis]\ncritical = \"g\"\n";
    return ModelReader.read(text, "annealed.toml", Path.of("."), List.of(settings));
  }

  private static Result solve(Network network, String... quantities) {
    return Solver.solve(network, new SolveOptions(List.of(quantities), OptionalDouble.empty(), OptionalDouble.empty()));
  }

  private static double value(Result result, String name) {
    return result.quantities().get(name).value().orElseThrow();
  }

  /** Passages of the mean swing to and fro between two values with slope −1; at vanishing variance m = 1/2 − max(m, 0) has the solution 1/4. */
  @Test
  void aMeanThatSwings() {
    Network network = ModelReader.read("""
        [fields.x]
        equation = "x' = -x + sum(J, max(x, 0)) + 1/2"
        [couplings.J]
        mean = "-1/N"
        variance = "1e-6/N"
        memory = "3"
        """, "test.toml", Path.of("."), List.of());
    Result r = Solver.solve(network, SolveOptions.ALL);
    assertEquals(Status.CONVERGED, r.status(), r.message());
    assertEquals(0.25, r.quantity("mean_x").value().orElseThrow(), 1e-6);
  }

  /** d⟨x²⟩/dt = −2⟨x²⟩ + g²⟨x²⟩ + 2D for couplings redrawn at every instant (Itô). */
  @Test
  void couplingsWithoutMemory() {
    Result result = solve(network("delta", "x", "g=0.8", "D=0.7"), "C_x(0)", "PR_x");
    assertEquals(2 * 0.7 / (2 - 0.64), value(result, "C_x(0)"), 1e-8);
    // The grid is good to 1e-9; cross-correlations of neurons vanish at this order.
    assertEquals(1, value(result, "PR_x"), 1e-8);
  }

  /** The transition at τ_J = 2 of the sites' own time, which may be long or short in the unit of time. */
  @ParameterizedTest
  @ValueSource(doubles = {0.003, 250})
  void theTransitionDoesNotDependOnTheUnitOfTime(double rate) {
    Network network = ModelReader.read("""
        [fields.x]
        equation = "x' = r*(-x + sum(J, x))"
        [couplings.J]
        variance = "g^2/N"
        memory = "2/r"
        [parameters]
        g = 1.0
        r = 1
        [analysis]
        critical = "g"
        """, "test.toml", Path.of("."), List.of("r=" + rate));
    assertEquals(5.317553126 / 4, value(solve(network, "critical_g"), "critical_g"), 1e-8);
  }

  @Test
  void couplingsWithoutMemoryLoseStabilityAtTheRootOfTwo() {
    assertEquals(Math.sqrt(2), value(solve(network("delta", "x", "D=0"), "critical_g"), "critical_g"), 1e-7);
    assertEquals(Status.OUTSIDE_VALIDITY, solve(network("delta", "x", "g=1.5")).status());
  }

  /**
   * C'' = (1 − g² exp(−τ/τ_J)) C is Bessel's equation in s = 2τ_J g exp(−τ/2τ_J): C ∝ J_ν(s) with ν = 2τ_J, and C'(0) = −D gives
   * C(0) = D J_ν(νg)/(g J_ν'(νg)); for ν = 4, g = 1, D = 1/2 this is 0.9431176904926517 (scipy.special 1.11).
   */
  @Test
  void couplingsOfOrnsteinUhlenbeckType() {
    assertEquals(0.9431176904926517, value(solve(network("tau_J", "x"), "C_x(0)"), "C_x(0)"), 1e-8);
  }

  /** The zero-noise state loses stability where J_ν'(νg) = 0: the first zero of J_4' is 5.317553126. */
  @Test
  void theirTransitionIsAZeroOfABesselFunction() {
    assertEquals(5.317553126 / 4, value(solve(network("tau_J", "x", "D=0"), "critical_g"), "critical_g"), 1e-8);
  }

  /** A formula with the same kink is the same network. */
  @Test
  void aFormulaIsAsGoodAsATime() {
    assertEquals(0.9431176904926517, value(solve(network("exp(-abs(tau)/tau_J)", "x"), "C_x(0)"), "C_x(0)"), 1e-8);
  }

  /** Without noise, beyond the transition, the nonlinear network fluctuates by itself; long memories approach fixed couplings. */
  @Test
  void longMemoriesApproachFixedCouplings() {
    Result result = solve(network("tau_J", "tanh(x)", "D=0", "g=3", "tau_J=2000"), "C_x(0)");
    // Chaos with fixed couplings has C(0) = 5.446326083 (arXiv:2409.01969, table of the theory); the memory enters as 1/τ_J.
    assertEquals(5.446326083, value(result, "C_x(0)"), 0.02);
  }

  /** Which averages are meant is said where pairs of sites are concerned, and not that every participation ratio is one where other couplings are fixed. */
  @Test
  void averagesAreNamed() {
    assertEquals("", solve(network("tau_J", "x", "g=0.5"), "C_x(0)").message());
    Result all = solve(network("tau_J", "x", "g=0.5"), "PR_x");
    assertTrue(all.message().startsWith("the coupling J varies in time, and every quantity is an average over noise and J: covariances between sites vanish to this order, so that participation ratios are one;"), all.message());
    Network mixed = ModelReader.read("""
        [fields.x]
        equation = "x' = -x + sum(J, x) + sum(K, x) + xi"
        [couplings.J]
        variance = "1/4/N"
        [couplings.K]
        variance = "1/9/N"
        memory = "delta"
        [noise.xi]
        spectrum = "1"
        """, "test.toml", Path.of("."), List.of());
    Result some = solve(mixed, "PR_x");
    assertTrue(some.message().contains("what arrives through K adds nothing") && !some.message().contains("are one"), some.message());
    assertTrue(value(some, "PR_x") < 0.95, some.toString());
  }
}

package org.saddlepoint.simulate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.saddlepoint.io.Progress;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.model.Result;
import org.saddlepoint.model.Status;
import org.saddlepoint.numeric.DenseProduct;

/** Simulations against closed forms and against independently computed reference values, within the simulation's own standard errors. */
class SimulationTest {
  private static final double SCORES = 3.5;

  private static void agrees(double expected, Result result, String name) {
    Quantity found = result.quantity(name);
    double value = found.value().orElseThrow();
    double error = found.error().orElseThrow();
    assertEquals(expected, value, SCORES * error + 1e-12, () -> name + " with standard error " + error);
    assertTrue(error < 0.05 * Math.max(Math.abs(expected), 0.1), () -> "the standard error of " + name + " says little: " + error);
  }

  @Test
  void linearNetworkWithWhiteNoise() {
    double g = 0.5;
    Result r = Samples.run(Samples.standard("x", g, " + xi", "[noise.xi]\nspectrum = \"2\""), 150, 6, 1);
    assertEquals(Status.CONVERGED, r.status());
    // <x²> = D/√(1 − g²) in the limit of many sites; corrections at N = 150 are below half a per cent.
    agrees(1 / Math.sqrt(1 - g * g), r, "C_x(0)");
    agrees(0, r, "mean_x");
    agrees(1, r, "gain_phi");
  }

  /** Sites beyond the top of the barrier run away; in some network a single trajectory has none and is left, without covariances across trajectories. */
  @Test
  void aSingleTrajectoryThatIsLeftHasNoCovariances() {
    Network network = Samples.read("[fields.x]", "equation = \"x' = -x + 0.5*x^3 + sum(J, tanh(x)) + xi\"", "[couplings.J]", "variance = \"0.01/N\"", "[noise.xi]", "spectrum = \"0.02\"");
    SimulationResult run = Simulation.of(network, SimulationOptions.of(12, 6, 1).withTime(20)).run(Progress.NONE);
    assertTrue(run.escaped() > 0, "some escape");
    assertTrue(run.result().quantity("C_x(0)").value().isPresent(), run.result().message());
    assertTrue(run.result().quantity("PR_x_long").value().isEmpty());
  }

  /** On the leak x³ the usual step is too long for first states of four; both states ±1 of x' = x − x³ have the square one, and nothing runs off. */
  @Test
  void firstStatesMayLieFarOutOnASteepLeak() throws InterruptedException {
    Network network = Samples.read("[fields.x]", "equation = \"x' = x - x^3 + sum(J, tanh(x))\"", "[couplings.J]", "variance = \"1e-6/N\"");
    SimulationResult run = Simulation.of(network, SimulationOptions.of(400, 2, 1)).run(Progress.NONE);
    assertEquals(0, run.escaped(), run.result().message());
    assertEquals(1, run.result().quantity("C_x(0)").value().orElseThrow(), 0.01);
    assertTrue(Simulation.of(network, SimulationOptions.of(400, 1, 1)).linearised().orElseThrow().present().isPresent());
  }

  @Test
  void slowGrowthWithoutBoundIsEscape() {
    // The uniform mode grows with rate 0.01, by some ten thousand in the time of a transient: far below any fixed bound.
    Network network = Samples.read("[fields.x]", "equation = \"x' = -x + sum(J, x)\"", "[couplings.J]", "mean = \"1.01/N\"", "variance = \"1e-6/N\"");
    Result r = Simulation.of(network, SimulationOptions.of(40, 2, 1)).run(Progress.NONE).result();
    assertEquals(Status.NOT_CONVERGED, r.status());
    assertTrue(r.message().contains("escaped"), r.message());
  }

  @Test
  void couplingsInSinglePrecisionChangeTheSeventhDigit() {
    // A fixed point is not chaotic: rounding stays rounding.
    Network network = Samples.standard("tanh(x)", 0.8, " + xi", "[noise.xi]\nkind = \"quenched\"\nvariance = \"1\"");
    SimulationOptions options = SimulationOptions.of(80, 2, 7);
    double exact = Simulation.of(network, options).run(Progress.NONE).result().quantity("C_x(0)").value().orElseThrow();
    double single = Simulation.of(network, options.withPrecision(DenseProduct.Precision.SINGLE)).run(Progress.NONE).result().quantity("C_x(0)").value().orElseThrow();
    assertEquals(exact, single, 3e-6 * exact);
    assertNotEquals(exact, single, "the rounding of couplings must be seen");
  }

  @Test
  void couplingsDrawnAloneTakeFourBytesAnElement() {
    Network alone = Samples.standard("tanh(x)", 2, "", "");
    SimulationOptions options = SimulationOptions.of(10_000, 1, 1);
    assertEquals(8e8, new CouplingMemory(alone, options).bytes(), 1);
    CouplingMemory single = new CouplingMemory(alone, options.withPrecision(DenseProduct.Precision.SINGLE));
    assertEquals(4e8, single.bytes(), 1);
    assertEquals(10_000, single.sitesWithin(4e8), 1);
  }

  @Test
  void frozenNoiseGivesFixedPoints() {
    // tanh, g = 0.8, σ = 1 with the corrections of order 1/N: statistics of correlations, arXiv:2510.21742.
    int n = 100;
    Network network = Samples.standard("tanh(x)", 0.8, " + xi", "[noise.xi]\nkind = \"quenched\"\nvariance = \"1\"");
    SimulationResult run = Simulation.of(network, SimulationOptions.of(n, 12, 2)).run(Progress.NONE);
    assertEquals("relaxation to fixed points", run.method());
    assertEquals(0, run.unsettled());
    Result r = run.result();
    agrees(1.2813106541 + 0.262105 / n, r, "C_x(0)");
    agrees(0.4395478970 + 0.007239 / n, r, "C_phi(0)");
    agrees(0.6383559400 * (1 + 0.29320 / n), r, "PR_phi");
    agrees(0.6334219070 * (1 - 0.42714 / n), r, "PR_x");
    agrees(0.5604521030, r, "gain_phi");
    assertEquals(r.quantity("C_x(0)").value().orElseThrow(), r.quantity("C_x(inf)").value().orElseThrow(), 1e-9, "a fixed point stays");
  }

  @Test
  void theThreeWaysOfWritingFrozenNoiseAgree() {
    Result rate = Samples.run(Samples.read("[fields.r]", "equation = \"r' = -r + phi(sum(J, r) + xi)\"", "[couplings.J]", "variance = \"0.64/N\"", "[noise.xi]", "kind = \"quenched\"",
        "variance = \"1\"", "[functions]", "phi = \"log(x + sqrt(1 + x^2))\""), 80, 3, 5);
    Result leak = Samples.run(Samples.read("time = \"static\"", "[fields.y]", "equation = \"0 = -sinh(y) + sum(J, y) + xi\"", "[couplings.J]", "variance = \"0.64/N\"",
        "[noise.xi]", "kind = \"quenched\"", "variance = \"1\""), 80, 3, 5);
    // The same draws of couplings and noises: the fixed points are the same numbers.
    assertEquals(rate.quantity("C_r(0)").value().orElseThrow(), leak.quantity("C_y(0)").value().orElseThrow(), 1e-8);
    assertEquals(rate.quantity("PR_r").value().orElseThrow(), leak.quantity("PR_y").value().orElseThrow(), 1e-6);
  }

  @Test
  void ornsteinUhlenbeckInputIsIntegratedExactly() {
    // Without couplings x' = −x + ξ with variance 1 and time 2 has <x²> = 2/3, whatever the step.
    Network network = Samples.standard("x", 0, " + xi", "[noise.xi]\nkind = \"ou\"\nvariance = \"1\"\ntime = \"2\"");
    Result r = Simulation.of(network, SimulationOptions.of(300, 4, 1).withTimeStep(0.5)).run(Progress.NONE).result();
    agrees(2.0 / 3, r, "C_x(0)");
  }

  @Test
  void discreteTimeLinearMap() {
    // x[t+1] = Jx + ξ: <x²> = σ²/(1 − g²).
    Network network = Samples.read("[fields.x]", "equation = \"x[t+1] = sum(J, x) + xi\"", "[couplings.J]", "variance = \"0.36/N\"", "[noise.xi]", "variance = \"1\"");
    Result r = Samples.run(network, 200, 6, 3);
    agrees(1 / (1 - 0.36), r, "C_x(0)");
    assertEquals(1, r.functions().get("C_x").at()[1], 0, "lags are integers");
  }

  @Test
  void annealedCouplingsActLikeWhiteNoise() {
    // Couplings redrawn at every step give x the variance σ²/(1 − g²) too, without correlations between sites.
    Network network = Samples.read("[fields.x]", "equation = \"x[t+1] = sum(J, x) + xi\"", "[couplings.J]", "variance = \"0.36/N\"", "memory = \"delta\"", "[noise.xi]", "variance = \"1\"");
    Result r = Samples.run(network, 200, 6, 4);
    agrees(1 / (1 - 0.36), r, "C_x(0)");
    agrees(1, r, "PR_x");
  }

  @Test
  void factorsStayFactors() {
    // Modes of equal strength, linear: effective variance g² = α·strength², <x²> = D/√(1 − g²).
    Network network = Samples.read("[species.mode]", "size = \"2*N\"", "[fields.z]", "species = \"mode\"", "equation = \"z = 0.35*sum(R, x)\"", "[fields.x]",
        "equation = \"x' = -x + sum(L, z) + xi\"", "[couplings.R]", "to = \"mode\"", "variance = \"1/N\"", "[couplings.L]", "from = \"mode\"", "variance = \"1/N\"", "[noise.xi]",
        "spectrum = \"2\"");
    Result r = Samples.run(network, 150, 6, 6);
    agrees(1 / Math.sqrt(1 - 2 * 0.35 * 0.35), r, "C_x(0)");
  }

  @Test
  void multiplicativeDynamicsStayPositive() {
    // A community without interactions: every species at its capacity.
    Network network = Samples.read("[fields.x]", "equation = \"x' = x*(1 - x - sum(A, x))\"", "[couplings.A]", "mean = \"1/N\"", "variance = \"0.04/N\"");
    Result r = Samples.run(network, 100, 4, 7);
    // mean x = 1/(1 + μ) up to the effect of the disorder, of order σ².
    assertEquals(0.5, r.quantity("mean_x").value().orElseThrow(), 0.02);
    assertEquals(0, r.quantity("var_x").value().orElseThrow(), 1e-9);
    assertTrue(r.quantity("PR_x").value().isEmpty(), "nothing fluctuates, so there is no dimension");
  }

  @Test
  void quiescence() {
    Result r = Samples.run(Samples.standard("tanh(x)", 0.5, "", ""), 60, 2, 1);
    assertEquals(Status.QUIESCENT, r.status());
    assertEquals(0, r.quantity("C_x(0)").value().orElseThrow(), 1e-12);
    assertTrue(r.quantity("PR_x").value().isEmpty());
  }

  @Test
  void escapedTrajectoriesAreCountedAndSaid() {
    SimulationResult run = Simulation.of(Samples.standard("x", 2, "", ""), SimulationOptions.of(50, 2, 1)).run(Progress.NONE);
    assertEquals(run.trajectories(), run.escaped());
    assertEquals(Status.NOT_CONVERGED, run.result().status());
    assertTrue(run.result().message().contains("escaped"), run.result().message());
  }

  @Test
  void resultsDoNotDependOnThreads() {
    Network network = Samples.standard("tanh(x)", 3, " + xi", "[noise.xi]\nspectrum = \"0.1\"");
    SimulationOptions options = SimulationOptions.of(40, 4, 9).withTime(20);
    Result one = Simulation.of(network, options.withThreads(1)).run(Progress.NONE).result();
    Result two = Simulation.of(network, options.withThreads(2)).run(Progress.NONE).result();
    assertEquals(one.quantities(), two.quantities());
    assertArrayEquals(one.functions().get("C_phi").value(), two.functions().get("C_phi").value());
  }

  @Test
  void aGivenMatrixIsUsed() {
    // The linear chain 0 → 1 with weight 2 and unit white noise: <x_1²> = D + 4 D/2 = 3, <x_0²> = 1.
    Network network = Samples.standard("x", 1, " + xi", "[noise.xi]\nspectrum = \"2\"");
    GivenMatrix chain = new GivenMatrix(2, 2, new double[] {0, 0, 2, 0});
    Result r = Simulation.of(network, SimulationOptions.of(2, 16, 1).withTime(200).withMatrices(java.util.Map.of("J", chain))).run(Progress.NONE).result();
    agrees(2, r, "C_x(0)");
    // Eight such chains have an element in thirty-two that is not zero, and a sparse product.
    double[] chains = new double[256];
    for (int k = 0; k < 16; k += 2) {
      chains[(k + 1) * 16 + k] = 2;
    }
    SimulationOptions options = SimulationOptions.of(16, 4, 1).withTime(200).withMatrices(java.util.Map.of("J", new GivenMatrix(16, 16, chains)));
    agrees(2, Simulation.of(network, options).run(Progress.NONE).result(), "C_x(0)");
  }

  @Test
  void networksAtRestMayStandBesideNetworksThatMove() {
    // Near the onset some small networks settle and others do not.
    Result r = Simulation.of(Samples.standard("tanh(x)", 1.3, "", ""), SimulationOptions.of(20, 6, 1).withTime(30)).run(Progress.NONE).result();
    assertEquals(Status.CONVERGED, r.status());
    assertTrue(r.quantity("C_x(0)").value().orElseThrow() > 0);
    assertTrue(r.functions().containsKey("C_x"));
  }

  @Test
  void lagsReachFarAndAreFine() {
    Result r = Samples.run(Samples.standard("tanh(x)", 3, "", ""), 60, 2, 1);
    double[] at = r.functions().get("C_x").at();
    assertEquals(0, at[0]);
    assertTrue(at[at.length - 1] >= 10);
    assertTrue(at[1] <= 0.05 + 1e-12);
    assertEquals(r.quantity("C_x(0)").value().orElseThrow(), r.functions().get("C_x").value()[0], 1e-9);
  }
}

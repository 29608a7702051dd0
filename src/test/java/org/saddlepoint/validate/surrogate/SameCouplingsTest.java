package org.saddlepoint.validate.surrogate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.saddlepoint.io.Progress;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Network;
import org.saddlepoint.numeric.ComplexLu;
import org.saddlepoint.numeric.NumericalFailure;
import org.saddlepoint.numeric.RandomStream;
import org.saddlepoint.simulate.SimulationOptions;
import org.saddlepoint.solve.LinearEquivalent;

class SameCouplingsTest {
  private static final String PLAIN =
      """
      [fields.x]
      equation = "x' = -x + sum(J, phi(x)) + xi"
      [couplings.J]
      variance = "0.5/N"
      [noise.xi]
      spectrum = "1"
      [functions]
      phi = "tanh(x)"
      """;

  /** Two kinds of neurons, two kinds of modes, one step of time: everything is exact but for the length of the run. */
  private static final String LINEAR =
      """
      [species.neuron.parameters]
      a = { distribution = "bernoulli", p = 0.5, low = 0.5, high = 1.3 }
      [species.mode]
      size = "N"
      [species.mode.parameters]
      strength = { distribution = "bernoulli", p = 0.5, low = 0.3, high = 0.6 }
      [fields.z]
      species = "mode"
      equation = "z = strength*sum(R, x)"
      [fields.x]
      equation = "x[t+1] = a*sum(L, z) + xi"
      [couplings.R]
      to = "mode"
      variance = "1/N"
      [couplings.L]
      from = "mode"
      variance = "1/N"
      [noise.xi]
      variance = "1"
      """;

  private static Network read(String text) {
    return ModelReader.read(text, "test.toml", Path.of("."), List.of());
  }

  /** Against the sum over frequencies of (1 − SJ)^{-1} c⁰ (1 − SJ)^{-†}, matrix by matrix. */
  @Test
  void eigenvaluesGiveTheSameCovariancesAsFrequencies() {
    Network network = read(PLAIN);
    double[][] rule = SameCouplings.frequencies(network);
    LinearEquivalent theory = LinearSurrogate.theory(network, 1, 1, rule[0]);
    int n = 8;
    double[] j = new double[n * n];
    RandomStream.of(5, "test", 0).fillGaussian(j, Math.sqrt(0.5 / n));
    double[] sum = new double[n * n];
    for (int k = 0; k < rule[0].length; k++) {
      LinearEquivalent.Coefficients c = theory.at(0, 0, k);
      double[] re = new double[n * n];
      double[] im = new double[n * n];
      double[] xRe = new double[n * n];
      double[] xIm = new double[n * n];
      for (int i = 0; i < n * n; i++) {
        re[i] = (i % (n + 1) == 0 ? 1 : 0) - c.responseRe()[0] * j[i];
        im[i] = -c.responseIm()[0] * j[i];
        xRe[i] = i % (n + 1) == 0 ? 1 : 0;
      }
      ComplexLu lu = new ComplexLu(n);
      lu.factor(re, im);
      lu.solve(xRe, xIm, n);
      for (int a = 0; a < n; a++) {
        for (int b = 0; b < n; b++) {
          for (int i = 0; i < n; i++) {
            sum[a * n + b] += 2 * rule[1][k] * c.sourceRe()[0] * (xRe[a * n + i] * xRe[b * n + i] + xIm[a * n + i] * xIm[b * n + i]);
          }
        }
      }
    }
    double trace = IntStream.range(0, n).mapToDouble(i -> sum[i * n + i]).sum();
    double square = Arrays.stream(sum).map(x -> x * x).sum();
    Filters filters = Filters.of(theory, IntStream.range(0, rule[0].length).toArray()).orElseThrow();
    EqualTimes.Result found = new EqualTimes(theory, filters, rule[1], new int[] {n}, new int[][] {new int[n]}).of(Map.of("J", j));
    assertEquals(0, found.unstable());
    assertEquals(trace, found.traces()[0][0], 1e-6 * trace);
    assertEquals(square, found.traces()[0][1], 1e-6 * square);
  }

  @Test
  void couplingsThatAreTooStrongAreNoticed() {
    Network network = read(PLAIN);
    double[][] rule = SameCouplings.frequencies(network);
    LinearEquivalent theory = LinearSurrogate.theory(network, 1, 1, rule[0]);
    Filters filters = Filters.of(theory, IntStream.range(0, rule[0].length).toArray()).orElseThrow();
    double[] j = {0, 3, 3, 0};
    assertEquals(1, new EqualTimes(theory, filters, rule[1], new int[] {2}, new int[][] {new int[2]}).of(Map.of("J", j)).unstable());
  }

  /** A linear network is its own surrogate. */
  @Test
  void linearNetworksAreTheirOwnSurrogates() {
    Network network = read(LINEAR);
    LinearEquivalent theory = LinearSurrogate.theory(network, 1, 1, SameCouplings.frequencies(network)[0]);
    SameCouplings.Comparison found = SameCouplings.of(network, theory, SimulationOptions.of(50, 4, 3)).run(Progress.NONE);
    SameCouplings.Row row = found.rows().get(0);
    assertEquals("x", row.name());
    assertEquals(1, found.rows().size(), "modes have no time course of their own");
    assertTrue(row.ratio().error() < 0.01, row.toString());
    assertEquals(1, row.ratio().value(), 4 * row.ratio().error(), row.toString());
    assertTrue(row.nonlinear().error() > 2 * row.ratio().error() * row.nonlinear().value(), "the same couplings take away the scatter of networks: " + row);
  }

  @Test
  void frozenNoiseIsRefused() {
    Network network = read(PLAIN.replace("spectrum = \"1\"", "kind = \"quenched\"\nvariance = \"1\"").replace("tanh(x)", "x"));
    double[] omega = SameCouplings.frequencies(network)[0];
    assertThrows(NumericalFailure.class, () -> SameCouplings.of(network, LinearSurrogate.theory(read(PLAIN), 1, 1, omega), SimulationOptions.of(20, 2, 1)));
  }
}

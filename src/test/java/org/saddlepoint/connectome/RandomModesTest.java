package org.saddlepoint.connectome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.saddlepoint.numeric.RandomStream;

class RandomModesTest {

  private static RandomModes fit(Connectome graph) {
    Coupling coupling = Coupling.of(graph, Weights.COUNT, 1);
    return RandomModes.of(coupling, Modes.of(coupling));
  }

  /** a_i Σ_a X_ia D_a R_ja b_j with log-normal gains and D_a = exp(−κ a/N), ρ the overlap of all modes. */
  private static Connectome modes(int n, double kappa, double spread, double rho, long seed) {
    RandomStream random = RandomStream.of(seed, "random modes", n);
    Gains gains = new Gains(IntStream.range(0, n).mapToDouble(i -> Math.exp(spread * random.nextGaussian())).toArray(),
        IntStream.range(0, n).mapToDouble(i -> Math.exp(spread * random.nextGaussian())).toArray());
    double[] strengths = IntStream.range(0, n).mapToDouble(a -> Math.exp(-kappa * a / n)).toArray();
    double[] overlaps = new double[n];
    Arrays.fill(overlaps, rho);
    return Graphs.of(n, ModelDraw.of(new RandomModes(gains, 1, 1, strengths, overlaps, 1), seed));
  }

  /** (Σ D²)²/(N Σ D⁴) of D = exp(−κu), from the integrals. */
  private static double rankOfModes(double kappa) {
    return kappa == 0 ? 1 : Math.pow(1 - Math.exp(-2 * kappa), 2) / (kappa * (1 - Math.exp(-4 * kappa)));
  }

  @Test
  void theEstimateIsTheSumOverFourCyclesWithDifferentCorners() {
    int n = 7;
    Coupling c = Coupling.of(Graphs.sparse(n, 0.6, 8), Weights.CENTRED, 1);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < n; k++) {
          for (int l = 0; l < n; l++) {
            sum += i == k || j == l ? 0 : c.element(i, j) * c.element(k, j) * c.element(k, l) * c.element(i, l);
          }
        }
      }
    }
    assertEquals(sum / n, RandomModes.of(c, Modes.of(c)).inverseRank(), 1e-11);
  }

  @Test
  void independentElementsHaveNoModes() {
    RandomModes fit = fit(Graphs.gaussian(150, 1));
    assertTrue(fit.independent(), "1/PR_D = " + fit.inverseRank());
    // Four-cycles of independent elements have mean zero; their sum over N has the standard deviation 2/N.
    assertEquals(0, fit.inverseRank(), 5 * 2.0 / 150);
    assertEquals(1, fit.gains().inputFourth(), 0.05);
  }

  /** Flat and exponentially decaying strengths, with and without gains: the estimate finds the rank that the strengths have. */
  @Test
  void theRankOfTheModesIsFound() {
    for (double[] setting : new double[][] {{0, 0, 0}, {2, 0, 0}, {5, 0, 0}, {2, 0.3, 0}, {2, 0, 0.4}}) {
      double[] inverse = new double[6];
      for (int s = 0; s < inverse.length; s++) {
        inverse[s] = fit(modes(160, setting[0], setting[1], setting[2], s)).inverseRank();
      }
      double mean = Arrays.stream(inverse).average().orElseThrow();
      double spread = Math.sqrt(Arrays.stream(inverse).map(x -> (x - mean) * (x - mean)).sum() / 5 / 6);
      double expected = 1 / rankOfModes(setting[0]);
      // Four standard errors; gains estimated from N elements and overlaps bias at order 1/N.
      assertEquals(expected, mean, 4 * spread + 0.04 * expected, "setting " + Arrays.toString(setting));
    }
  }

  @Test
  void theFitHasUnitStrengthAndTheRankThatWasEstimated() {
    RandomModes fit = fit(modes(120, 4, 0.3, 0.3, 2));
    assertEquals(1, Arrays.stream(fit.strengths()).map(d -> d * d).average().orElseThrow(), 1e-12);
    assertEquals(1 / fit.inverseRank(), fit.rankOfModes(), 1e-9);
    assertEquals(1, fit.ratio(), 1e-12);
    assertEquals(1, Arrays.stream(fit.gains().input()).map(a -> a * a).average().orElseThrow(), 1e-12);
    assertEquals(1, Arrays.stream(fit.gains().output()).map(b -> b * b).average().orElseThrow(), 1e-12);
    assertTrue(Arrays.stream(fit.overlaps()).allMatch(r -> Math.abs(r) <= 1));
  }

  @Test
  void aDrawOfTheFitLooksLikeTheOriginal() {
    Connectome original = modes(160, 4, 0.3, 0, 3);
    Coupling coupling = Coupling.of(original, Weights.COUNT, 1);
    Modes modes = Modes.of(coupling);
    Connectome drawn = Graphs.of(160, ModelDraw.of(RandomModes.of(coupling, modes), 5));
    Modes again = Modes.of(Coupling.of(drawn, Weights.COUNT, 1));
    // Two networks of this size differ by some per cent in their effective rank.
    assertEquals(modes.effectiveRank(), again.effectiveRank(), 0.15 * modes.effectiveRank());
    assertEquals(modes.values()[40], again.values()[40], 0.12 * modes.values()[40]);
  }

  @Test
  void aMatrixOfRankOneIsOneMode() {
    double[] u = {1, 2, 2, 1, 1, -1};
    double[] v = {1, -1, 1, 1, -2, 1};
    double[] weights = IntStream.range(0, 36).mapToDouble(k -> u[k / 6] * v[k % 6]).toArray();
    RandomModes fit = fit(Graphs.of(6, weights));
    // 1/PR_D = N (1 − Σu⁴)(1 − Σv⁴) for vectors of length one: |u|² = 12, Σu⁴ = 36/144; |v|² = 9, Σv⁴ = 21/81.
    assertEquals(6 * (1 - 36.0 / 144) * (1 - 21.0 / 81), fit.inverseRank(), 1e-10);
    assertEquals(1, fit.strengths().length);
    assertEquals(1 / fit.inverseRank(), fit.ratio(), 1e-12);
  }

  @Test
  void classesKeepMeansAndAlmostKeepMeanSquares() {
    RandomStream random = RandomStream.of(1, "classes", 0);
    double[] x = IntStream.range(0, 500).mapToDouble(i -> Math.exp(random.nextGaussian())).toArray();
    double[] y = IntStream.range(0, 500).mapToDouble(i -> random.nextDouble()).toArray();
    Classes classes = Classes.of(x, y, 24);
    assertEquals(Arrays.stream(x).sum(), Arrays.stream(classes.first()).sum(), 1e-9);
    assertEquals(Arrays.stream(y).sum(), Arrays.stream(classes.second()).sum(), 1e-9);
    double square = Arrays.stream(x).map(v -> v * v).sum();
    assertEquals(square, Arrays.stream(classes.first()).map(v -> v * v).sum(), 0.02 * square);
    assertTrue(IntStream.range(0, 500).mapToObj(i -> classes.first()[i] + " " + classes.second()[i]).distinct().count() <= 24);
    Classes one = Classes.of(new double[] {2, 2, 2}, new double[] {0, 0, 0}, 24);
    assertEquals(1, Arrays.stream(one.first()).distinct().count());
  }
}

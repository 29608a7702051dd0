package org.saddlepoint.solve.sampled;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlepoint.model.Field;
import org.saddlepoint.model.ModeTexts;
import org.saddlepoint.rule.Derivation;

class LinearTransferTest {
  /** One field by its own formulas and as a matrix of one row and column, every power of iω present. */
  @ParameterizedTest
  @CsvSource({"ALGEBRAIC, 0, false", "DIFFERENTIAL, 1, false", "DIFFERENTIAL, 2, false", "DIFFERENTIAL, 3, false", "DIFFERENTIAL, 4, false", "IMPLICIT, 0, false",
    "DISCRETE, 0, true", "ALGEBRAIC, 0, true"})
  void oneFieldIsAMatrixOfOneElement(Field.Kind kind, int order, boolean discrete) {
    SampledSystem system = new SampledSystem(Derivation.meanField(Texts.network(ModeTexts.overlapping("2", "tanh(x)", "1"))), Map.of());
    int mode = system.site("mode");
    SampledSystem.Site site = system.sites().get(mode);
    assertTrue(!site.feedbacks().isEmpty(), "nothing comes back");
    Periodic grid = new Periodic(16, 0.3, discrete);
    OrderParameters state = new OrderParameters(system, grid);
    Random random = new Random(7);
    for (int r = 0; r < state.responseRe.length; r++) {
      state.responseRe[r] = numbers(random, grid.bins());
      state.responseIm[r] = numbers(random, grid.bins());
      state.instant[r] = random.nextGaussian();
    }
    int readouts = site.readouts().size();
    int powers = 2 + Math.max(1, order);
    LinearTransfer transfer = new LinearTransfer(new LinearTransfer.Form("mode", new Field.Kind[] {kind}, new int[] {order}, site.feedbacks(), discrete),
        new LinearTransfer.Numbers(new double[][][] {polynomial(random, powers)}, numbers(random, 1),
            java.util.stream.IntStream.range(0, readouts).mapToObj(b -> polynomial(random, powers)).toArray(double[][][]::new), numbers(random, readouts),
            new double[][] {numbers(random, site.posts())}), site.posts());
    SiteInputs inputs = new SiteInputs(system, mode, state);
    int size = readouts * (site.posts() + 1);
    for (int bin = -1; bin < grid.bins(); bin++) {
      double[][] fast = new double[2][size];
      double[][] matrix = new double[2][size];
      transfer.at(bin < 0 ? 3.7 : grid.frequency(bin), inputs, bin, fast[0], fast[1]);
      transfer.byMatrix(bin < 0 ? 3.7 : grid.frequency(bin), inputs, bin, matrix[0], matrix[1]);
      double scale = Arrays.stream(matrix[0]).map(Math::abs).max().orElseThrow();
      assertTrue(scale > 0);
      assertArrayEquals(matrix[0], fast[0], 1e-11 * scale, "bin " + bin);
      assertArrayEquals(matrix[1], fast[1], 1e-11 * scale, "bin " + bin);
    }
  }

  private static double[][] polynomial(Random random, int powers) {
    return java.util.stream.IntStream.range(0, powers).mapToObj(p -> numbers(random, 1)).toArray(double[][]::new);
  }

  private static double[] numbers(Random random, int count) {
    return random.doubles(count, -1, 1).toArray();
  }
}

package org.saddlepoint.connectome;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.saddlepoint.expr.InputException;

class ModesTest {
  /** Rounding of a decomposition of small matrices of order one. */
  private static final double ROUNDING = 1e-12;

  private static Modes modes(Connectome graph) {
    return Modes.of(Coupling.of(graph, Weights.COUNT, 1));
  }

  @Test
  void aMatrixOfRankOneHasOneMode() {
    double[] u = {1, 2, 2, 0};
    double[] v = {0, 3, 0, 4};
    double[] weights = new double[16];
    for (int k = 0; k < 16; k++) {
      weights[k] = u[k / 4] * v[k % 4];
    }
    Coupling coupling = Coupling.of(Graphs.of(4, weights), Weights.COUNT, 1);
    Modes modes = Modes.of(coupling);
    assertEquals(1, modes.rank());
    // |u| |v| = 3·5, u·v = 6
    assertEquals(15, modes.values()[0] * coupling.unit(), 15 * ROUNDING);
    assertEquals(6.0 / 15, modes.overlaps()[0], ROUNDING);
    assertTrue(Double.isNaN(modes.overlaps()[1]));
    assertEquals(0.25, modes.effectiveRank(), ROUNDING);
    assertEquals(6.0 / 15, modes.weightedOverlap(), ROUNDING);
    // Unit strength: the sum of squares is N.
    assertEquals(4, Arrays.stream(coupling.elements()).map(w -> w * w).sum(), ROUNDING);
  }

  @Test
  void equalSingularValuesShareTheirOverlap() {
    // A cycle of three and a neuron that feeds itself: all singular values are one, and the trace of V^T U is that of the matrix.
    Modes modes = modes(Graphs.of(4, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1));
    assertArrayEquals(new double[] {1, 1, 1, 1}, modes.values(), ROUNDING);
    assertArrayEquals(new double[] {0.25, 0.25, 0.25, 0.25}, modes.overlaps(), ROUNDING);
    assertEquals(1, modes.effectiveRank(), ROUNDING);
  }

  @Test
  void numpyAgrees() throws Exception {
    List<double[]> rows;
    try (var in = ModesTest.class.getResourceAsStream("/reference/connectome-singular-modes.csv")) {
      rows = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(l -> Character.isDigit(l.charAt(0)))
          .map(l -> Arrays.stream(l.split(",")).mapToDouble(Double::parseDouble).toArray()).toList();
    }
    int n = rows.size();
    Coupling coupling = Coupling.of(Graphs.of(n, rows.stream().flatMapToDouble(r -> Arrays.stream(r, 0, n)).toArray()), Weights.COUNT, 1);
    Modes modes = Modes.of(coupling);
    assertEquals(9, modes.rank());
    for (int a = 0; a < 9; a++) {
      assertEquals(rows.get(a)[n], modes.values()[a] * coupling.unit(), 1e-11);
      assertEquals(rows.get(a)[n + 1], modes.overlaps()[a], 1e-11);
    }
    assertTrue(Double.isNaN(modes.overlaps()[9]));
    // (sum s^2)^2/(N sum s^4) of the same singular values in NumPy
    assertEquals(0.2561085126286246, modes.effectiveRank(), ROUNDING);
  }

  @Test
  void theWeightedSumOfOverlapsIsTheTrace() {
    Connectome graph = Graphs.sparse(30, 0.2, 4);
    Coupling coupling = Coupling.of(graph, Weights.SIGNED, 9);
    Modes modes = Modes.of(coupling);
    double sum = 0;
    for (int a = 0; a < 30; a++) {
      sum += Double.isNaN(modes.overlaps()[a]) ? 0 : modes.values()[a] * modes.overlaps()[a];
    }
    assertEquals(30 * coupling.trace(), sum, 1e-10);
  }

  @Test
  void weightsAreMadeByTheirRule() {
    Connectome graph = Graphs.sparse(25, 0.3, 2);
    double[] centred = Weights.CENTRED.matrix(graph.weights(), 25, 1);
    assertEquals(0, Arrays.stream(centred).sum(), 1e-11);
    assertEquals(graph.weights()[3] - graph.weights()[4], centred[3] - centred[4], ROUNDING);
    double[] signed = Weights.SIGNED.matrix(graph.weights(), 25, 1);
    int negative = 0;
    for (int j = 0; j < 25; j++) {
      double sign = 0;
      for (int i = 0; i < 25; i++) {
        assertEquals(graph.weights()[i * 25 + j], Math.abs(signed[i * 25 + j]));
        sign = signed[i * 25 + j] != 0 ? Math.signum(signed[i * 25 + j]) : sign;
      }
      for (int i = 0; i < 25; i++) {
        assertTrue(signed[i * 25 + j] * sign >= 0, "the weights of a presynaptic neuron have one sign");
      }
      negative += sign < 0 ? 1 : 0;
    }
    assertTrue(negative > 3 && negative < 22, negative + " of 25 negative");
    assertArrayEquals(signed, Weights.SIGNED.matrix(graph.weights(), 25, 1));
    assertArrayEquals(Modes.of(Coupling.of(graph, Weights.COUNT, 1)).values(), Modes.of(Coupling.of(graph, Weights.SIGNED, 1)).values(), 1e-11);
    assertThrows(InputException.class, () -> Coupling.of(Graphs.of(2, 0.1, 0.1, 0.1, 0.1), Weights.CENTRED, 1));
  }

  @Test
  void veryLargeAndVerySmallWeightsDoNotOverflow() {
    for (double scale : new double[] {1e-200, 1e200}) {
      Coupling coupling = Coupling.of(Graphs.of(2, 0, 3 * scale, 4 * scale, 0), Weights.COUNT, 1);
      Modes modes = Modes.of(coupling);
      assertEquals(4 * scale, modes.values()[0] * coupling.unit(), 4 * scale * ROUNDING);
      // (9 + 16)²/(2 (81 + 256))
      assertEquals(625.0 / 674, modes.effectiveRank(), ROUNDING);
    }
  }
}

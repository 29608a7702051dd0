package org.saddlepoint.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Network;
import org.saddlepoint.numeric.DenseProduct;

class StepperTest {
  private static final double DT = 0.1;

  private static Network network(String equation, double g) {
    return ModelReader.read("[fields.x]\nequation = \"" + equation + "\"\n[couplings.J]\nvariance = \"g^2/N\"\n[parameters]\ng = " + g + "\n", "steps.toml", Path.of(""), List.of());
  }

  private static double meanSquare(Network network, int trajectories, int steps, int threads, DenseProduct.Precision precision) {
    try (Stepper stepper = Stepper.of(network, 600, trajectories, DT, 3, threads, precision)) {
      stepper.steps(steps);
      return stepper.meanSquare();
    }
  }

  /** x' = −x + tiny input: every element is multiplied by 1 − h + h²/2 − h³/6 + h⁴/24 in a step, over several pieces of the arrays. */
  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void stepsAreRungeKuttaSteps(int trajectories) {
    Network decay = network("x' = -x + sum(J, x)", 1e-12);
    double before = meanSquare(decay, trajectories, 0, 1, DenseProduct.Precision.DOUBLE);
    double after = meanSquare(decay, trajectories, 7, 1, DenseProduct.Precision.DOUBLE);
    double factor = 1 - DT + DT * DT / 2 - Math.pow(DT, 3) / 6 + Math.pow(DT, 4) / 24;
    assertEquals(Math.pow(factor, 14), after / before, 1e-10);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 16})
  void singlePrecisionAgreesWithDouble(int trajectories) {
    Network tanh = network("x' = -x + sum(J, tanh(x))", 2);
    double exact = meanSquare(tanh, trajectories, 10, 1, DenseProduct.Precision.DOUBLE);
    double rounded = meanSquare(tanh, trajectories, 10, 1, DenseProduct.Precision.SINGLE);
    assertEquals(exact, rounded, 1e-6 * exact);
    assertNotEquals(exact, rounded);
  }

  /** Rounding of couplings, outputs and sums to 24 bits: 6e-8 of inputs of size two in each of N terms, which g lets grow for a time of one. */
  @ParameterizedTest
  @ValueSource(ints = {1, 8, 17, 32})
  void trajectoriesInSinglePrecisionStayWithThoseInDouble(int trajectories) {
    Network tanh = network("x' = -x + sum(J, tanh(x))", 2);
    try (Stepper exact = Stepper.of(tanh, 600, trajectories, DT, 3, 1, DenseProduct.Precision.DOUBLE);
        Stepper single = Stepper.of(tanh, 600, trajectories, DT, 3, 1, DenseProduct.Precision.SINGLE)) {
      for (int k = 1; k <= 10; k++) {
        exact.steps(1);
        single.steps(1);
        double[] expected = exact.field();
        double[] found = single.field();
        double distance = IntStream.range(0, expected.length).mapToDouble(i -> Math.abs(expected[i] - found[i])).max().orElseThrow();
        assertTrue(distance < 1e-6 * k, distance + " after " + k + " steps");
        assertTrue(distance > 1e-9, "the couplings are not rounded");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 16})
  void twoThreadsGiveTheSameBits(int trajectories) {
    Network tanh = network("x' = -x + sum(J, tanh(x))", 2);
    for (DenseProduct.Precision precision : DenseProduct.Precision.values()) {
      assertEquals(meanSquare(tanh, trajectories, 20, 1, precision), meanSquare(tanh, trajectories, 20, 2, precision));
    }
  }

  /** An output with a name of its own is up to date at every stage, so that it is as good as its formula. */
  @Test
  void algebraicOutputsFollowTheStates() {
    Network written = network("x' = -x + 3*tanh(x) + sum(J, x)", 1e-12);
    String text = "[fields.r]\nequation = \"r = tanh(x)\"\n[fields.x]\nequation = \"x' = -x + 3*r + sum(J, x)\"\n[couplings.J]\nvariance = \"g^2/N\"\n[parameters]\ng = 1e-12\n";
    Network named = ModelReader.read(text, "steps.toml", Path.of(""), List.of());
    double expected = meanSquare(written, 8, 12, 1, DenseProduct.Precision.DOUBLE);
    assertEquals(expected, meanSquare(named, 8, 12, 1, DenseProduct.Precision.DOUBLE), 1e-13 * expected);
  }
}

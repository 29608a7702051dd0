package org.saddlepoint.connectome;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.saddlepoint.numeric.RandomStream;

class ShuffleTest {

  private static double[] column(double[] weights, int n, int j) {
    double[] column = new double[n];
    for (int i = 0; i < n; i++) {
      column[i] = i == j ? 0 : weights[i * n + j];
    }
    Arrays.sort(column);
    return column;
  }

  private static void keepsWhatItPromises(Connectome graph, double[] shuffled) {
    int n = graph.size();
    Connectome other = Graphs.of(n, shuffled);
    assertArrayEquals(Degrees.of(graph).in(), Degrees.of(other).in());
    assertArrayEquals(Degrees.of(graph).out(), Degrees.of(other).out());
    for (int j = 0; j < n; j++) {
      assertArrayEquals(column(graph.weights(), n, j), column(shuffled, n, j), "weights sent by " + j);
      assertEquals(graph.weights()[j * n + j], shuffled[j * n + j]);
    }
    assertFalse(Arrays.equals(graph.weights(), shuffled));
  }

  @Test
  void degreesAndOutgoingWeightsStay() {
    Connectome graph = Graphs.sparse(40, 0.2, 7);
    double[] shuffled = Shuffle.of(graph.weights(), 40, RandomStream.of(1, "shuffle", 0));
    keepsWhatItPromises(graph, shuffled);
    assertArrayEquals(shuffled, Shuffle.of(graph.weights(), 40, RandomStream.of(1, "shuffle", 0)));
    long moved = java.util.stream.IntStream.range(0, 1600).filter(k -> graph.weights()[k] != 0 && shuffled[k] == 0).count();
    assertTrue(moved > graph.connections() / 3, moved + " of " + graph.connections() + " connections moved");
  }

  @Test
  void aCompleteGraphDealsItsWeights() {
    Connectome graph = Graphs.gaussian(12, 3);
    keepsWhatItPromises(graph, Shuffle.of(graph.weights(), 12, RandomStream.of(1, "shuffle", 0)));
  }

  @Test
  void aGraphWithNothingToExchangeStays() {
    double[] star = {0, 1, 1, 0, 0, 0, 0, 0, 0};
    assertArrayEquals(star, Shuffle.of(star, 3, RandomStream.of(1, "shuffle", 0)));
  }

  /** A block of strong feedback has overlaps that no shuffle has; random numbers have those of their shuffles. */
  @Test
  void overlapsStandOutWhereTheyAreThere() {
    Connectome random = Graphs.sparse(60, 0.15, 5);
    double[] weights = random.weights().clone();
    for (int i = 0; i < 15; i++) {
      for (int j = 0; j < 15; j++) {
        weights[i * 60 + j] += i == j ? 0 : 4;
      }
    }
    assertTrue(Math.abs(leading(random)) < 4, "z = " + leading(random));
    double z = leading(Graphs.of(60, weights));
    assertTrue(z > 6, "z = " + z);
  }

  /** The score of the mean overlap by share of variance, centred so that the common sign does not count. */
  private static double leading(Connectome graph) {
    Coupling coupling = Coupling.of(graph, Weights.CENTRED, 1);
    return ShuffleNull.of(graph, Weights.CENTRED, 1, 12, coupling, Modes.of(coupling), org.saddlepoint.io.Progress.NONE).weightedOverlap().z();
  }
}

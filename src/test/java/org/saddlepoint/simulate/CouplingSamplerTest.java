package org.saddlepoint.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.saddlepoint.model.Network;

/** Sample statistics of drawn couplings: with n elements an average of products of unit normals is good to a few times 1/√n. */
class CouplingSamplerTest {
  private static final int N = 300;

  private static Map<String, double[]> draw(Network network, int[] sites, List<Map<String, double[]>> parameters) {
    return new CouplingSampler(network, N, sites, parameters).draw(Set.of(), new Streams(1, 0));
  }

  private static double mean(double[] a, double[] b, int columns, boolean transposed) {
    double sum = 0;
    int rows = a.length / columns;
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        sum += a[i * columns + j] * b[transposed ? j * rows + i : i * columns + j];
      }
    }
    return sum / a.length;
  }

  @Test
  void squareCouplingHasVarianceReciprocityAndMean() {
    Network network = Samples.read("[fields.x]", "equation = \"x' = -x + sum(J, x)\"", "[couplings.J]", "variance = \"4/N\"", "reciprocity = \"-0.6\"", "mean = \"-5/N\"", "self = false");
    double[] j = draw(network, new int[] {N}, List.of(Map.of())).get("J");
    double mean = 0;
    for (int i = 0; i < N; i++) {
      assertEquals(0, j[i * N + i], 0, "no self-coupling");
      for (int k = 0; k < N; k++) {
        mean += j[i * N + k] / ((double) N * (N - 1));
      }
    }
    assertEquals(-5.0 / N, mean, 4 * 2 / Math.sqrt(N) / N, "four standard errors");
    for (int k = 0; k < j.length; k++) {
      j[k] += 5.0 / N;
    }
    double scale = 4.0 / N;
    double tolerance = 0.03;
    assertEquals(1, mean(j, j, N, false) / scale, tolerance);
    assertEquals(-0.6, mean(j, j, N, true) / scale, tolerance);
  }

  @Test
  void leftAndRightModesOverlapSiteBySite() {
    Network network = Samples.read("[species.mode]", "size = \"0.5*N\"", "[species.mode.parameters]", "u = { distribution = \"uniform\" }", "rho = \"u - 0.3\"", "[fields.z]",
        "species = \"mode\"", "equation = \"z = sum(R, x)\"", "[fields.x]", "equation = \"x' = -x + sum(L, z)\"", "[couplings.R]", "to = \"mode\"", "variance = \"1/N\"", "[couplings.L]",
        "from = \"mode\"", "variance = \"4/N\"", "covariance = { with = \"transpose(R)\", value = \"rho/N\" }");
    int modes = N / 2;
    double[] rho = new double[modes];
    for (int a = 0; a < modes; a++) {
      rho[a] = (a + 0.5) / modes - 0.3;
    }
    List<Map<String, double[]>> parameters = network.species().get(0).name().equals("mode") ? List.of(Map.of("rho", rho), Map.of()) : List.of(Map.of(), Map.of("rho", rho));
    int[] sites = network.species().get(0).name().equals("mode") ? new int[] {modes, N} : new int[] {N, modes};
    Map<String, double[]> drawn = draw(network, sites, parameters);
    double[] l = drawn.get("L");
    double[] r = drawn.get("R");
    double weighted = 0;
    double squares = 0;
    for (int a = 0; a < modes; a++) {
      double overlap = 0;
      for (int i = 0; i < N; i++) {
        overlap += l[i * modes + a] * r[a * N + i];
      }
      weighted += overlap * rho[a];
      squares += rho[a] * rho[a];
    }
    assertEquals(1, weighted / squares, 0.15, "regression of the overlaps on rho; 150 overlaps of standard error 2/√300 each");
    assertEquals(4.0 / N, mean(l, l, modes, false), 0.03 * 4 / N);
    assertEquals(1.0 / N, mean(r, r, N, false), 0.03 / N);
  }

  @Test
  void twoCouplingsOfOneKindCovary() {
    Network network = Samples.read("[fields.x]", "equation = \"x' = -x + sum(J, x) + sum(K, abs(x))\"", "[couplings.J]", "variance = \"1/N\"", "reciprocity = \"0.5\"", "[couplings.K]",
        "variance = \"1/N\"", "covariance = [{ with = \"J\", value = \"0.3/N\" }, { with = \"transpose(J)\", value = \"-0.2/N\" }]");
    Map<String, double[]> drawn = draw(network, new int[] {N}, List.of(Map.of()));
    double tolerance = 0.02;
    assertEquals(0.3, N * mean(drawn.get("J"), drawn.get("K"), N, false), tolerance);
    assertEquals(-0.2, N * mean(drawn.get("J"), drawn.get("K"), N, true), tolerance);
    assertEquals(0.5, N * mean(drawn.get("J"), drawn.get("J"), N, true), tolerance);
    assertEquals(0, N * mean(drawn.get("K"), drawn.get("K"), N, true), tolerance);
  }

  @Test
  void aGivenMatrixMustHaveAsManyElementsAsItSays() {
    assertThrows(IllegalArgumentException.class, () -> new GivenMatrix(3, 4, new double[11]));
  }
}

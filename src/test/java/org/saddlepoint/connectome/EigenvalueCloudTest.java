package org.saddlepoint.connectome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EigenvalueCloudTest {

  private static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static double height(EigenvalueCloud cloud) {
    return cloud.boundary().curves().stream().flatMapToDouble(c -> Arrays.stream(c.im())).max().orElseThrow();
  }

  @Test
  void independentElementsFillACircle() {
    int n = 200;
    Coupling coupling = Coupling.of(Graphs.gaussian(n, 4), Weights.COUNT, 1);
    EigenvalueCloud cloud = EigenvalueCloud.of(coupling.times(2), ones(n), 1);
    // The elements of the diagonal shift both ends.
    assertEquals(1, cloud.boundary().edge(), 0.25);
    assertEquals(2, height(cloud), 0.1);
    assertTrue(cloud.outside(0.1) == 0, cloud.outside(0.1) + " eigenvalues far outside");
    // The circular law: half of the eigenvalues lie within 1/√2 of the radius, N/2 ± a few.
    assertEquals(n / 2.0, IntStream.range(0, n).filter(k -> Math.hypot(cloud.re()[k] + 1, cloud.im()[k]) < Math.sqrt(2)).count(), 10);
  }

  @Test
  void slopesScaleTheColumns() {
    Coupling coupling = Coupling.of(Graphs.gaussian(150, 5), Weights.COUNT, 1);
    double[] slopes = IntStream.range(0, 150).mapToDouble(j -> j % 2).toArray();
    // Half of the neurons send nothing: R² is halved.
    EigenvalueCloud cloud = EigenvalueCloud.of(coupling.elements(), slopes, 1);
    assertEquals(Math.sqrt(0.5), height(cloud), 0.05);
    assertEquals(75, Arrays.stream(cloud.re()).filter(r -> Math.abs(r + 1) < 1e-9).count());
  }

  @Test
  void aSymmetricMatrixHasALine() {
    double[] weights = Graphs.gaussian(80, 6).weights().clone();
    for (int i = 0; i < 80; i++) {
      for (int j = 0; j < i; j++) {
        weights[i * 80 + j] = weights[j * 80 + i];
      }
    }
    Coupling coupling = Coupling.of(Graphs.of(80, weights), Weights.COUNT, 1);
    assertEquals(1, coupling.reciprocity(), 1e-12);
    EigenvalueCloud cloud = EigenvalueCloud.of(coupling.elements(), ones(80), 0);
    // Wigner: the edge is at 2, reached within N^(-2/3).
    assertEquals(2, cloud.boundary().edge(), 0.2);
    assertEquals(0, height(cloud), 0.1);
    assertEquals(2, cloud.edge(), 0.2);
    assertEquals(0, cloud.outside(0.1));
  }

  @Test
  void aModeWithOverlapIsAnOutlier() {
    int n = 100;
    double[] weights = Graphs.gaussian(n, 7).weights().clone();
    for (int k = 0; k < weights.length; k++) {
      weights[k] = 0.02 * weights[k] + 1.0;
    }
    EigenvalueCloud cloud = EigenvalueCloud.of(Coupling.of(Graphs.of(n, weights), Weights.COUNT, 1).elements(), ones(n), 0);
    // All elements alike: J = 1·1ᵀ/√N at unit strength, with the one eigenvalue √N.
    assertEquals(Math.sqrt(n), cloud.edge(), 0.01);
  }
}

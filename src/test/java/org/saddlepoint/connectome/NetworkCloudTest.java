package org.saddlepoint.connectome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlepoint.model.ModeTexts;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Network;
import org.saddlepoint.numeric.RandomStream;
import org.saddlepoint.simulate.GivenMatrix;
import org.saddlepoint.simulate.LinearisedNetwork;
import org.saddlepoint.simulate.Simulation;
import org.saddlepoint.simulate.SimulationOptions;

/** Drawn networks beside what their statistics say. */
class NetworkCloudTest {
  private static final int N = 250;
  /** An outlier scatters by about the strength of the couplings over √N, 0.06 here for strength one. */
  private static final double SCATTER = 4;

  private static Network read(String text) {
    return ModelReader.read(text, "test.toml", Path.of("."), List.of());
  }

  private static Network plain(double g, double mean, double eta, double drive) {
    return read("""
        [fields.x]
        equation = "x' = -x + sum(J, tanh(x)) + %s"
        [couplings.J]
        variance = "%s/N"
        mean = "%s/N"
        reciprocity = "%s"
        """.formatted(drive, g * g, mean, eta));
  }

  private static LinearisedNetwork run(Network network) throws InterruptedException {
    return Simulation.of(network, SimulationOptions.of(N, 1, 3)).linearised().orElseThrow();
  }

  private static EigenvalueCloud present(LinearisedNetwork network) {
    return EigenvalueCloud.of(network.present().orElseThrow(), network.divergence().atRest());
  }

  private static double distance(EigenvalueCloud cloud, int which) {
    double[] found = cloud.nearest(cloud.predicted().re()[which], cloud.predicted().im()[which]);
    return Math.hypot(found[0] - cloud.predicted().re()[which], found[1] - cloud.predicted().im()[which]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.6", "-0.6"})
  void modesWithOverlapStayWithinTheirEllipse(String rho) throws InterruptedException {
    EigenvalueCloud cloud = EigenvalueCloud.of(run(read(ModeTexts.overlapping("0.3", "tanh(x)", rho))).silent().orElseThrow(), true);
    double r = Double.parseDouble(rho);
    assertEquals(-1 + 0.6 * r + 0.3 * (1 + r * r), cloud.boundary().edge(), 1e-4);
    assertEquals(0, cloud.outside(0.1));
    assertEquals(cloud.boundary().edge(), cloud.edge(), 0.1, "and the cloud fills it");
  }

  @Test
  void aMeanIsAnEigenvalueAboutSilence() throws InterruptedException {
    EigenvalueCloud cloud = EigenvalueCloud.of(run(plain(0.5, -2, 0.5, 0)).silent().orElseThrow(), true);
    assertEquals(1, cloud.predicted().re().length);
    assertEquals(-1 - 2 - 0.5 * 0.25 / 2, cloud.predicted().re()[0], 1e-6);
    assertEquals(0, distance(cloud, 0), SCATTER * 0.5 / Math.sqrt(N));
  }

  /** Stein: at rest the outlier is an eigenvalue of −1 + ((m⟨φ'⟩, m⟨φ'x̃⟩), (⟨φ'φ⟩/⟨φ²⟩, ⟨φ'φx̃⟩/⟨φ²⟩)), x̃ the random part of the input. */
  @Test
  void atRestTheStateCountsToo() throws InterruptedException {
    double mean = -2;
    LinearisedNetwork network = run(plain(0.8, mean, 0, 0.7));
    assertTrue(network.divergence().atRest());
    double[] x = network.divergence().state().get("x");
    double[] sum = new double[6];
    for (double v : x) {
      double phi = Math.tanh(v);
      double slope = 1 - phi * phi;
      sum[0] += phi / N;
      sum[1] += slope / N;
      sum[2] += phi * phi / N;
      sum[3] += slope * phi / N;
    }
    for (double v : x) {
      double phi = Math.tanh(v);
      double rest = v - 0.7 - mean * sum[0];
      sum[4] += (1 - phi * phi) * rest / N;
      sum[5] += (1 - phi * phi) * phi * rest / N;
    }
    double a = mean * sum[1];
    double d = sum[5] / sum[2];
    double product = a * d - mean * sum[4] * sum[3] / sum[2];
    double expected = -1 + 0.5 * (a + d) - Math.sqrt(0.25 * (a + d) * (a + d) - product);
    EigenvalueCloud cloud = present(network);
    assertEquals(1, cloud.predicted().re().length);
    assertEquals(expected, cloud.predicted().re()[0], 1e-5);
    assertEquals(0, distance(cloud, 0), SCATTER * 0.8 / Math.sqrt(N));
  }

  @Test
  void withoutKnowledgeThereIsNoPrediction() throws InterruptedException {
    EigenvalueCloud reciprocal = present(run(plain(0.6, -2, 0.5, 1)));
    assertEquals(0, reciprocal.predicted().re().length);
    assertFalse(reciprocal.predicted().unknown().isEmpty());
    double[] elements = new double[50 * 50];
    RandomStream.of(4, "given", 0).fillGaussian(elements, 0.5 / Math.sqrt(50));
    Simulation given = Simulation.of(plain(0.5, -2, 0, 0), SimulationOptions.of(50, 1, 3).withMatrices(Map.of("J", new GivenMatrix(50, 50, elements))));
    EigenvalueCloud cloud = EigenvalueCloud.of(given.linearised().orElseThrow().silent().orElseThrow(), true);
    assertEquals("the means of given matrices are not known", cloud.predicted().unknown());
    assertEquals(-0.5, cloud.boundary().edge(), 0.1);
  }

  /** What is heard and not sent on has the eigenvalues of its sites, which are neither cloud nor outliers. */
  @Test
  void readoutsAreNoOutliers() throws InterruptedException {
    Network network = read("""
        [fields.x]
        equation = "x' = -x + sum(J, tanh(x))"
        [fields.r]
        equation = "0.1*r' = -r + sum(Q, x)"
        [couplings.J]
        variance = "0.25/N"
        [couplings.Q]
        variance = "1/N"
        mean = "3/N"
        """);
    EigenvalueCloud cloud = EigenvalueCloud.of(run(network).silent().orElseThrow(), true);
    assertEquals(-0.5, cloud.boundary().edge(), 1e-4);
    assertEquals(0, cloud.predicted().re().length);
    assertEquals(0, cloud.outside(0.1));
  }
}

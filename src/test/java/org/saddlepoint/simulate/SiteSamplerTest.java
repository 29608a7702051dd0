package org.saddlepoint.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.saddlepoint.model.Network;

class SiteSamplerTest {
  private static final Network MODES = Samples.read("[species.neuron.parameters]", "gain = { distribution = \"lognormal\", mu = \"-s^2\", sigma = \"s\" }",
      "u = { distribution = \"uniform\" }", "w = \"exp(-kappa*u)\"", "strength = \"3*w/sqrt(average(w^2))\"", "[fields.x]", "equation = \"x' = -x + gain*strength*sum(J, x)\"",
      "[couplings.J]", "variance = \"0.01/N\"", "[parameters]", "s = 0.3", "kappa = 5.0");

  @Test
  void averagesAreThoseOfTheLaw() {
    Map<String, double[]> values = new SiteSampler(MODES, MODES.species().get(0)).draw(1000, new Streams(1, 0));
    double[] u = values.get("u");
    double[] strength = values.get("strength");
    double square = (1 - Math.exp(-10)) / 10;
    for (int i = 0; i < 1000; i++) {
      assertEquals(3 * Math.exp(-5 * u[i]) / Math.sqrt(square), strength[i], 1e-8, "the average on the grid of quantiles is good to 1e-10");
    }
    double mean = Arrays.stream(strength).map(x -> x * x).average().orElseThrow();
    assertEquals(9, mean, 0.01, "stratified: fluctuations of order 1/n, not 1/√n");
  }

  @Test
  void quantilesAreStratifiedAndShuffledIndependently() {
    Map<String, double[]> values = new SiteSampler(MODES, MODES.species().get(0)).draw(500, new Streams(2, 7));
    double[] sorted = values.get("u").clone();
    Arrays.sort(sorted);
    for (int k = 0; k < 500; k++) {
      assertTrue(sorted[k] >= k / 500.0 && sorted[k] < (k + 1) / 500.0);
    }
    double[] gain = values.get("gain");
    double square = Arrays.stream(gain).map(x -> x * x).average().orElseThrow();
    assertEquals(1, square, 0.01, "E gain² = exp(2(−s² + s²)) = 1");
    double correlation = 0;
    for (int i = 0; i < 500; i++) {
      correlation += (values.get("u")[i] - 0.5) * (gain[i] - 1) / 500;
    }
    assertEquals(0, correlation, 4 * 0.29 * 0.3 / Math.sqrt(500), "four standard errors");
  }

  @Test
  void networksDiffer() {
    SiteSampler sampler = new SiteSampler(MODES, MODES.species().get(0));
    assertNotEquals(sampler.draw(10, new Streams(1, 0)).get("u")[0], sampler.draw(10, new Streams(1, 1)).get("u")[0]);
  }
}

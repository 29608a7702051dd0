package org.saddlepoint.solve.sampled;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.saddlepoint.solve.SiteNodes;

class SiteClassesTest {

  @Test
  void fewKindsAreToldApartInTheirOrder() {
    SiteNodes nodes = new SiteNodes(List.of("a"), new double[][] {{3}, {1}, {2}}, new double[] {0.5, 0.3, 0.2});
    SiteClasses classes = SiteClasses.of(nodes);
    assertArrayEquals(new int[] {0, 1, 2}, classes.ofNode());
    assertArrayEquals(nodes.weight(), classes.weight(), 1e-15);
    assertEquals(1, classes.at(nodes, 1).get("a"), 1e-15);
  }

  @Test
  void noClassIsRarerThanAllowed() {
    SiteNodes nodes = new SiteNodes(List.of("a"), new double[][] {{0}, {1}, {5}}, new double[] {0.5, 0.49, 0.01});
    SiteClasses classes = SiteClasses.of(nodes, 0.1);
    assertArrayEquals(new int[] {0, 1, 1}, classes.ofNode());
    assertEquals((0.49 + 0.05) / 0.5, classes.at(nodes, 1).get("a"), 1e-12);
  }

  /** Of a grid over two parameters what is left within classes is a small share of the variance of either. */
  @Test
  void bothParametersAreResolved() {
    int n = 40;
    double[][] value = new double[n * n][];
    double[] weight = new double[n * n];
    for (int i = 0; i < n * n; i++) {
      value[i] = new double[] {i / n, 100.0 * (i % n)};
      weight[i] = 1.0 / (n * n);
    }
    SiteNodes nodes = new SiteNodes(List.of("a", "b"), value, weight);
    SiteClasses classes = SiteClasses.of(nodes);
    assertEquals(1, Arrays.stream(classes.weight()).sum(), 1e-12);
    assertTrue(classes.count() <= 512, "classes: " + classes.count());
    for (int k = 0; k < 2; k++) {
      int parameter = k;
      double[] mean = IntStream.range(0, classes.count()).mapToDouble(c -> classes.at(nodes, c).get(parameter == 0 ? "a" : "b")).toArray();
      double within = IntStream.range(0, n * n).mapToDouble(i -> weight[i] * Math.pow(value[i][parameter] - mean[classes.ofNode()[i]], 2)).sum();
      double whole = (n * n - 1) / 12.0 * (k == 0 ? 1 : 1e4);
      assertTrue(within < 0.02 * whole, "within classes: " + within / whole);
    }
  }
}

package org.saddlepoint.solve.sampled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.saddlepoint.solve.SiteNodes;

/**
 * The sites of a species told apart by their parameters, as finely as a number of trajectories can show: nodes of the joint law are halved
 * along the parameter that still varies most, relative to its variance over all sites, down to single nodes, to variances that hardly
 * count, or to the smallest share allowed.
 * Classes are in the order of their first nodes.
 *
 * @param ofNode the class of every node
 * @param weight the share of the species' sites in every class; they sum to one
 */
record SiteClasses(int[] ofNode, double[] weight) {

  /** The smallest share of sites that may be a class of its own: one of the usual number of trajectories. */
  private static final double LEAST = 1.0 / 512;
  /** The share of a parameter's whole variance below which differences within a class do not matter. */
  private static final double NEGLIGIBLE = 2e-4;

  static SiteClasses of(SiteNodes nodes) {
    return of(nodes, LEAST);
  }

  /** @param least the smallest share of sites that may be a class of its own */
  static SiteClasses of(SiteNodes nodes, double least) {
    int[] all = IntStream.range(0, nodes.count()).toArray();
    double[] scale = IntStream.range(0, nodes.names().size()).mapToDouble(k -> variance(nodes, all, k)).toArray();
    List<int[]> classes = new ArrayList<>();
    halve(nodes, all, scale, least, classes);
    classes.forEach(Arrays::sort);
    classes.sort(Comparator.comparingInt(c -> c[0]));
    int[] ofNode = new int[nodes.count()];
    double[] weight = new double[classes.size()];
    for (int c = 0; c < weight.length; c++) {
      for (int node : classes.get(c)) {
        ofNode[node] = c;
      }
      weight[c] = share(nodes, classes.get(c));
    }
    return new SiteClasses(ofNode, weight);
  }

  int count() {
    return weight.length;
  }

  /** The mean site parameters of one class by name. */
  Map<String, Double> at(SiteNodes nodes, int which) {
    Map<String, Double> mean = new LinkedHashMap<>();
    for (int node = 0; node < ofNode.length; node++) {
      double w = nodes.weight()[node] / weight[which];
      if (ofNode[node] == which) {
        nodes.at(node).forEach((name, value) -> mean.merge(name, w * value, Double::sum));
      }
    }
    return mean;
  }

  private static void halve(SiteNodes nodes, int[] some, double[] scale, double least, List<int[]> classes) {
    List<Integer> byVariety =
        IntStream.range(0, scale.length)
            .boxed()
            .filter(k -> share(nodes, some) * variance(nodes, some, k) > NEGLIGIBLE * scale[k])
            .sorted(Comparator.comparingDouble(k -> -variance(nodes, some, k) / scale[k]))
            .toList();
    for (int k : byVariety) {
      int[] sorted = Arrays.stream(some).boxed().sorted(Comparator.comparingDouble(node -> nodes.value()[node][k])).mapToInt(i -> i).toArray();
      int cut = cut(nodes, sorted, k, least);
      if (cut > 0) {
        halve(nodes, Arrays.copyOf(sorted, cut), scale, least, classes);
        halve(nodes, Arrays.copyOfRange(sorted, cut, sorted.length), scale, least, classes);
        return;
      }
    }
    classes.add(some);
  }

  /** Where different values come as close to halving the sites as the smallest share allows; 0 if nowhere. */
  private static int cut(SiteNodes nodes, int[] sorted, int k, double least) {
    double whole = share(nodes, sorted);
    double below = 0;
    double best = Double.POSITIVE_INFINITY;
    int cut = 0;
    for (int i = 1; i < sorted.length; i++) {
      below += nodes.weight()[sorted[i - 1]];
      boolean differ = nodes.value()[sorted[i - 1]][k] < nodes.value()[sorted[i]][k];
      if (differ && below >= least && whole - below >= least && Math.abs(below - 0.5 * whole) < best) {
        best = Math.abs(below - 0.5 * whole);
        cut = i;
      }
    }
    return cut;
  }

  private static double share(SiteNodes nodes, int[] some) {
    return Arrays.stream(some).mapToDouble(node -> nodes.weight()[node]).sum();
  }

  private static double variance(SiteNodes nodes, int[] some, int k) {
    double weight = share(nodes, some);
    double mean = Arrays.stream(some).mapToDouble(node -> nodes.weight()[node] * nodes.value()[node][k]).sum() / weight;
    return Arrays.stream(some).mapToDouble(node -> nodes.weight()[node] * Math.pow(nodes.value()[node][k] - mean, 2)).sum() / weight;
  }
}

package org.saddlepoint.activation;

import java.util.TreeSet;
import java.util.stream.DoubleStream;

/**
 * Nodes and square roots of weights of a rule for ∫ f(z) exp(−z²/2)/√(2π) dz with panels that end at given points: what a least-squares
 * fit needs, which asks for a fixed set of points rather than for an adaptive value.
 *
 * @param nodes z_i
 * @param rootWeights √w_i
 */
record GaussianNodes(double[] nodes, double[] rootWeights) {
  private static final double PANEL = 0.5;

  /** Two-point Gauss–Legendre panels of half a standard deviation, refined eightfold, on |z| ≤ reach. */
  static GaussianNodes of(double reach, double[] breaks) {
    TreeSet<Double> edges = new TreeSet<>();
    for (double edge = -reach; edge <= reach; edge += PANEL / 8) {
      edges.add(edge);
    }
    DoubleStream.of(breaks).filter(b -> Math.abs(b) < reach).forEach(edges::add);
    double[] nodes = new double[2 * (edges.size() - 1)];
    double[] roots = new double[nodes.length];
    int i = 0;
    double low = edges.first();
    for (double high : edges.tailSet(low, false)) {
      for (int side = -1; side <= 1; side += 2) {
        nodes[i] = 0.5 * (low + high) + side * 0.5 * (high - low) / Math.sqrt(3);
        roots[i] = Math.sqrt(0.5 * (high - low) * Math.exp(-0.5 * nodes[i] * nodes[i]) / Math.sqrt(2 * Math.PI));
        i++;
      }
      low = high;
    }
    return new GaussianNodes(nodes, roots);
  }
}

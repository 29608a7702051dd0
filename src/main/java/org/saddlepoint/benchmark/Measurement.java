package org.saddlepoint.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The seconds of one task, ours and the peer's, in the order in which they were taken; both lists have the same length unless the
 * peer is missing.
 *
 * @param difference relative difference between the results of the two sides; NaN where there is nothing to compare
 */
record Measurement(Task task, String peer, List<Double> ours, List<Double> theirs, double difference) {
  /** Our figure: counts per second, or the seconds themselves; from the median. */
  double figure() {
    return figure(ours, task.count());
  }

  double peerFigure() {
    return figure(theirs, task.peerCount());
  }

  private static double figure(List<Double> seconds, double count) {
    double typical = median(seconds);
    return count > 0 ? count / typical : typical;
  }

  boolean hasPeer() {
    return !theirs.isEmpty();
  }

  /** How many times faster we are in each pair of runs. */
  private double[] ratios() {
    double scale = task.count() > 0 ? task.count() / task.peerCount() : 1;
    double[] ratios = new double[theirs.size()];
    for (int k = 0; k < ratios.length; k++) {
      ratios[k] = theirs.get(k) / ours.get(k) * scale;
    }
    return ratios;
  }

  double ratio() {
    List<Double> all = new ArrayList<>();
    Arrays.stream(ratios()).forEach(all::add);
    return median(all);
  }

  double leastRatio() {
    return Arrays.stream(ratios()).min().orElse(Double.NaN);
  }

  double largestRatio() {
    return Arrays.stream(ratios()).max().orElse(Double.NaN);
  }

  boolean agrees() {
    return Double.isNaN(difference) || difference <= task.agreement();
  }

  static double median(List<Double> values) {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int n = sorted.length;
    return n % 2 == 1 ? sorted[n / 2] : 0.5 * (sorted[n / 2 - 1] + sorted[n / 2]);
  }
}

package org.saddlepoint.connectome;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sites sorted into few classes by two numbers each, so that a theory that solves one equation per class need not solve one per site.
 * Starting from one class of all sites, the cut that takes away most of the remaining spread is made again and again; a site then has the
 * mean numbers of its class. Means over sites do not change; mean squares lose what spread is left.
 *
 * @param first the first number of every site, rounded to its class
 * @param second the second number of every site
 */
record Classes(double[] first, double[] second) {
  /** Spread left, relative to the mean squares, at which no more cuts are made. */
  private static final double ENOUGH = 1e-6;

  /** A class and its best cut: the members in the order of the number that it cuts, the place of the cut, and what it gains. */
  private record Cut(int[] members, int[] sorted, int place, double gain) {}

  /** @param most largest number of classes */
  static Classes of(double[] first, double[] second, int most) {
    double[][] numbers = {relative(first), relative(second)};
    List<Cut> cuts = new ArrayList<>(List.of(best(IntStream.range(0, first.length).toArray(), numbers)));
    while (cuts.size() < most) {
      Cut widest = cuts.stream().max(Comparator.comparingDouble(Cut::gain)).orElseThrow();
      if (widest.gain <= ENOUGH) {
        break;
      }
      cuts.remove(widest);
      cuts.add(best(Arrays.copyOfRange(widest.sorted, 0, widest.place), numbers));
      cuts.add(best(Arrays.copyOfRange(widest.sorted, widest.place, widest.sorted.length), numbers));
    }
    double[] roundedFirst = new double[first.length];
    double[] roundedSecond = new double[first.length];
    for (Cut cut : cuts) {
      double x = Arrays.stream(cut.members).mapToDouble(i -> first[i]).average().orElseThrow();
      double y = Arrays.stream(cut.members).mapToDouble(i -> second[i]).average().orElseThrow();
      for (int i : cut.members) {
        roundedFirst[i] = x;
        roundedSecond[i] = y;
      }
    }
    return new Classes(roundedFirst, roundedSecond);
  }

  /** In units of the root of the sum of squares, so that both numbers count alike. */
  private static double[] relative(double[] values) {
    double norm = Math.sqrt(Arrays.stream(values).map(v -> v * v).sum());
    return norm == 0 ? values : Arrays.stream(values).map(v -> v / norm).toArray();
  }

  private static Cut best(int[] members, double[][] numbers) {
    Cut best = new Cut(members, members, 0, 0);
    for (double[] number : numbers) {
      int[] sorted = Arrays.stream(members).boxed().sorted(Comparator.comparingDouble(i -> number[i])).mapToInt(Integer::intValue).toArray();
      double total = Arrays.stream(sorted).mapToDouble(i -> number[i]).sum();
      double below = 0;
      for (int place = 1; place < sorted.length; place++) {
        below += number[sorted[place - 1]];
        if (number[sorted[place]] == number[sorted[place - 1]]) {
          continue;
        }
        // What two means explain more than one mean.
        double gain = below * below / place + (total - below) * (total - below) / (sorted.length - place) - total * total / sorted.length;
        if (gain > best.gain) {
          best = new Cut(members, sorted, place, gain);
        }
      }
    }
    return best;
  }
}

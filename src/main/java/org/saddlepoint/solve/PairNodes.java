package org.saddlepoint.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Nodes for ∬dω1dω2/4π² of functions with F(ω1,ω2) = F(ω2,ω1) = F(−ω1,−ω2), of which a quarter of the plane is enough, with the atoms
 * at zero frequency as one more frequency of weight one. Sums over all nodes and over every second one come from the same values.
 *
 * @param line   the nodes of integrals over one frequency, the first ones of {@code omega}
 * @param omega  all frequencies, ≥ 0; the atom is the next index
 * @param first  index of ω1
 * @param second index of |ω2|
 * @param sign   −1 where ω2 is negative
 * @param fine   weight in the sum over all nodes
 * @param coarse weight in the sum over every second node, zero for the others
 */
public record PairNodes(FrequencyRule line, double[] omega, int[] first, int[] second, byte[] sign, double[] fine, double[] coarse) {

  public int size() {
    return first.length;
  }

  /** ω1 + ω2. */
  public double total(int pair) {
    return frequency(first[pair]) + sign[pair] * frequency(second[pair]);
  }

  private double frequency(int k) {
    return k < omega.length ? omega[k] : 0;
  }

  /** All pairs of the frequencies of a line. */
  public static PairNodes product(FrequencyRule line) {
    Collector all = new Collector(line.size() * (line.size() + 1) + 1);
    int last = line.size() - 1;
    for (int i = 0; i <= last; i++) {
      for (int j = 0; j <= i; j++) {
        for (int side = 1; side >= (j == 0 ? 1 : -1); side -= 2) {
          double images = images(line, i, j, side < 0);
          if (images > 0) {
            double weight = images * line.weight()[i] * line.weight()[j];
            all.add(i, j, side, weight, (i | j) % 2 == 0 ? 4 * weight : 0);
          }
        }
      }
    }
    all.atoms(line);
    return all.nodes(line, line.omega());
  }

  /** How many points of the whole plane have the value at (ω_i, ±ω_j), j ≤ i; 0 if another one stands for it. */
  private static int images(FrequencyRule line, int i, int j, boolean mirrored) {
    int last = line.size() - 1;
    if (i == 0) {
      return 1;
    }
    if (line.periodic() && i == last) {
      // −ω_last is the same frequency as ω_last.
      if (j == last) {
        return mirrored ? 0 : 1;
      }
      return 2;
    }
    return i == j && j > 0 ? 2 : 4;
  }

  /**
   * Nodes in u = ω1 + ω2 and v = (ω1 − ω2)/2, each with a rule of its own: functions of two copies of a slow network are concentrated
   * where the sum of the frequencies is small, on a ridge far narrower than their spectra.
   *
   * @param across nodes in u
   * @param along  nodes in v, which are the line as well
   */
  static PairNodes ridge(FrequencyRule across, FrequencyRule along) {
    int n = along.size();
    double[] omega = Arrays.copyOf(along.omega(), n + 2 * n * (across.size() - 1));
    Collector all = new Collector(across.size() * n + n + 1);
    int at = n;
    for (int i = 0; i < across.size(); i++) {
      for (int j = 0; j < n; j++) {
        double weight = (i == 0 ? 1 : 2) * (j == 0 ? 1 : 2) * across.weight()[i] * along.weight()[j];
        double coarse = i % 2 == 0 && j % 2 == 0 ? 4 * weight : 0;
        if (i == 0) {
          all.add(j, j, -1, weight, coarse);
          continue;
        }
        double half = 0.5 * across.omega()[i];
        double v = along.omega()[j];
        omega[at] = half + v;
        omega[at + 1] = Math.abs(half - v);
        all.add(at, at + 1, v > half ? -1 : 1, weight, coarse);
        at += 2;
      }
    }
    all.atoms(along);
    return all.nodes(along, omega);
  }

  /** Every second node alone, as nodes of their own. */
  PairNodes coarser() {
    int[] kept = new int[omega.length + 1];
    Arrays.fill(kept, -1);
    List<Double> frequencies = new ArrayList<>();
    FrequencyRule half = line.coarser();
    for (int k = 0; k < half.size(); k++) {
      kept[2 * k] = k;
      frequencies.add(half.omega()[k]);
    }
    Collector all = new Collector(size());
    for (int p = 0; p < size(); p++) {
      if (coarse[p] != 0) {
        all.add(keep(first[p], kept, frequencies), keep(second[p], kept, frequencies), sign[p], coarse[p], 0);
      }
    }
    double[] list = frequencies.stream().mapToDouble(Double::doubleValue).toArray();
    for (int p = 0; p < all.count; p++) {
      // The atom is behind all frequencies, wherever they end.
      all.first[p] = all.first[p] < 0 ? list.length : all.first[p];
      all.second[p] = all.second[p] < 0 ? list.length : all.second[p];
    }
    return all.nodes(half, list);
  }

  private int keep(int k, int[] kept, List<Double> frequencies) {
    if (k == omega.length) {
      return -1;
    }
    if (kept[k] < 0) {
      kept[k] = frequencies.size();
      frequencies.add(omega[k]);
    }
    return kept[k];
  }

  private static final class Collector {
    private final int[] first;
    private final int[] second;
    private final byte[] sign;
    private final double[] fine;
    private final double[] coarse;
    private int count;

    Collector(int most) {
      first = new int[most];
      second = new int[most];
      sign = new byte[most];
      fine = new double[most];
      coarse = new double[most];
    }

    void add(int one, int two, int side, double weight, double half) {
      first[count] = one;
      second[count] = two;
      sign[count] = (byte) side;
      fine[count] = weight;
      coarse[count++] = half;
    }

    /** Pairs with the atom, marked by −1 until the number of frequencies is known. */
    void atoms(FrequencyRule line) {
      for (int i = 0; i < line.size(); i++) {
        // (atom, ω), (ω, atom) and the two at −ω, which are the same at zero and at the edge of a period.
        double weight = (i == 0 || line.periodic() && i == line.size() - 1 ? 2 : 4) * line.weight()[i];
        add(-1, i, 1, weight, i % 2 == 0 ? 2 * weight : 0);
      }
      add(-1, -1, 1, 1, 1);
    }

    PairNodes nodes(FrequencyRule line, double[] omega) {
      for (int p = 0; p < count; p++) {
        first[p] = first[p] < 0 ? omega.length : first[p];
        second[p] = second[p] < 0 ? omega.length : second[p];
      }
      if (count == first.length) {
        return new PairNodes(line, omega, first, second, sign, fine, coarse);
      }
      return new PairNodes(
          line, omega, Arrays.copyOf(first, count), Arrays.copyOf(second, count), Arrays.copyOf(sign, count), Arrays.copyOf(fine, count), Arrays.copyOf(coarse, count));
    }
  }
}

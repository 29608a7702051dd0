package org.saddlepoint.validate.surrogate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.saddlepoint.action.Interaction;
import org.saddlepoint.numeric.SingularValues;
import org.saddlepoint.solve.LinearEquivalent;

/**
 * The bare responses of a linear equivalent as real factors of one filter, R⁰(ω) = r s(ω), and its source spectra as sums of few shapes,
 * c⁰(ω) = Σ_k q_k f_k(ω). Signals without a source and without a time course of their own, such as modes, are instantaneous.
 *
 * @param re real parts of s at the given frequencies, @param im imaginary parts
 * @param instant whether a signal is instantaneous, by signal
 * @param factor r by signal, node and post; of instantaneous signals the response itself
 * @param shapes f_k at the frequencies
 * @param parts q_k by signal, node and shape
 */
record Filters(double[] re, double[] im, boolean[] instant, double[][][] factor, double[][] shapes, double[][][] parts) {
  private static final double EQUAL = 1e-6;
  private static final double NEGLIGIBLE = 1e-7;

  /** Responses and sources of one node of the site parameters, by frequency. */
  private record Node(double[][] re, double[][] im, double[] source) {}

  /** @return empty where responses differ by more than a factor, a species transmits two signals, or instantaneous signals feed each other */
  static Optional<Filters> of(LinearEquivalent theory, int[] bins) {
    List<int[]> signals = theory.signals();
    if (signals.stream().mapToInt(h -> h[0]).distinct().count() < signals.size()) {
      return Optional.empty();
    }
    List<List<Node>> all = new ArrayList<>();
    for (int[] h : signals) {
      List<Node> nodes = new ArrayList<>();
      for (int n = 0; n < theory.weights(h[0]).length; n++) {
        nodes.add(node(theory, h, n, bins));
      }
      all.add(nodes);
    }
    double largest = all.stream().flatMap(List::stream).mapToDouble(n -> Arrays.stream(n.source).map(Math::abs).max().orElse(0)).max().orElse(0);
    boolean[] instant = new boolean[signals.size()];
    for (int h = 0; h < instant.length; h++) {
      instant[h] = all.get(h).stream().allMatch(n -> instantaneous(n, largest));
    }
    for (Interaction i : theory.interactions()) {
      if (instant[of(theory, i.post().species())] && instant[of(theory, i.pre().species())]) {
        return Optional.empty();
      }
    }
    return factored(theory, all, instant, bins.length);
  }

  /** The signal that a species transmits. */
  static int of(LinearEquivalent theory, String species) {
    for (int h = 0; h < theory.signals().size(); h++) {
      if (theory.species().get(theory.signals().get(h)[0]).equals(species)) {
        return h;
      }
    }
    throw new IllegalArgumentException("species " + species + " transmits nothing");
  }

  private static Node node(LinearEquivalent theory, int[] signal, int n, int[] bins) {
    int posts = theory.posts(signal[0]);
    int readouts = theory.readouts(signal[0]);
    double[][] re = new double[posts][bins.length];
    double[][] im = new double[posts][bins.length];
    double[] source = new double[bins.length];
    for (int k = 0; k < bins.length; k++) {
      LinearEquivalent.Coefficients c = theory.at(signal[0], n, bins[k]);
      for (int a = 0; a < posts; a++) {
        re[a][k] = c.responseRe()[signal[1] * posts + a];
        im[a][k] = c.responseIm()[signal[1] * posts + a];
      }
      source[k] = c.sourceRe()[signal[1] * readouts + signal[1]];
    }
    return new Node(re, im, source);
  }

  private static boolean instantaneous(Node node, double largest) {
    if (Arrays.stream(node.source).anyMatch(c -> Math.abs(c) > EQUAL * largest)) {
      return false;
    }
    for (int a = 0; a < node.re.length; a++) {
      for (int k = 0; k < node.source.length; k++) {
        if (Math.hypot(node.re[a][k] - node.re[a][0], node.im[a][k]) > EQUAL * Math.abs(node.re[a][0])) {
          return false;
        }
      }
    }
    return true;
  }

  private static Optional<Filters> factored(LinearEquivalent theory, List<List<Node>> all, boolean[] instant, int bins) {
    double[] re = new double[bins];
    double[] im = new double[bins];
    double[][][] factor = new double[all.size()][][];
    List<double[]> sources = new ArrayList<>();
    for (int h = 0; h < all.size(); h++) {
      factor[h] = new double[all.get(h).size()][theory.posts(theory.signals().get(h)[0])];
      for (int n = 0; n < factor[h].length; n++) {
        Node node = all.get(h).get(n);
        for (int a = 0; a < factor[h][n].length; a++) {
          if (instant[h]) {
            factor[h][n][a] = node.re[a][0];
            continue;
          }
          if (square(re, im) == 0) {
            re = node.re[a].clone();
            im = node.im[a].clone();
          }
          double norm = square(re, im);
          double r = norm == 0 ? 0 : (dot(node.re[a], re) + dot(node.im[a], im)) / norm;
          for (int k = 0; k < bins; k++) {
            if (Math.hypot(node.re[a][k] - r * re[k], node.im[a][k] - r * im[k]) > EQUAL * Math.sqrt(square(node.re[a], node.im[a]) + norm)) {
              return Optional.empty();
            }
          }
          factor[h][n][a] = r;
        }
        if (!instant[h]) {
          sources.add(node.source);
        }
      }
    }
    return sources.isEmpty() ? Optional.empty() : Optional.of(shaped(re, im, instant, factor, sources));
  }

  /** The sources by their singular values. */
  private static Filters shaped(double[] re, double[] im, boolean[] instant, double[][][] factor, List<double[]> sources) {
    int rows = sources.size();
    int bins = re.length;
    double[] matrix = new double[rows * bins];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(sources.get(i), 0, matrix, i * bins, bins);
    }
    SingularValues decomposition = SingularValues.decompose(matrix, rows, bins);
    double[] values = decomposition.values();
    int rank = (int) Arrays.stream(values).filter(v -> v > NEGLIGIBLE * values[0]).count();
    double[][] shapes = new double[rank][];
    for (int r = 0; r < rank; r++) {
      shapes[r] = Arrays.copyOfRange(decomposition.right(), r * bins, (r + 1) * bins);
    }
    double[][][] parts = new double[factor.length][][];
    int row = 0;
    for (int h = 0; h < factor.length; h++) {
      parts[h] = new double[factor[h].length][rank];
      for (int n = 0; n < factor[h].length && !instant[h]; n++) {
        for (int r = 0; r < rank; r++) {
          parts[h][n][r] = values[r] * decomposition.left()[r * rows + row];
        }
        row++;
      }
    }
    return new Filters(re, im, instant, factor, shapes, parts);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  private static double square(double[] re, double[] im) {
    return dot(re, re) + dot(im, im);
  }
}

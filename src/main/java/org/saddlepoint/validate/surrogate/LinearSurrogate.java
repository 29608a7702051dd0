package org.saddlepoint.validate.surrogate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saddlepoint.action.Interaction;
import org.saddlepoint.model.Network;
import org.saddlepoint.numeric.ComplexLu;
import org.saddlepoint.numeric.Estimate;
import org.saddlepoint.numeric.RandomStream;
import org.saddlepoint.numeric.Statistics;
import org.saddlepoint.simulate.NetworkDraw;
import org.saddlepoint.solve.GaussianEquivalent;
import org.saddlepoint.solve.LinearEquivalent;
import org.saddlepoint.solve.sampled.SurrogateTheory;

/**
 * Linear networks with the coupling matrices of a model and the single-site responses and sources of its theory: at a frequency the
 * outputs are y = (1 − R⁰J)^{-1} y⁰, their covariance (1 − R⁰J)^{-1} c⁰ (1 − R⁰J)^{-†} is computed without sampling, and (1/N) Σ_ij
 * C_ij(ω1) C_ij(ω2) must be what the two-copy fluctuations predict, up to corrections of order 1/N.
 */
public final class LinearSurrogate {
  private final Network network;
  private final LinearEquivalent theory;
  private final int size;
  private final int[] sites;
  private final int[][] node;
  private final int[][] offset;
  private final int dimension;
  private final List<Map<String, double[]>> parameters = new ArrayList<>();

  /**
   * One pair of frequencies.
   *
   * @param signal   species and pre factor that couplings transmit
   * @param first    ω1
   * @param second   ω2
   * @param theory   what the fluctuations predict
   * @param measured mean over networks with its standard error
   */
  public record Comparison(String signal, double first, double second, double theory, Estimate measured) {}

  private LinearSurrogate(Network network, LinearEquivalent theory, int size) {
    this.network = network;
    this.theory = theory;
    this.size = size;
    int species = theory.species().size();
    sites = new int[species];
    node = new int[species][];
    offset = new int[species][];
    int total = 0;
    for (int s = 0; s < species; s++) {
      sites[s] = (int) Math.round(size * theory.ratio(s));
      offset[s] = new int[theory.readouts(s)];
      java.util.Arrays.fill(offset[s], -1);
      for (int[] h : theory.signals()) {
        if (h[0] == s) {
          offset[s][h[1]] = total;
          total += sites[s];
        }
      }
    }
    dimension = total;
  }

  /** Gives every site of a network its node. */
  private void populate(long seed, int network) {
    parameters.clear();
    for (int s = 0; s < sites.length; s++) {
      node[s] = nodes(theory.weights(s), sites[s], RandomStream.of(seed, "nodes of " + theory.species().get(s), network).nextDouble());
      parameters.add(parameters(s));
    }
  }

  /** Nodes by equal steps through the weights from a random start, so that every node is met in proportion to its weight on average. */
  static int[] nodes(double[] weight, int count, double start) {
    int[] node = new int[count];
    int at = 0;
    double sum = weight[0];
    for (int i = 0; i < count; i++) {
      while ((i + start) / count > sum && at < weight.length - 1) {
        sum += weight[++at];
      }
      node[i] = at;
    }
    return node;
  }

  private Map<String, double[]> parameters(int s) {
    Map<String, double[]> values = new LinkedHashMap<>();
    for (int i = 0; i < sites[s]; i++) {
      int site = i;
      theory.parameters(s, node[s][i]).forEach((name, value) -> values.computeIfAbsent(name, n -> new double[sites[s]])[site] = value);
    }
    return values;
  }

  /**
   * What the surrogate of a network needs: solved where its effective process is Gaussian, sampled where it is not.
   *
   * @param points trajectories times grid points of a sampled passage
   * @param omega  positive angular frequencies to be compared at
   * @throws org.saddlepoint.numeric.NumericalFailure if there is no surrogate
   */
  public static LinearEquivalent theory(Network network, int points, long seed, double... omega) {
    return GaussianEquivalent.of(network, omega).orElseGet(() -> SurrogateTheory.of(network, points, seed));
  }

  /**
   * Compares at all pairs of some frequencies, mirrored ones included.
   *
   * @param size     N
   * @param networks independent networks, at least two
   * @param omega    positive angular frequencies
   */
  public static List<Comparison> compare(Network network, LinearEquivalent theory, int size, int networks, long seed, double... omega) {
    return new LinearSurrogate(network, theory, size).compare(networks, seed, omega);
  }

  private List<Comparison> compare(int networks, long seed, double[] omega) {
    int n = omega.length;
    int[] bin = java.util.Arrays.stream(omega).mapToInt(theory::bin).toArray();
    int signals = theory.signals().size();
    double[][] found = new double[signals * n * n * 2][networks];
    for (int k = 0; k < networks; k++) {
      populate(seed, k);
      Map<String, double[]> couplings = NetworkDraw.couplings(network, size, sites, parameters, seed, k);
      List<double[][]> covariances = new ArrayList<>();
      for (int b : bin) {
        covariances.add(covariance(couplings, b));
      }
      for (int h = 0; h < signals; h++) {
        for (int i = 0; i < n; i++) {
          for (int j = 0; j <= i; j++) {
            for (int side = 0; side < 2; side++) {
              found[((h * n + i) * n + j) * 2 + side][k] = overlap(h, covariances.get(i), covariances.get(j), side == 1);
            }
          }
        }
      }
    }
    List<Comparison> all = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        for (int side = 0; side < 2; side++) {
          double[] predicted = theory.predicted(bin[i], bin[j], side == 1);
          for (int h = 0; h < signals; h++) {
            int[] signal = theory.signals().get(h);
            all.add(
                new Comparison(
                    theory.species().get(signal[0]) + " " + name(signal), omega[i], side == 1 ? -omega[j] : omega[j], predicted[h],
                    Statistics.meanAndError(found[((h * n + i) * n + j) * 2 + side])));
          }
        }
      }
    }
    return all;
  }

  private String name(int[] signal) {
    return theory.interactions().stream()
        .filter(i -> theory.species().indexOf(i.pre().species()) == signal[0] && theory.readout(i) == signal[1]).findFirst().map(i -> i.pre().toString()).orElse("");
  }

  /** (1/N) Re Σ_ij C_ij(ω1) C_ij(±ω2) over the sites of a signal. */
  private double overlap(int h, double[][] a, double[][] b, boolean mirrored) {
    int[] signal = theory.signals().get(h);
    int from = offset[signal[0]][signal[1]];
    int count = sites[signal[0]];
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      for (int j = from; j < from + count; j++) {
        int at = i * dimension + j;
        sum += a[0][at] * b[0][at] + (mirrored ? 1 : -1) * a[1][at] * b[1][at];
      }
    }
    return sum / size;
  }

  /** The covariance matrix of all transmitted outputs at a bin, real and imaginary parts. */
  private double[][] covariance(Map<String, double[]> couplings, int bin) {
    int d = dimension;
    double[] aRe = new double[d * d];
    double[] aIm = new double[d * d];
    double[] lRe = new double[d * d];
    double[] lIm = new double[d * d];
    for (int i = 0; i < d; i++) {
      aRe[i * d + i] = 1;
    }
    for (int s = 0; s < sites.length; s++) {
      LinearEquivalent.Coefficients[] known = new LinearEquivalent.Coefficients[theory.weights(s).length];
      for (int i = 0; i < sites[s]; i++) {
        int at = node[s][i];
        known[at] = known[at] == null ? theory.at(s, at, bin) : known[at];
        root(s, i, known[at], lRe, lIm);
        for (Interaction k : theory.interactions()) {
          if (theory.species().indexOf(k.post().species()) == s) {
            couple(s, i, k, couplings.get(k.coupling()), known[at], aRe, aIm);
          }
        }
      }
    }
    ComplexLu lu = new ComplexLu(d);
    lu.factor(aRe, aIm);
    lu.solve(lRe, lIm, d);
    return squared(lRe, lIm);
  }

  private void couple(int s, int i, Interaction k, double[] j, LinearEquivalent.Coefficients known, double[] aRe, double[] aIm) {
    int source = theory.species().indexOf(k.pre().species());
    int from = offset[source][theory.readout(k)];
    int posts = theory.posts(s);
    for (int[] h : theory.signals()) {
      if (h[0] != s) {
        continue;
      }
      double re = known.responseRe()[h[1] * posts + theory.post(k)];
      double im = known.responseIm()[h[1] * posts + theory.post(k)];
      int row = (offset[s][h[1]] + i) * dimension + from;
      for (int c = 0; c < sites[source]; c++) {
        aRe[row + c] -= re * j[i * sites[source] + c];
        aIm[row + c] -= im * j[i * sites[source] + c];
      }
    }
  }

  /** The root of the source covariance of one site, over its transmitted readouts. */
  private void root(int s, int i, LinearEquivalent.Coefficients known, double[] lRe, double[] lIm) {
    int readouts = theory.readouts(s);
    List<Integer> own = theory.signals().stream().filter(h -> h[0] == s).map(h -> h[1]).toList();
    int n = own.size();
    double[] re = new double[n * n];
    double[] im = new double[n * n];
    for (int a = 0; a < n; a++) {
      for (int b = 0; b <= a; b++) {
        double x = known.sourceRe()[own.get(a) * readouts + own.get(b)];
        double y = known.sourceIm()[own.get(a) * readouts + own.get(b)];
        for (int c = 0; c < b; c++) {
          x -= re[a * n + c] * re[b * n + c] + im[a * n + c] * im[b * n + c];
          y -= im[a * n + c] * re[b * n + c] - re[a * n + c] * im[b * n + c];
        }
        if (a == b) {
          re[a * n + a] = Math.sqrt(Math.max(0, x));
        } else if (re[b * n + b] > 0) {
          re[a * n + b] = x / re[b * n + b];
          im[a * n + b] = y / re[b * n + b];
        }
        int at = (offset[s][own.get(a)] + i) * dimension + offset[s][own.get(b)] + i;
        lRe[at] = re[a * n + b];
        lIm[at] = im[a * n + b];
      }
    }
  }

  /** X X†. */
  private double[][] squared(double[] re, double[] im) {
    int d = dimension;
    double[][] out = new double[2][d * d];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        double x = 0;
        double y = 0;
        for (int k = 0; k < d; k++) {
          double ar = re[i * d + k];
          double ai = im[i * d + k];
          double br = re[j * d + k];
          double bi = im[j * d + k];
          x += ar * br + ai * bi;
          y += ai * br - ar * bi;
        }
        out[0][i * d + j] = x;
        out[1][i * d + j] = y;
        out[0][j * d + i] = x;
        out[1][j * d + i] = -y;
      }
    }
    return out;
  }
}

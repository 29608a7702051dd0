package org.saddlepoint.validate.surrogate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.saddlepoint.action.Interaction;
import org.saddlepoint.numeric.ComplexLu;
import org.saddlepoint.numeric.Spectra;
import org.saddlepoint.solve.LinearEquivalent;

/**
 * Covariances at equal times of a linear surrogate whose sites share one filter, C = ∫dω/2π (1 − sB)^{-1} c⁰ (1 − sB)^{-†} with B the
 * couplings times the response factors. With B = V λ V^{-1} the integral is over pairs of eigenvalues only: C = V (Σ_k M_k ∘ W_k) V†,
 * M_k,ab = ∫dω/2π f_k/((1 − sλ_a)(1 − sλ_b)*) and W_k = V^{-1} q_k V^{-†}.
 */
final class EqualTimes {
  private final LinearEquivalent theory;
  private final Filters filters;
  private final double[] weight;
  private final int[] sites;
  private final int[][] node;
  /** First row of a signal among those with a time course, or among the instantaneous ones. */
  private final int[] first;

  private final int own;
  private final int others;

  /**
   * @param weight dω/2π of each frequency, all of which are positive; mirrored ones are added here
   * @param sites number of sites by species, @param node of every site
   */
  EqualTimes(LinearEquivalent theory, Filters filters, double[] weight, int[] sites, int[][] node) {
    this.theory = theory;
    this.filters = filters;
    this.weight = weight;
    this.sites = sites;
    this.node = node;
    first = new int[theory.signals().size()];
    int[] count = new int[2];
    for (int h = 0; h < first.length; h++) {
      int kind = filters.instant()[h] ? 1 : 0;
      first[h] = count[kind];
      count[kind] += sites[species(h)];
    }
    own = count[0];
    others = count[1];
  }

  /** @param traces tr C and tr C² by signal; NaN for instantaneous signals, @param unstable eigenvalues for which the surrogate grows without bound */
  record Result(double[][] traces, int unstable) {}

  private int species(int h) {
    return theory.signals().get(h)[0];
  }

  Result of(Map<String, double[]> couplings) {
    Spectra.Eigensystem system = Spectra.system(feedback(couplings), own);
    int unstable = 0;
    for (int a = 0; a < own; a++) {
      unstable += encircled(system.re()[a], system.im()[a]) ? 1 : 0;
    }
    if (unstable > 0) {
      return new Result(new double[0][], unstable);
    }
    double[][] covariance = covariance(system);
    double[][] traces = new double[first.length][2];
    for (int h = 0; h < first.length; h++) {
      traces[h] = filters.instant()[h] ? new double[] {Double.NaN, Double.NaN} : traces(covariance, first[h], sites[species(h)]);
    }
    return new Result(traces, 0);
  }

  private static double[] traces(double[][] covariance, int from, int count) {
    double trace = 0;
    double square = 0;
    for (int i = from; i < from + count; i++) {
      trace += covariance[i][i];
      for (int j = from; j < from + count; j++) {
        square += covariance[i][j] * covariance[i][j];
      }
    }
    return new double[] {trace, square};
  }

  /** B among the signals with a time course, the instantaneous ones eliminated. */
  private double[] feedback(Map<String, double[]> couplings) {
    double[] direct = new double[own * own];
    double[] into = new double[own * others];
    double[] from = new double[others * own];
    for (Interaction i : theory.interactions()) {
      int to = Filters.of(theory, i.post().species());
      int source = Filters.of(theory, i.pre().species());
      boolean instantTo = filters.instant()[to];
      boolean instantFrom = filters.instant()[source];
      double[] target = instantTo ? from : instantFrom ? into : direct;
      int width = instantFrom ? others : own;
      double[] j = couplings.get(i.coupling());
      int columns = sites[species(source)];
      for (int p = 0; p < sites[species(to)]; p++) {
        double factor = filters.factor()[to][node[species(to)][p]][theory.post(i)];
        for (int c = 0; c < columns; c++) {
          target[(first[to] + p) * width + first[source] + c] += factor * j[p * columns + c];
        }
      }
    }
    for (int i = 0; i < own; i++) {
      for (int m = 0; m < others; m++) {
        double w = into[i * others + m];
        for (int j = 0; j < own && w != 0; j++) {
          direct[i * own + j] += w * from[m * own + j];
        }
      }
    }
    return direct;
  }

  /** Whether 1 − λ s(ω) goes round zero as ω runs from −∞ to ∞: then the mode λ grows. */
  private boolean encircled(double re, double im) {
    double angle = 0;
    double before = 0;
    boolean begun = false;
    int bins = filters.re().length;
    for (int k = -bins; k < bins; k++) {
      int at = k < 0 ? -k - 1 : k;
      double y = k < 0 ? -filters.im()[at] : filters.im()[at];
      double x = filters.re()[at];
      double here = Math.atan2(-(re * y + im * x), 1 - (re * x - im * y));
      angle += begun ? Math.IEEEremainder(here - before, 2 * Math.PI) : 0;
      before = here;
      begun = true;
    }
    return Math.abs(angle) > Math.PI;
  }

  private double[][] covariance(Spectra.Eigensystem system) {
    int n = own;
    double[] inverseRe = new double[n * n];
    double[] inverseIm = new double[n * n];
    for (int i = 0; i < n; i++) {
      inverseRe[i * n + i] = 1;
    }
    ComplexLu lu = new ComplexLu(n);
    lu.factor(system.vectorRe(), system.vectorIm());
    lu.solve(inverseRe, inverseIm, n);
    double[] xRe = new double[n * n];
    double[] xIm = new double[n * n];
    double[][] gains = gains(system);
    for (int r = 0; r < filters.shapes().length; r++) {
      add(r, gains, inverseRe, inverseIm, xRe, xIm);
    }
    return sandwich(system, xRe, xIm);
  }

  /** 1/(1 − s λ_a) by eigenvalue: real parts, then imaginary parts, frequencies and mirrored ones. */
  private double[][] gains(Spectra.Eigensystem system) {
    int bins = filters.re().length;
    double[][] gains = new double[own][4 * bins];
    for (int a = 0; a < own; a++) {
      for (int k = 0; k < 2 * bins; k++) {
        double x = filters.re()[k % bins];
        double y = (k < bins ? 1 : -1) * filters.im()[k % bins];
        double re = 1 - (system.re()[a] * x - system.im()[a] * y);
        double im = -(system.re()[a] * y + system.im()[a] * x);
        double square = re * re + im * im;
        gains[a][k] = re / square;
        gains[a][2 * bins + k] = -im / square;
      }
    }
    return gains;
  }

  /** X += M_r ∘ W_r. */
  private void add(int r, double[][] gains, double[] inverseRe, double[] inverseIm, double[] xRe, double[] xIm) {
    int n = own;
    int bins = 2 * weight.length;
    double[] shape = new double[bins];
    for (int k = 0; k < bins; k++) {
      shape[k] = filters.shapes()[r][k % weight.length] * weight[k % weight.length];
    }
    double[] part = parts(r);
    double[] weightedRe = new double[bins];
    double[] weightedIm = new double[bins];
    double[] rowRe = new double[n];
    double[] rowIm = new double[n];
    for (int a = 0; a < n; a++) {
      for (int k = 0; k < bins; k++) {
        weightedRe[k] = shape[k] * gains[a][k];
        weightedIm[k] = shape[k] * gains[a][bins + k];
      }
      for (int i = 0; i < n; i++) {
        rowRe[i] = part[i] * inverseRe[a * n + i];
        rowIm[i] = part[i] * inverseIm[a * n + i];
      }
      for (int b = 0; b <= a; b++) {
        double[] other = gains[b];
        double mRe = 0;
        double mIm = 0;
        for (int k = 0; k < bins; k++) {
          mRe += weightedRe[k] * other[k] + weightedIm[k] * other[bins + k];
          mIm += weightedIm[k] * other[k] - weightedRe[k] * other[bins + k];
        }
        double wRe = 0;
        double wIm = 0;
        for (int i = 0; i < n; i++) {
          wRe += rowRe[i] * inverseRe[b * n + i] + rowIm[i] * inverseIm[b * n + i];
          wIm += rowIm[i] * inverseRe[b * n + i] - rowRe[i] * inverseIm[b * n + i];
        }
        xRe[a * n + b] += mRe * wRe - mIm * wIm;
        xIm[a * n + b] += mRe * wIm + mIm * wRe;
        xRe[b * n + a] = xRe[a * n + b];
        xIm[b * n + a] = -xIm[a * n + b];
      }
    }
  }

  /** q_r of every row. */
  private double[] parts(int r) {
    double[] part = new double[own];
    for (int h = 0; h < first.length; h++) {
      for (int i = 0; i < sites[species(h)] && !filters.instant()[h]; i++) {
        part[first[h] + i] = filters.parts()[h][node[species(h)][i]][r];
      }
    }
    return part;
  }

  /** V X V†, which is real. */
  private static double[][] sandwich(Spectra.Eigensystem system, double[] xRe, double[] xIm) {
    int n = system.re().length;
    double[][] out = new double[n][n];
    double[] rowRe = new double[n];
    double[] rowIm = new double[n];
    for (int i = 0; i < n; i++) {
      java.util.Arrays.fill(rowRe, 0);
      java.util.Arrays.fill(rowIm, 0);
      for (int a = 0; a < n; a++) {
        double vRe = system.vectorRe()[i * n + a];
        double vIm = system.vectorIm()[i * n + a];
        for (int b = 0; b < n; b++) {
          rowRe[b] += vRe * xRe[a * n + b] - vIm * xIm[a * n + b];
          rowIm[b] += vRe * xIm[a * n + b] + vIm * xRe[a * n + b];
        }
      }
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int b = 0; b < n; b++) {
          sum += rowRe[b] * system.vectorRe()[j * n + b] + rowIm[b] * system.vectorIm()[j * n + b];
        }
        out[i][j] = sum;
        out[j][i] = sum;
      }
    }
    return out;
  }

  /** Names of the signals, in the order of the results: species and pre factor. */
  static List<Interaction> transmitted(LinearEquivalent theory) {
    List<Interaction> all = new ArrayList<>();
    for (int[] h : theory.signals()) {
      all.add(theory.interactions().stream().filter(i -> theory.species().get(h[0]).equals(i.pre().species()) && theory.readout(i) == h[1]).findFirst().orElseThrow());
    }
    return all;
  }
}

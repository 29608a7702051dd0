package org.saddlepoint.solve.sampled;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.saddlepoint.action.FourPoint;
import org.saddlepoint.action.Label;
import org.saddlepoint.action.Overlap;
import org.saddlepoint.numeric.ComplexLu;
import org.saddlepoint.numeric.NumericalFailure;
import org.saddlepoint.solve.FrequencyRule;
import org.saddlepoint.solve.PairIntegral;

/**
 * The two-copy fluctuations B(1 − 𝒱B)^{-1} of the derived four-point stage with sampled two-point functions, integrated over pairs of
 * frequencies to the mean square covariance (1/N) Σ_ij C_ij² of each observable. Holds where all sites of a sampled species are alike
 * and nothing persists.
 */
final class SampledFluctuations {
  private static final double NEGLIGIBLE = 1e-5;
  private static final int FINE = 96;
  private static final int MOST = 240;

  private final SampledSystem system;
  private final int n;
  private final int[] site;
  private final int[] left;
  private final int[] right;
  private final double[] coupling;
  private final List<int[]> signals;
  private final List<Passage> passages = new ArrayList<>();
  private final List<List<Integer>> groups;
  private final double[] lags;

  /** A port of a site: readouts count from 0, posts from −1 downwards. */
  private static int post(int index) {
    return -1 - index;
  }

  /**
   * @param signals observables as {site, readout}
   * @param groups  signals to stack
   * @param lags    where the mean square covariance is wanted at two times
   */
  SampledFluctuations(SampledSystem system, FourPoint stage, List<int[]> signals, List<List<Integer>> groups, double[] lags) {
    this.system = system;
    this.signals = signals;
    this.groups = groups;
    this.lags = lags;
    n = stage.pairs().size();
    site = new int[n];
    left = new int[n];
    right = new int[n];
    coupling = new double[n * n];
    for (int p = 0; p < n; p++) {
      Overlap pair = stage.pairs().get(p);
      site[p] = system.site(pair.species());
      left[p] = port(site[p], pair.left());
      right[p] = port(site[p], pair.right());
    }
    for (FourPoint.Entry e : stage.coupling()) {
      coupling[e.row() * n + e.column()] += system.numbers().value(e.weight());
    }
    for (int s = 0; s < system.sites().size(); s++) {
      passages.add(passage(s));
    }
  }

  private int port(int s, Label label) {
    return label.isResponse() ? post(system.post(s, label)) : system.sites().get(s).readout(label.local());
  }

  private Passage passage(int s) {
    Set<Integer> readouts = new TreeSet<>();
    Set<Integer> posts = new LinkedHashSet<>();
    for (int p = 0; p < n; p++) {
      for (int port : site[p] == s ? new int[] {left[p], right[p]} : new int[0]) {
        if (port >= 0) {
          readouts.add(port);
        } else {
          posts.add(-1 - port);
        }
      }
    }
    signals.stream().filter(h -> h[0] == s).forEach(h -> readouts.add(h[1]));
    List<SampledSystem.Pair> pairs = new ArrayList<>();
    List<SampledSystem.ResponseOf> responses = new ArrayList<>();
    for (int b : readouts) {
      readouts.stream().filter(c -> c >= b).forEach(c -> pairs.add(new SampledSystem.Pair(s, b, c)));
      posts.forEach(a -> responses.add(new SampledSystem.ResponseOf(s, b, a)));
    }
    return new Passage(pairs, responses, true);
  }

  /** What must be measured of a species. */
  Passage wanted(int s) {
    return passages.get(s);
  }

  /**
   * Mean squares by observable.
   *
   * @param square   (1/N) Σ_ij C_ij²
   * @param diagonal (1/N) Σ_i C_ii²
   * @param slow     (1/N) Σ_ij of the covariance at zero frequency
   * @param stacked  the first for each group
   * @param lagged   {@code [signal][lag]}: (1/N) Σ_{i≠j} C_ij(τ)²
   */
  record Found(double[] square, double[] diagonal, double[] slow, double[] stacked, double[][] lagged) {}

  /** @param measured by site and node, connected functions only */
  Found integrate(Periodic grid, List<List<Measurement>> measured) {
    FrequencyRule rule = rule(grid, measured);
    int[] bin = new int[rule.size()];
    for (int k = 0; k < bin.length; k++) {
      bin[k] = (int) Math.round(rule.omega()[k] * grid.duration() / (2 * Math.PI));
    }
    Matrix matrix = new Matrix(measured);
    int h = signals.size();
    double[] cosine = new double[lags.length];
    PairIntegral.Sums sums =
        new PairIntegral(rule)
            .of(
                2 * h + groups.size() + h * lags.length,
                (first, second, mirrored, out) -> {
                  java.util.Arrays.fill(out, 0);
                  if (first >= bin.length || second >= bin.length) {
                    return;
                  }
                  matrix.at(bin[first], bin[second], mirrored);
                  double omega = rule.omega()[first] + (mirrored ? -1 : 1) * rule.omega()[second];
                  for (int q = 0; q < lags.length; q++) {
                    cosine[q] = Math.cos(omega * lags[q]);
                  }
                  for (int i = 0; i < h; i++) {
                    out[2 * i] = matrix.entry(signals.get(i), signals.get(i));
                    out[2 * i + 1] = matrix.diagonal(signals.get(i));
                    for (int q = 0; q < lags.length; q++) {
                      out[2 * h + groups.size() + i * lags.length + q] = cosine[q] * (out[2 * i] - out[2 * i + 1]);
                    }
                  }
                  for (int g = 0; g < groups.size(); g++) {
                    for (int i : groups.get(g)) {
                      for (int k : groups.get(g)) {
                        out[2 * h + g] += i == k ? out[2 * i] : matrix.entry(signals.get(i), signals.get(k));
                      }
                    }
                  }
                });
    double[] square = new double[h];
    double[] diagonal = new double[h];
    double[] slow = new double[h];
    double[][] lagged = new double[h][lags.length];
    matrix.at(0, 0, false);
    for (int i = 0; i < h; i++) {
      square[i] = sums.fine()[2 * i];
      diagonal[i] = sums.fine()[2 * i + 1];
      slow[i] = matrix.entry(signals.get(i), signals.get(i));
      System.arraycopy(sums.fine(), 2 * h + groups.size() + i * lags.length, lagged[i], 0, lags.length);
    }
    return new Found(square, diagonal, slow, java.util.Arrays.copyOfRange(sums.fine(), 2 * h, 2 * h + groups.size()), lagged);
  }

  /** The entries of all signals at two bins, the second mirrored or not. */
  double[] at(List<List<Measurement>> measured, int first, int second, boolean mirrored) {
    Matrix matrix = new Matrix(measured);
    matrix.at(first, second, mirrored);
    return signals.stream().mapToDouble(h -> matrix.entry(h, h)).toArray();
  }

  /** All bins at low frequencies, then fewer and fewer, up to where no observable has power. */
  private FrequencyRule rule(Periodic grid, List<List<Measurement>> measured) {
    int highest = 8;
    for (int[] h : signals) {
      for (Measurement m : measured.get(h[0])) {
        double[] power = m.pairRe[m.pair(h[1], h[1])];
        double largest = java.util.Arrays.stream(power).map(Math::abs).max().orElse(0);
        for (int k = 0; k < power.length; k++) {
          highest = Math.abs(power[k]) > NEGLIGIBLE * largest ? Math.max(highest, k) : highest;
        }
      }
    }
    highest = Math.min(highest, grid.bins() - 1);
    for (int fine = FINE; ; fine /= 2) {
      List<Integer> bins = new ArrayList<>();
      int stride = 1;
      for (int k = 0; k <= highest; k += stride) {
        bins.add(k);
        stride = Math.max(stride, k / fine);
      }
      if (bins.size() <= MOST || fine < 16) {
        return through(grid, bins);
      }
    }
  }

  private static FrequencyRule through(Periodic grid, List<Integer> bins) {
    double[] omega = new double[bins.size()];
    double[] weight = new double[bins.size()];
    for (int i = 0; i < omega.length; i++) {
      omega[i] = grid.frequency(bins.get(i));
      double before = i == 0 ? -bins.get(1) : bins.get(i - 1);
      double after = i + 1 == omega.length ? bins.get(i) : bins.get(i + 1);
      weight[i] = 0.5 * (after - before) / grid.duration();
    }
    return new FrequencyRule(omega, weight, false);
  }

  /** B and X = 𝒱(1 − B𝒱)^{-1} at a pair of bins. */
  private final class Matrix {
    private final List<List<Measurement>> measured;
    private final double[] bRe = new double[n * n];
    private final double[] bIm = new double[n * n];
    private final double[] aRe = new double[n * n];
    private final double[] aIm = new double[n * n];
    private final double[] xRe = new double[n * n];
    private final double[] xIm = new double[n * n];
    private final ComplexLu lu = new ComplexLu(Math.max(1, n));
    private final double[] out = new double[2];
    private final double[] one = new double[2];
    private final double[] two = new double[2];
    private int first;
    private int second;
    private boolean mirrored;

    Matrix(List<List<Measurement>> measured) {
      this.measured = measured;
    }

    void at(int bin1, int bin2, boolean negative) {
      first = bin1;
      second = bin2;
      mirrored = negative;
      for (int p = 0; p < n; p++) {
        for (int q = 0; q < n; q++) {
          product(site[p], left[p], right[p], site[q], left[q], right[q]);
          bRe[p * n + q] = out[0];
          bIm[p * n + q] = out[1];
        }
      }
      for (int p = 0; p < n; p++) {
        for (int q = 0; q < n; q++) {
          double sr = p == q ? 1 : 0;
          double si = 0;
          for (int r = 0; r < n; r++) {
            sr -= coupling[p * n + r] * bRe[r * n + q];
            si -= coupling[p * n + r] * bIm[r * n + q];
          }
          aRe[p * n + q] = sr;
          aIm[p * n + q] = si;
        }
      }
      System.arraycopy(coupling, 0, xRe, 0, n * n);
      java.util.Arrays.fill(xIm, 0);
      if (n > 0) {
        if (!lu.factor(aRe, aIm)) {
          throw new NumericalFailure("the fluctuations of the overlaps diverge: 1 − 𝒱B is singular");
        }
        lu.solve(xRe, xIm, n);
      }
    }

    /** B of two pairs into {@link #out}. */
    private void product(int s, int f, int g, int other, int f1, int g1) {
      out[0] = 0;
      out[1] = 0;
      if (s != other) {
        return;
      }
      for (Measurement m : measured.get(s)) {
        function(m, f, f1, first, 1, one);
        function(m, g, g1, second, mirrored ? -1 : 1, two);
        double w = m.weight * system.sites().get(s).ratio();
        out[0] += w * (one[0] * two[0] - one[1] * two[1]);
        out[1] += w * (one[0] * two[1] + one[1] * two[0]);
      }
    }

    /** G_fg at a bin, at its negative for sign −1. */
    private void function(Measurement m, int f, int g, int bin, int sign, double[] value) {
      value[0] = 0;
      value[1] = 0;
      if (f >= 0 && g >= 0) {
        int direct = m.pair(f, g);
        int at = direct >= 0 ? direct : m.pair(g, f);
        value[0] = m.pairRe[at][bin];
        value[1] = (direct >= 0 ? sign : -sign) * m.pairIm[at][bin];
      } else if (f >= 0 || g >= 0) {
        int at = m.response(Math.max(f, g), -1 - Math.min(f, g));
        value[0] = m.responseRe[at][bin];
        value[1] = (f >= 0 ? sign : -sign) * m.responseIm[at][bin];
      }
    }

    double diagonal(int[] h) {
      product(h[0], h[1], h[1], h[0], h[1], h[1]);
      return out[0];
    }

    double entry(int[] h, int[] k) {
      product(h[0], h[1], h[1], k[0], k[1], k[1]);
      double sum = out[0];
      double[] rowRe = new double[n];
      double[] rowIm = new double[n];
      for (int p = 0; p < n; p++) {
        product(h[0], h[1], h[1], site[p], left[p], right[p]);
        rowRe[p] = out[0];
        rowIm[p] = out[1];
      }
      for (int q = 0; q < n; q++) {
        product(site[q], left[q], right[q], k[0], k[1], k[1]);
        double colRe = out[0];
        double colIm = out[1];
        for (int p = 0; p < n && (colRe != 0 || colIm != 0); p++) {
          double tr = rowRe[p] * xRe[p * n + q] - rowIm[p] * xIm[p * n + q];
          double ti = rowRe[p] * xIm[p * n + q] + rowIm[p] * xRe[p * n + q];
          sum += tr * colRe - ti * colIm;
        }
      }
      return sum;
    }
  }
}

package org.saddlepoint.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import org.saddlepoint.action.FourPoint;

/**
 * Integrates the two-copy fluctuations of a solved state over frequencies to the statistics of covariance matrices, refining the
 * frequencies until the sums over all and over every second node agree.
 */
final class Dimension {
  private static final double GOAL = 1e-9;
  /** With white or coloured noise the correlations themselves are not better. */
  private static final double NOISY_GOAL = 1e-7;
  /** Sites whose variance is rounding against the largest have no z-scores; these must be few. */
  private static final double SATURATED = 1e-12;

  private static final double FEW = 1e-6;
  private static final double FIRST_STEP = 0.16;
  private static final int MOST = 1100;
  private static final int FIRST_INTERVALS = 64;

  private final CopyMatrix matrix;
  private final List<Observables.Entry> entries;
  private final List<List<Integer>> stacks;
  private final OptionalDouble window;
  private final double[] lags;
  private final List<Integer> ports = new ArrayList<>();

  /**
   * @param stacks groups of entries whose covariances are wanted stacked
   * @param window length of a window, if wanted
   * @param lags   where Ψ is wanted, uniform from 0; may be empty
   */
  Dimension(MeanFieldSystem system, FourPoint fluctuations, List<Observables.Entry> entries, List<List<Integer>> stacks, OptionalDouble window, double[] lags) {
    this.matrix = new CopyMatrix(system, fluctuations);
    this.entries = entries;
    this.stacks = stacks;
    this.window = window;
    this.lags = lags;
    for (Observables.Entry e : entries) {
      ports.add(matrix.port(e.site(), new Port(false, e.readout())));
    }
  }

  /** What the state's covariances must be known for. */
  List<MeanFieldSystem.Pair> readoutPairs() {
    return matrix.readoutPairs();
  }

  /**
   * Statistics with the change between the last two rules.
   *
   * @param fine   with all nodes
   * @param coarse with every second one
   * @param rule   the nodes
   */
  record Found(CovarianceStatistics.All fine, CovarianceStatistics.All coarse, FrequencyRule rule) {}

  /** Of a state without time. */
  Found frozen(SolvedState state) {
    return at(state, new FrequencyRule(new double[0], new double[0], false));
  }

  /** Refines until the sums agree. */
  Found fluctuating(SolvedState state) {
    double clock = state.system().clock().lagStep();
    FrequencyScale scale = FrequencyScale.of(state);
    boolean noisy = state.system().hasKinks();
    double step = FIRST_STEP;
    int intervals = FIRST_INTERVALS;
    while (true) {
      FrequencyRule rule = clock > 0 ? FrequencyRule.periodic(clock, intervals) : FrequencyRule.stretched(scale.width(), step, scale.highest());
      Found found = at(state, rule);
      if (change(found) <= (noisy ? NOISY_GOAL : GOAL) || 2 * rule.size() > MOST) {
        return found;
      }
      step /= 2;
      intervals *= 2;
    }
  }

  private static double change(Found found) {
    double largest = 0;
    for (int i = 0; i < found.fine.each().size(); i++) {
      CovarianceStatistics a = found.fine.each().get(i);
      CovarianceStatistics b = found.coarse.each().get(i);
      largest = Math.max(largest, relative(a.square(), b.square()));
      largest = Double.isNaN(a.windowSquare()) ? largest : Math.max(largest, relative(a.windowSquare(), b.windowSquare()));
    }
    return largest;
  }

  private static double relative(double a, double b) {
    return a == 0 ? 0 : Math.abs(a - b) / Math.abs(a);
  }

  /** With given nodes. */
  Found at(SolvedState state, FrequencyRule rule) {
    matrix.prepare(state, rule.omega());
    int signals = entries.size();
    List<CopyMatrix.Signal> plain = new ArrayList<>();
    List<CopyMatrix.Signal> scored = new ArrayList<>();
    List<CopyMatrix.Signal> windowScored = new ArrayList<>();
    List<CopyMatrix.Signal> longScored = new ArrayList<>();
    double[] filter = filter(rule);
    int slowest = slowest(rule);
    for (int i = 0; i < signals; i++) {
      int s = entries.get(i).site();
      int port = ports.get(i);
      plain.add(new CopyMatrix.Signal(s, port, CopyMatrix.NodeWeights.PLAIN));
      scored.add(signal(s, port, node -> variance(s, node, port, rule)));
      windowScored.add(signal(s, port, node -> filtered(s, node, port, rule, filter)));
      longScored.add(signal(s, port, node -> spectrum(s, node, port, slowest)));
    }
    int each = 5;
    int stacked = signals * each;
    int functions = stacked + stacks.size() + signals * lags.length;
    double[] cosine = new double[lags.length];
    PairIntegral.Sums sums =
        new PairIntegral(rule)
            .of(
                functions,
                (first, second, mirrored, out) -> {
                  matrix.at(first, second, mirrored);
                  double filters = filter[first] * filter[second];
                  cosines(frequency(rule, first) + (mirrored ? -1 : 1) * frequency(rule, second), cosine);
                  for (int i = 0; i < signals; i++) {
                    double square = matrix.entry(plain.get(i), plain.get(i), first, second, mirrored);
                    double diagonal = matrix.diagonal(plain.get(i), plain.get(i), first, second, mirrored);
                    out[i * each] = square;
                    out[i * each + 1] = diagonal;
                    boolean alike = matrix.spectra(plain.get(i).site()).nodes() == 1;
                    out[i * each + 2] = alike ? square * factor(scored.get(i)) : matrix.entry(scored.get(i), scored.get(i), first, second, mirrored);
                    out[i * each + 3] = filters == 0 ? 0 : filters * square;
                    out[i * each + 4] = filters == 0 ? 0 : filters * (alike ? square * factor(windowScored.get(i)) : matrix.entry(windowScored.get(i), windowScored.get(i), first, second, mirrored));
                    for (int q = 0; q < lags.length; q++) {
                      out[stacked + stacks.size() + i * lags.length + q] = (square - diagonal) * cosine[q];
                    }
                  }
                  for (int g = 0; g < stacks.size(); g++) {
                    double sum = 0;
                    for (int i : stacks.get(g)) {
                      for (int k : stacks.get(g)) {
                        sum += i == k ? out[i * each] : matrix.entry(plain.get(i), plain.get(k), first, second, mirrored);
                      }
                    }
                    out[stacked + g] = sum;
                  }
                });
    double[] longSquare = new double[signals];
    double[] longSquareScored = new double[signals];
    matrix.at(slowest, slowest, false);
    for (int i = 0; i < signals; i++) {
      longSquare[i] = matrix.entry(plain.get(i), plain.get(i), slowest, slowest, false);
      longSquareScored[i] = matrix.entry(longScored.get(i), longScored.get(i), slowest, slowest, false);
    }
    return new Found(collected(sums.fine(), rule, filter, longSquare, longSquareScored), collected(sums.coarse(), rule, filter, longSquare, longSquareScored), rule);
  }

  /** What z-scoring multiplies a mean square covariance with when all sites are alike. */
  private static double factor(CopyMatrix.Signal scored) {
    double square = scored.square().of(scored.site(), 0);
    return square * square;
  }

  /** A signal divided at every node by the root of its variance there. */
  private CopyMatrix.Signal signal(int s, int port, IntToDoubleFunction variance) {
    SiteSpectra spectra = matrix.spectra(s);
    double[] square = new double[spectra.nodes()];
    double largest = 0;
    for (int node = 0; node < square.length; node++) {
      square[node] = variance.applyAsDouble(node);
      largest = Math.max(largest, square[node]);
    }
    double without = 0;
    for (int node = 0; node < square.length; node++) {
      boolean known = square[node] > SATURATED * largest;
      without += known ? 0 : spectra.weight(node);
      square[node] = known ? 1 / square[node] : 0;
    }
    if (without > FEW) {
      Arrays.fill(square, Double.NaN);
    }
    return new CopyMatrix.Signal(s, port, (site, node) -> square[node]);
  }

  private CovarianceStatistics.All collected(double[] sums, FrequencyRule rule, double[] filter, double[] longSquare, double[] longScored) {
    int each = 5;
    int stacked = entries.size() * each;
    List<CovarianceStatistics> all = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      int s = entries.get(i).site();
      int port = ports.get(i);
      double[] lagged = new double[lags.length];
      System.arraycopy(sums, stacked + stacks.size() + i * lags.length, lagged, 0, lags.length);
      boolean windowed = window.isPresent();
      all.add(
          new CovarianceStatistics(
              trace(s, node -> variance(s, node, port, rule)), sums[i * each], sums[i * each + 1], spread(s, node -> variance(s, node, port, rule)), sums[i * each + 2], trace(s, node -> spectrum(s, node, port, slowest(rule))),
              longSquare[i], longScored[i], windowed ? trace(s, node -> filtered(s, node, port, rule, filter)) : Double.NaN, windowed ? sums[i * each + 3] : Double.NaN,
              windowed ? sums[i * each + 4] : Double.NaN, lagged));
    }
    double[] groups = new double[stacks.size()];
    System.arraycopy(sums, stacked, groups, 0, groups.length);
    return new CovarianceStatistics.All(all, groups);
  }

  /** The frequency of the long-window covariance: the atom where there is one, else zero. */
  private int slowest(FrequencyRule rule) {
    for (int i = 0; i < entries.size(); i++) {
      SiteSpectra site = matrix.spectra(entries.get(i).site());
      for (int node = 0; node < site.nodes(); node++) {
        // Rounding leaves atoms of 1e-60 where there are none.
        if (rule.size() == 0 || spectrum(entries.get(i).site(), node, ports.get(i), rule.size()) > 1e-14 * site.variance(node, ports.get(i))) {
          return rule.size();
        }
      }
    }
    return 0;
  }

  private static double frequency(FrequencyRule rule, int k) {
    return k < rule.size() ? rule.omega()[k] : 0;
  }

  /** |(1/T)∫_0^T exp(iωt) dt|² at every node, zero everywhere without a window. */
  private double[] filter(FrequencyRule rule) {
    double[] filter = new double[rule.size() + 1];
    for (int k = 0; k < filter.length && window.isPresent(); k++) {
      double half = 0.5 * frequency(rule, k) * window.getAsDouble();
      double sinc = half == 0 ? 1 : Math.sin(half) / half;
      filter[k] = sinc * sinc;
    }
    return filter;
  }

  private void cosines(double s, double[] out) {
    if (out.length == 0) {
      return;
    }
    double twice = out.length > 1 ? 2 * Math.cos(s * lags[1]) : 0;
    out[0] = 1;
    for (int q = 1; q < out.length; q++) {
      out[q] = q == 1 ? 0.5 * twice : twice * out[q - 1] - out[q - 2];
    }
  }

  private double spectrum(int s, int node, int port, int k) {
    SiteSpectra site = matrix.spectra(s);
    return site.re(node)[(port * matrix.portCount(s) + port) * site.frequencies() + k];
  }

  private double variance(int s, int node, int port, FrequencyRule rule) {
    double known = matrix.spectra(s).variance(node, port);
    if (!Double.isNaN(known)) {
      return known;
    }
    double[] all = new double[rule.size() + 1];
    Arrays.fill(all, 1);
    return filtered(s, node, port, rule, all);
  }

  /** ∫dω/2π filter(ω) C(ω), the atom included. */
  private double filtered(int s, int node, int port, FrequencyRule rule, double[] filter) {
    double sum = filter[rule.size()] * spectrum(s, node, port, rule.size());
    for (int k = 0; k < rule.size(); k++) {
      double images = k == 0 || rule.periodic() && k == rule.size() - 1 ? 1 : 2;
      sum += images * rule.weight()[k] * filter[k] * spectrum(s, node, port, k);
    }
    return sum;
  }

  /** The variance over the sites of a species. */
  private double spread(int s, IntToDoubleFunction value) {
    SiteSpectra site = matrix.spectra(s);
    double mean = trace(s, value) / matrix.ratio(s);
    double sum = 0;
    for (int node = 0; node < site.nodes(); node++) {
      sum += site.weight(node) * Math.pow(value.applyAsDouble(node) - mean, 2);
    }
    return sum;
  }

  /** (1/N) Σ over the sites of a species. */
  private double trace(int s, IntToDoubleFunction value) {
    SiteSpectra site = matrix.spectra(s);
    double sum = 0;
    for (int node = 0; node < site.nodes(); node++) {
      sum += site.weight(node) * value.applyAsDouble(node);
    }
    return sum * matrix.ratio(s);
  }
}

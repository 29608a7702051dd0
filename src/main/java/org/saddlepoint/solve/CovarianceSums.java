package org.saddlepoint.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;

/** The statistics of the covariance matrices of a state as sums over given pairs of frequencies. */
final class CovarianceSums {
  /** Sites whose variance is rounding against the largest have no z-scores; these must be few. */
  private static final double SATURATED = 1e-12;

  private static final double FEW = 1e-6;

  /** An atom below this share of the variance is what iterations leave of the difference of two equal static parts. */
  private static final double ATOM = 1e-9;

  private final CopyPorts copies;
  private final PairNodes nodes;
  private final FrequencyRule rule;
  private final List<Observables.Entry> entries;
  private final List<Integer> ports;
  private final List<List<Integer>> stacks;
  private final OptionalDouble window;
  private final double[] lags;
  private final List<SiteSpectra> spectra;
  private final double[] filter;
  private final int atom;
  private final List<LadderPlan.Signal> signals = new ArrayList<>();
  private final List<LadderPlan.Wanted> wanted = new ArrayList<>();

  /** Integrals over all nodes and over every second one. */
  private static final class Sums {
    final double[] fine;
    final double[] coarse;

    Sums(int count) {
      fine = new double[count];
      coarse = new double[count];
    }
  }

  /** @param ports the port of each entry */
  CovarianceSums(
      CopyPorts copies, SolvedState state, PairNodes nodes, List<Observables.Entry> entries, List<Integer> ports, List<List<Integer>> stacks, OptionalDouble window, double[] lags) {
    this.copies = copies;
    this.nodes = nodes;
    this.rule = nodes.line();
    this.entries = entries;
    this.ports = ports;
    this.stacks = stacks;
    this.window = window;
    this.lags = lags;
    this.atom = nodes.omega().length;
    this.spectra = copies.spectra(state, nodes.omega());
    this.filter = filter();
  }

  Dimension.Found found() {
    int slowest = slowest();
    int[] plain = new int[entries.size()];
    int[] scored = new int[entries.size()];
    int[] windowScored = new int[entries.size()];
    int[] longScored = new int[entries.size()];
    for (int i = 0; i < plain.length; i++) {
      int s = entries.get(i).site();
      int port = ports.get(i);
      plain[i] = want(new LadderPlan.Signal(s, port));
    }
    for (int i = 0; i < plain.length; i++) {
      int s = entries.get(i).site();
      int port = ports.get(i);
      scored[i] = alike(s) ? plain[i] : want(signal(s, port, node -> variance(s, node, port)));
      windowScored[i] = alike(s) || window.isEmpty() ? plain[i] : want(signal(s, port, node -> filtered(s, node, port, filter)));
    }
    List<int[]> crossings = new ArrayList<>();
    for (int g = 0; g < stacks.size(); g++) {
      for (int i : stacks.get(g)) {
        for (int k : stacks.get(g)) {
          if (i != k) {
            crossings.add(new int[] {g, wanted.size()});
            wanted.add(new LadderPlan.Wanted(i, k));
          }
        }
      }
    }
    Sums[] square = sums(wanted.size());
    Sums[] diagonal = sums(wanted.size());
    Sums[] windowed = sums(wanted.size());
    Sums[] lagged = new Sums[plain.length];
    Arrays.setAll(lagged, i -> new Sums(lags.length));
    integrate(square, diagonal, windowed, lagged);
    for (int i = 0; i < plain.length; i++) {
      int s = entries.get(i).site();
      int port = ports.get(i);
      longScored[i] = alike(s) ? plain[i] : want(signal(s, port, node -> spectrum(s, node, port, slowest)));
    }
    double[] longSquares = slow(slowest);
    CovarianceStatistics.All[] both = new CovarianceStatistics.All[2];
    for (int half = 0; half < 2; half++) {
      List<CovarianceStatistics> all = new ArrayList<>();
      double[] groups = new double[stacks.size()];
      for (int i = 0; i < plain.length; i++) {
        int s = entries.get(i).site();
        int port = ports.get(i);
        boolean isWindowed = window.isPresent();
        boolean alike = alike(s);
        IntToDoubleFunction variance = node -> variance(s, node, port);
        IntToDoubleFunction window = node -> filtered(s, node, port, filter);
        IntToDoubleFunction slow = node -> spectrum(s, node, port, slowest);
        double whole = of(square[plain[i]], half);
        all.add(
            new CovarianceStatistics(
                trace(s, variance), whole, of(diagonal[plain[i]], half), spread(s, variance), of(square[scored[i]], half) * (alike ? factor(s, port, variance) : 1), trace(s, slow),
                longSquares[plain[i]], longSquares[longScored[i]] * (alike ? factor(s, port, slow) : 1), isWindowed ? trace(s, window) : Double.NaN,
                isWindowed ? of(windowed[plain[i]], half) : Double.NaN, isWindowed ? of(windowed[windowScored[i]], half) * (alike ? factor(s, port, window) : 1) : Double.NaN,
                half == 0 ? lagged[i].fine : lagged[i].coarse));
      }
      for (int g = 0; g < groups.length; g++) {
        for (int i : stacks.get(g)) {
          groups[g] += of(square[plain[i]], half);
        }
      }
      for (int[] c : crossings) {
        groups[c[0]] += of(square[c[1]], half);
      }
      both[half] = new CovarianceStatistics.All(all, groups);
    }
    return new Dimension.Found(both[0], both[1], nodes, true, Double.POSITIVE_INFINITY);
  }

  private static double of(Sums sums, int half) {
    return half == 0 ? sums.fine[0] : sums.coarse[0];
  }

  private static Sums[] sums(int count) {
    Sums[] all = new Sums[count];
    Arrays.setAll(all, i -> new Sums(1));
    return all;
  }

  private int want(LadderPlan.Signal signal) {
    signals.add(signal);
    wanted.add(new LadderPlan.Wanted(signals.size() - 1, signals.size() - 1));
    return wanted.size() - 1;
  }

  private boolean alike(int site) {
    return spectra.get(site).nodes() == 1;
  }

  private void integrate(Sums[] square, Sums[] diagonal, Sums[] windowed, Sums[] lagged) {
    CopyLadder ladder = copies.plan().with(spectra, signals, wanted);
    CopyLadder.Pairs pairs = new CopyLadder.Pairs();
    double[][] entry = new double[wanted.size()][CopyLadder.LANES];
    double[][] own = new double[wanted.size()][CopyLadder.LANES];
    double[] fine = new double[CopyLadder.LANES];
    double[] coarse = new double[CopyLadder.LANES];
    double[] cosine = new double[lags.length];
    for (int start = 0; start < nodes.size(); start += CopyLadder.LANES) {
      pairs.count = Math.min(CopyLadder.LANES, nodes.size() - start);
      for (int l = 0; l < pairs.count; l++) {
        pairs.first[l] = nodes.first()[start + l];
        pairs.second[l] = nodes.second()[start + l];
        pairs.sign[l] = nodes.sign()[start + l];
        fine[l] = nodes.fine()[start + l];
        coarse[l] = nodes.coarse()[start + l];
      }
      ladder.at(pairs, entry, own);
      for (int w = 0; w < entry.length; w++) {
        add(entry[w], fine, coarse, pairs.count, square[w]);
        add(own[w], fine, coarse, pairs.count, diagonal[w]);
      }
      for (int l = 0; l < pairs.count && lags.length > 0; l++) {
        cosines(nodes.total(start + l), cosine);
        for (int i = 0; i < lagged.length; i++) {
          double others = entry[i][l] - own[i][l];
          for (int q = 0; q < lags.length; q++) {
            lagged[i].fine[q] += fine[l] * others * cosine[q];
            lagged[i].coarse[q] += coarse[l] * others * cosine[q];
          }
        }
      }
      if (window.isPresent()) {
        for (int l = 0; l < pairs.count; l++) {
          double both = filter[pairs.first[l]] * filter[pairs.second[l]];
          fine[l] *= both;
          coarse[l] *= both;
        }
        for (int w = 0; w < entry.length; w++) {
          add(entry[w], fine, coarse, pairs.count, windowed[w]);
        }
      }
    }
  }

  private static void add(double[] value, double[] fine, double[] coarse, int count, Sums to) {
    double all = 0;
    double some = 0;
    for (int l = 0; l < count; l++) {
      all += fine[l] * value[l];
      some += coarse[l] * value[l];
    }
    to.fine[0] += all;
    to.coarse[0] += some;
  }

  /** All signals at one frequency twice. */
  private double[] slow(int k) {
    CopyLadder.Pairs pairs = new CopyLadder.Pairs();
    pairs.count = 1;
    pairs.first[0] = k;
    pairs.second[0] = k;
    pairs.sign[0] = 1;
    double[][] entry = new double[wanted.size()][CopyLadder.LANES];
    copies.plan().with(spectra, signals, wanted).at(pairs, entry, new double[wanted.size()][CopyLadder.LANES]);
    return Arrays.stream(entry).mapToDouble(e -> e[0]).toArray();
  }

  /** What z-scoring multiplies a mean square covariance with when all sites are alike. */
  private double factor(int s, int port, IntToDoubleFunction variance) {
    double square = signal(s, port, variance).square(0);
    return square * square;
  }

  /** A signal divided at every node by the root of its variance there. */
  private LadderPlan.Signal signal(int s, int port, IntToDoubleFunction variance) {
    double[] square = new double[spectra.get(s).nodes()];
    double largest = 0;
    for (int node = 0; node < square.length; node++) {
      square[node] = variance.applyAsDouble(node);
      largest = Math.max(largest, square[node]);
    }
    double without = 0;
    for (int node = 0; node < square.length; node++) {
      boolean known = square[node] > SATURATED * largest;
      without += known ? 0 : spectra.get(s).weight(node);
      square[node] = known ? 1 / square[node] : 0;
    }
    if (without > FEW) {
      Arrays.fill(square, Double.NaN);
    }
    return new LadderPlan.Signal(s, port, square);
  }

  /** The frequency of the long-window covariance: the atom where there is one, else zero. */
  private int slowest() {
    for (int i = 0; i < entries.size(); i++) {
      SiteSpectra site = spectra.get(entries.get(i).site());
      for (int node = 0; node < site.nodes(); node++) {
        if (rule.size() == 0 || spectrum(entries.get(i).site(), node, ports.get(i), atom) > ATOM * site.variance(node, ports.get(i))) {
          return atom;
        }
      }
    }
    return 0;
  }

  /** |(1/T)∫_0^T exp(iωt) dt|² at every frequency, zero everywhere without a window. */
  private double[] filter() {
    double[] values = new double[atom + 1];
    for (int k = 0; k < values.length && window.isPresent(); k++) {
      double half = k < atom ? 0.5 * nodes.omega()[k] * window.getAsDouble() : 0;
      double sinc = half == 0 ? 1 : Math.sin(half) / half;
      values[k] = sinc * sinc;
    }
    return values;
  }

  private void cosines(double s, double[] out) {
    double twice = out.length > 1 ? 2 * Math.cos(s * lags[1]) : 0;
    out[0] = 1;
    for (int q = 1; q < out.length; q++) {
      out[q] = q == 1 ? 0.5 * twice : twice * out[q - 1] - out[q - 2];
    }
  }

  private double spectrum(int s, int node, int port, int k) {
    SiteSpectra site = spectra.get(s);
    return site.re(node)[(port * site.ports() + port) * site.frequencies() + k];
  }

  private double variance(int s, int node, int port) {
    double known = spectra.get(s).variance(node, port);
    if (!Double.isNaN(known)) {
      return known;
    }
    double[] all = new double[atom + 1];
    Arrays.fill(all, 1);
    return filtered(s, node, port, all);
  }

  /** ∫dω/2π filter(ω) C(ω), the atom included. */
  private double filtered(int s, int node, int port, double[] weights) {
    double sum = weights[atom] * spectrum(s, node, port, atom);
    for (int k = 0; k < rule.size(); k++) {
      double images = k == 0 || rule.periodic() && k == rule.size() - 1 ? 1 : 2;
      sum += images * rule.weight()[k] * weights[k] * spectrum(s, node, port, k);
    }
    return sum;
  }

  /** The variance over the sites of a species; values that differ by their last digits are equal. */
  private double spread(int s, IntToDoubleFunction value) {
    SiteSpectra site = spectra.get(s);
    double mean = trace(s, value) / copies.ratio(s);
    double sum = 0;
    for (int node = 0; node < site.nodes(); node++) {
      double deviation = value.applyAsDouble(node) - mean;
      sum += Math.abs(deviation) <= 16 * Math.ulp(mean) ? 0 : site.weight(node) * deviation * deviation;
    }
    return sum;
  }

  /** (1/N) Σ over the sites of a species. */
  private double trace(int s, IntToDoubleFunction value) {
    SiteSpectra site = spectra.get(s);
    double sum = 0;
    for (int node = 0; node < site.nodes(); node++) {
      sum += site.weight(node) * value.applyAsDouble(node);
    }
    return sum * copies.ratio(s);
  }
}

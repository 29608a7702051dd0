package org.saddlepoint.solve.sampled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.saddlepoint.action.FourPoint;
import org.saddlepoint.action.Label;
import org.saddlepoint.action.Overlap;
import org.saddlepoint.solve.CopyLadder;
import org.saddlepoint.solve.FrequencyRule;
import org.saddlepoint.solve.LadderPlan;
import org.saddlepoint.solve.PairNodes;

/**
 * The two-copy fluctuations B(1 − 𝒱B)^{-1} of the derived four-point stage with sampled two-point functions, integrated over pairs of
 * frequencies to the mean square covariance (1/N) Σ_ij C_ij² of each observable. Holds where nothing persists.
 */
final class SampledFluctuations {
  private static final double NEGLIGIBLE = 1e-5;
  private static final int FINE = 96;
  private static final int MOST = 240;

  private final SampledSystem system;
  private final LadderPlan plan;
  private final List<int[]> signals;
  private final List<Passage> passages = new ArrayList<>();
  private final List<List<Integer>> groups;
  private final double[] lags;

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
    int n = stage.pairs().size();
    int[] site = new int[n];
    int[] left = new int[n];
    int[] right = new int[n];
    double[] coupling = new double[n * n];
    for (int p = 0; p < n; p++) {
      Overlap pair = stage.pairs().get(p);
      site[p] = system.site(pair.species());
      left[p] = port(site[p], pair.left());
      right[p] = port(site[p], pair.right());
    }
    for (FourPoint.Entry e : stage.coupling()) {
      coupling[e.row() * n + e.column()] += system.numbers().value(e.weight());
    }
    plan = new LadderPlan(site, left, right, coupling, system.sites().stream().mapToDouble(SampledSystem.Site::ratio).toArray());
    for (int s = 0; s < system.sites().size(); s++) {
      passages.add(passage(s));
    }
  }

  /** The readouts of a species come first, then its posts. */
  private int port(int s, Label label) {
    SampledSystem.Site site = system.sites().get(s);
    return label.isResponse() ? site.readouts().size() + system.post(s, label) : site.readout(label.local());
  }

  private Passage passage(int s) {
    Set<Integer> readouts = new TreeSet<>();
    Set<Integer> posts = new LinkedHashSet<>();
    int count = system.sites().get(s).readouts().size();
    for (int p = 0; p < plan.size(); p++) {
      for (int port : plan.site()[p] == s ? new int[] {plan.left()[p], plan.right()[p]} : new int[0]) {
        if (port < count) {
          readouts.add(port);
        } else {
          posts.add(port - count);
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
   * @param square     (1/N) Σ_ij C_ij²
   * @param diagonal   (1/N) Σ_i C_ii²
   * @param slow       (1/N) Σ_ij of the covariance at zero frequency
   * @param scored     (1/N) Σ_ij C_ij²/(C_ii C_jj)
   * @param slowScored the same for the covariance at zero frequency
   * @param stacked    the first for each group
   * @param lagged     {@code [signal][lag]}: (1/N) Σ_{i≠j} C_ij(τ)²
   */
  record Found(double[] square, double[] diagonal, double[] slow, double[] scored, double[] slowScored, double[] stacked, double[][] lagged) {}

  /** @param measured by site and node, connected functions only */
  Found integrate(Periodic grid, List<List<Measurement>> measured) {
    FrequencyRule rule = rule(grid, measured);
    int h = signals.size();
    List<LadderPlan.Signal> observed = new ArrayList<>(plainSignals());
    observed.addAll(scored(measured, m -> grid.equalTime(m)));
    List<LadderPlan.Wanted> wanted = own(2 * h);
    List<int[]> crossings = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      for (int i : groups.get(g)) {
        for (int k : groups.get(g)) {
          crossings.add(new int[] {g, i == k ? i : wanted.size()});
          if (i != k) {
            wanted.add(new LadderPlan.Wanted(i, k));
          }
        }
      }
    }
    int[] bin = IntStream.range(0, rule.size()).map(k -> (int) Math.round(rule.omega()[k] * grid.duration() / (2 * Math.PI))).toArray();
    CopyLadder ladder = plan.with(tables(measured, bin), observed, wanted);
    PairNodes nodes = PairNodes.product(rule);
    double[] square = new double[wanted.size()];
    double[] diagonal = new double[h];
    double[][] lagged = new double[h][lags.length];
    double[][] entry = new double[wanted.size()][CopyLadder.LANES];
    double[][] own = new double[wanted.size()][CopyLadder.LANES];
    CopyLadder.Pairs pairs = new CopyLadder.Pairs();
    int next = 0;
    while (next < nodes.size()) {
      double[] weight = new double[CopyLadder.LANES];
      double[] omega = new double[CopyLadder.LANES];
      pairs.count = 0;
      for (; next < nodes.size() && pairs.count < CopyLadder.LANES; next++) {
        // What does not decay has been taken out: no atoms.
        if (nodes.first()[next] < bin.length && nodes.second()[next] < bin.length) {
          weight[pairs.count] = nodes.fine()[next];
          omega[pairs.count] = nodes.total(next);
          pairs.first[pairs.count] = nodes.first()[next];
          pairs.second[pairs.count] = nodes.second()[next];
          pairs.sign[pairs.count++] = nodes.sign()[next];
        }
      }
      ladder.at(pairs, entry, own);
      for (int l = 0; l < pairs.count; l++) {
        for (int w = 0; w < square.length; w++) {
          square[w] += weight[l] * entry[w][l];
        }
        for (int i = 0; i < h; i++) {
          diagonal[i] += weight[l] * own[i][l];
        }
        for (int q = 0; q < lags.length; q++) {
          double cosine = weight[l] * Math.cos(omega[l] * lags[q]);
          for (int i = 0; i < h; i++) {
            lagged[i][q] += cosine * (entry[i][l] - own[i][l]);
          }
        }
      }
    }
    double[] stacked = new double[groups.size()];
    crossings.forEach(c -> stacked[c[0]] += square[c[1]]);
    double[] slow = at(measured, plainSignals(), 0, 0, false);
    double[] slowScored = at(measured, scored(measured, power -> power[0]), 0, 0, false);
    return new Found(Arrays.copyOf(square, h), diagonal, slow, Arrays.copyOfRange(square, h, 2 * h), slowScored, stacked, lagged);
  }

  private static List<LadderPlan.Wanted> own(int count) {
    List<LadderPlan.Wanted> wanted = new ArrayList<>();
    IntStream.range(0, count).forEach(i -> wanted.add(new LadderPlan.Wanted(i, i)));
    return wanted;
  }

  /** The observables of every site over the square root of a variance of its own. */
  private List<LadderPlan.Signal> scored(List<List<Measurement>> measured, ToDoubleFunction<double[]> variance) {
    return signals.stream()
        .map(h -> new LadderPlan.Signal(h[0], h[1], measured.get(h[0]).stream().mapToDouble(m -> inverse(variance.applyAsDouble(m.pairRe[m.pair(h[1], h[1])]))).toArray()))
        .toList();
  }

  private static double inverse(double variance) {
    return variance > 0 ? 1 / variance : 0;
  }

  private List<LadderPlan.Signal> plainSignals() {
    return signals.stream().map(h -> new LadderPlan.Signal(h[0], h[1])).toList();
  }

  private List<MeasuredTable> tables(List<List<Measurement>> measured, int[] bins) {
    List<MeasuredTable> tables = new ArrayList<>();
    for (int s = 0; s < measured.size(); s++) {
      SampledSystem.Site site = system.sites().get(s);
      tables.add(new MeasuredTable(measured.get(s), site.readouts().size(), site.posts(), bins));
    }
    return tables;
  }

  /** The entries of all signals at two bins, the second mirrored or not. */
  double[] at(List<List<Measurement>> measured, int first, int second, boolean mirrored) {
    return at(measured, plainSignals(), first, second, mirrored);
  }

  private double[] at(List<List<Measurement>> measured, List<LadderPlan.Signal> observed, int first, int second, boolean mirrored) {
    double[][] entry = new double[signals.size()][CopyLadder.LANES];
    CopyLadder.Pairs pairs = new CopyLadder.Pairs();
    pairs.count = 1;
    pairs.second[0] = 1;
    pairs.sign[0] = mirrored ? -1 : 1;
    plan.with(tables(measured, new int[] {first, second}), observed, own(observed.size())).at(pairs, entry, new double[signals.size()][CopyLadder.LANES]);
    return Arrays.stream(entry).mapToDouble(e -> e[0]).toArray();
  }

  /** All bins at low frequencies, then fewer and fewer, up to where no observable has power. */
  private FrequencyRule rule(Periodic grid, List<List<Measurement>> measured) {
    int highest = 8;
    for (int[] h : signals) {
      for (Measurement m : measured.get(h[0])) {
        double[] power = m.pairRe[m.pair(h[1], h[1])];
        double largest = Arrays.stream(power).map(Math::abs).max().orElse(0);
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
}

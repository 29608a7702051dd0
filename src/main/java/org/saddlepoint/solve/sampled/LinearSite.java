package org.saddlepoint.solve.sampled;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.saddlepoint.action.LocalDynamics;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Field;
import org.saddlepoint.model.Noise;
import org.saddlepoint.solve.Clock;
import org.saddlepoint.solve.LinearForm;
import org.saddlepoint.solve.ModelNumbers;
import org.saddlepoint.solve.NoiseLaw;
import org.saddlepoint.solve.SiteReading;

/** A species whose process and readouts are linear, memories included: exact at every frequency, see {@link LinearTransfer}. */
final class LinearSite implements SiteUpdate, RestingSite {
  private static final double INFINITE_FREQUENCY = 1e9;
  /** Of the largest response: what is left of one that takes time. */
  private static final double NOTHING = 1e-6;
  private static final int FOLDS = 6;
  /** A share of sites that no network has. */
  private static final double NOWHERE = 1e-9;

  private final SampledSystem system;
  private final int s;
  private final SampledSystem.Site site;
  /** Of a response: posts, noises, and the constant of the drift. */
  private final int columns;
  private final LinearTransfer[] nodes;
  private final double[] nodeWeight;
  private final boolean frozen;

  /** What a species is if it is linear; empty if it is not. */
  static Optional<LinearSite> of(SampledSystem system, int s) {
    return of(system, s, false);
  }

  /** The same; {@code frozen} leaves out the noises that vary in time, for states at rest. */
  static Optional<LinearSite> of(SampledSystem system, int s, boolean frozen) {
    SampledSystem.Site site = system.sites().get(s);
    SiteReading reading = SiteReading.of(site.formulas().process());
    boolean linear = reading.obstacles().isEmpty() && reading.sources().isEmpty();
    for (Expr b : site.readouts()) {
      linear = linear && LinearForm.of(system.equations().network().expandFunctions(b), reading.symbols()).isPresent();
    }
    return linear ? Optional.of(new LinearSite(system, s, reading, frozen)) : Optional.empty();
  }

  private LinearSite(SampledSystem system, int s, SiteReading reading, boolean frozen) {
    this.frozen = frozen;
    this.system = system;
    this.s = s;
    this.site = system.sites().get(s);
    List<LocalDynamics> local = reading.fields();
    this.columns = site.posts() + site.formulas().noises().size() + 1;
    LinearTransfer.Form form = new LinearTransfer.Form(site.species(), local.stream().map(LocalDynamics::kind).toArray(Field.Kind[]::new),
        local.stream().mapToInt(LocalDynamics::order).toArray(), site.feedbacks(), system.discrete());
    this.nodes = new LinearTransfer[site.nodes().count()];
    this.nodeWeight = site.nodes().weight();
    for (int node = 0; node < nodes.length; node++) {
      nodes[node] = new LinearTransfer(form, numbers(reading, form.order(), site.nodes().at(node)), columns - 1);
    }
  }

  private LinearTransfer.Numbers numbers(SiteReading reading, int[] order, Map<String, Double> parameters) {
    ModelNumbers numbers = system.numbers();
    List<LocalDynamics> local = reading.fields();
    int fields = local.size();
    int powers = 2 + Arrays.stream(order).max().orElse(1);
    double[][][] drift = new double[fields][powers][fields];
    double[] constants = new double[fields];
    double[][] amplitude = new double[fields][columns - 1];
    Map<String, int[]> place = new LinkedHashMap<>();
    for (int j = 0; j < fields; j++) {
      for (int p = 0; p < powers; p++) {
        place.put(local.get(j).field() + "'".repeat(p), new int[] {p, j});
      }
    }
    for (int i = 0; i < fields; i++) {
      fill(reading.drift().get(i), place, parameters, drift[i]);
      constants[i] = numbers.value(reading.drift().get(i).constant(), parameters);
      for (int k = 0; k < columns - 1; k++) {
        var post = k < site.posts() ? site.formulas().posts().get(k) : site.formulas().noises().get(k - site.posts()).post();
        amplitude[i][k] = numbers.value(post.amplitude(local.get(i).field()), parameters);
      }
    }
    double[][][] readout = new double[site.readouts().size()][powers][fields];
    double[] offsets = new double[readout.length];
    for (int b = 0; b < readout.length; b++) {
      LinearForm form = LinearForm.of(system.equations().network().expandFunctions(site.readouts().get(b)), reading.symbols()).orElseThrow();
      fill(form, place, parameters, readout[b]);
      offsets[b] = numbers.value(form.constant(), parameters);
    }
    return new LinearTransfer.Numbers(drift, constants, readout, offsets, amplitude);
  }

  private void fill(LinearForm form, Map<String, int[]> place, Map<String, Double> parameters, double[][] out) {
    form.coefficients().forEach(
        (symbol, c) -> {
          int[] at = place.get(symbol);
          out[at[0]][at[1]] += system.numbers().value(c, parameters);
        });
  }

  @Override
  public boolean sampled() {
    return false;
  }

  @Override
  public List<Measurement> byNode(OrderParameters now, Passage wanted) {
    SiteInputs in = new SiteInputs(system, s, now);
    return IntStream.range(0, nodes.length).mapToObj(node -> measured(node, in, now, wanted)).toList();
  }

  /** Node after node, since all of them at once may take hundreds of megabytes. */
  @Override
  public Measurement measure(OrderParameters now, Passage wanted) {
    SiteInputs in = new SiteInputs(system, s, now);
    Measurement sum = new Measurement(wanted, 1, site.readouts().size(), now.grid.bins());
    for (int node = 0; node < nodes.length; node++) {
      sum.add(nodeWeight[node], measured(node, in, now, wanted));
    }
    return sum;
  }

  private Measurement measured(int node, SiteInputs in, OrderParameters now, Passage wanted) {
    Periodic grid = now.grid;
    int readouts = site.readouts().size();
    double[] tRe = new double[readouts * columns];
    double[] tIm = new double[readouts * columns];
    NoiseLaw[] laws = laws(grid);
    boolean white = !frozen && !grid.discrete() && site.formulas().noises().stream().anyMatch(n -> n.noise().law() instanceof Noise.White);
    Measurement m = new Measurement(wanted, nodeWeight[node], readouts, grid.bins());
    for (int k = 0; k < grid.bins(); k++) {
      nodes[node].at(grid.frequency(k), in, k, tRe, tIm);
      correlations(m, grid, in, laws, k, tRe, tIm, nodes[node]);
      for (int r = 0; r < wanted.responses().size(); r++) {
        int at = wanted.responses().get(r).readout() * columns + wanted.responses().get(r).post();
        m.responseRe[r][k] = tRe[at];
        m.responseIm[r][k] = tIm[at];
      }
      if (white) {
        fold(m, grid, in, laws, nodes[node], k, tRe, tIm);
      }
    }
    instant(m, grid, in, nodes[node], tRe, tIm);
    return m;
  }

  /** Adds what white noise does beyond the highest frequency of the grid, folded back as sampling folds it. */
  private void fold(Measurement m, Periodic grid, SiteInputs in, NoiseLaw[] laws, LinearTransfer node, int k, double[] tRe, double[] tIm) {
    double[] value = new double[2];
    double[] power = IntStream.range(0, laws.length).mapToDouble(q -> site.formulas().noises().get(q).noise().law() instanceof Noise.White ? laws[q].spectrum(0) : 0).toArray();
    for (int fold = 1; fold <= FOLDS; fold++) {
      for (int sign = -1; sign <= 1; sign += 2) {
        node.at(grid.frequency(k) + sign * 2 * Math.PI * fold / grid.step(), in, -1, tRe, tIm);
        for (int p = 0; p < m.passage.pairs().size(); p++) {
          SampledSystem.Pair pair = m.passage.pairs().get(p);
          value[0] = 0;
          value[1] = 0;
          noises(in, power, pair.left() * columns, pair.right() * columns, tRe, tIm, value);
          m.pairRe[p][k] += value[0];
          m.pairIm[p][k] += value[1];
        }
      }
    }
  }

  private NoiseLaw[] laws(Periodic grid) {
    Clock clock = grid.discrete() ? new Clock.Discrete() : new Clock.Continuous();
    return site.formulas().noises().stream().map(n -> new NoiseLaw(n.noise().law(), clock, system.numbers())).toArray(NoiseLaw[]::new);
  }

  private void correlations(Measurement m, Periodic grid, SiteInputs in, NoiseLaw[] laws, int k, double[] tRe, double[] tIm, LinearTransfer node) {
    double[] value = new double[2];
    if (k == 0) {
      for (int b = 0; b < m.means.length; b++) {
        m.means[b] = mean(in, node, b, tRe);
      }
    }
    double[] power = Arrays.stream(laws).mapToDouble(n -> (frozen ? 0 : n.spectrum(grid.frequency(k))) + (k == 0 ? grid.duration() * n.frozen() : 0)).toArray();
    for (int p = 0; p < m.passage.pairs().size(); p++) {
      SampledSystem.Pair pair = m.passage.pairs().get(p);
      spectrum(in, power, k, pair.left() * columns, pair.right() * columns, tRe, tIm, value);
      m.pairRe[p][k] = value[0] + (k == 0 ? grid.duration() * m.means[pair.left()] * m.means[pair.right()] : 0);
      m.pairIm[p][k] = value[1];
      if (k == grid.bins() - 1 && (frozen || m.passage.regressed())) {
        m.plateau[p] = Periodic.plateau(grid.lags(m.pairRe[p], m.pairIm[p]));
      }
    }
  }

  /** The mean of a readout: transfers at zero frequency times the constant inputs. */
  private double mean(SiteInputs in, LinearTransfer node, int readout, double[] tRe) {
    double sum = node.constant(readout) + tRe[readout * columns + columns - 1];
    for (int k = 0; k < in.posts; k++) {
      sum += tRe[readout * columns + k] * in.constant[k];
    }
    return sum;
  }

  /** Σ T_bk Φ_kl T*_b'l plus the noises. */
  private static void spectrum(SiteInputs in, double[] power, int bin, int left, int right, double[] tRe, double[] tIm, double[] out) {
    double re = 0;
    double im = 0;
    for (int k = 0; k < in.posts; k++) {
      for (int l = 0; l < in.posts; l++) {
        double fr = in.re[k * in.posts + l][bin];
        double fi = in.im[k * in.posts + l][bin];
        double ar = tRe[left + k] * tRe[right + l] + tIm[left + k] * tIm[right + l];
        double ai = tIm[left + k] * tRe[right + l] - tRe[left + k] * tIm[right + l];
        re += ar * fr - ai * fi;
        im += ar * fi + ai * fr;
      }
    }
    out[0] = re;
    out[1] = im;
    noises(in, power, left, right, tRe, tIm, out);
  }

  private static void noises(SiteInputs in, double[] power, int left, int right, double[] tRe, double[] tIm, double[] out) {
    for (int q = 0; q < power.length; q++) {
      int k = in.posts + q;
      out[0] += power[q] * (tRe[left + k] * tRe[right + k] + tIm[left + k] * tIm[right + k]);
      out[1] += power[q] * (tIm[left + k] * tRe[right + k] - tRe[left + k] * tIm[right + k]);
    }
  }

  private void instant(Measurement m, Periodic grid, SiteInputs in, LinearTransfer node, double[] tRe, double[] tIm) {
    if (!grid.discrete()) {
      node.at(INFINITE_FREQUENCY, in, -1, tRe, tIm);
    }
    for (int r = 0; r < m.passage.responses().size(); r++) {
      SampledSystem.ResponseOf response = m.passage.responses().get(r);
      double value = grid.discrete() ? grid.equalTime(m.responseRe[r]) : tRe[response.readout() * columns + response.post()];
      m.instant[r] = Math.abs(value) < NOTHING * largest(m.responseRe[r], m.responseIm[r]) ? 0 : value;
    }
  }

  private static double largest(double[] re, double[] im) {
    return IntStream.range(0, re.length).mapToDouble(k -> Math.hypot(re[k], im[k])).max().orElse(0);
  }

  /** The first node of site parameters, among those that a large network has, at which a site by itself or with its memories has growing modes. */
  Optional<Map<String, Double>> unstable(OrderParameters now) {
    SiteInputs in = new SiteInputs(system, s, now);
    for (int node = 0; node < nodes.length; node++) {
      if (nodeWeight[node] >= NOWHERE && grows(nodes[node], in, now.grid)) {
        return Optional.of(site.nodes().at(node));
      }
    }
    return Optional.empty();
  }

  private boolean grows(LinearTransfer node, SiteInputs in, Periodic grid) {
    GrowingModes growing = new GrowingModes(node.modes(), grid.discrete());
    for (int k = 0; k < grid.bins() && !site.feedbacks().isEmpty(); k++) {
      growing.add(node.loop(grid.frequency(k), in, k));
    }
    if (!site.feedbacks().isEmpty() && !grid.discrete()) {
      growing.add(node.loop(INFINITE_FREQUENCY, in, -1));
    }
    return growing.count() > 0;
  }

  @Override
  public double[] weights() {
    return nodeWeight;
  }

  @Override
  public List<GrowingModes> modes(SiteInputs inputs) {
    return Arrays.stream(nodes).map(n -> new GrowingModes(n.modes(), system.discrete())).toList();
  }

  @Override
  public double[] loop(int node, double omega, SiteInputs inputs, int bin) {
    return nodes[node].loop(omega, inputs, bin);
  }

  @Override
  public double[][][] responses(double omega, SiteInputs in, int bin) {
    int readouts = site.readouts().size();
    double[][][] response = new double[2][readouts * in.posts][nodes.length];
    double[] tRe = new double[readouts * columns];
    double[] tIm = new double[readouts * columns];
    for (int node = 0; node < nodes.length; node++) {
      nodes[node].at(omega, in, bin, tRe, tIm);
      for (int b = 0; b < readouts; b++) {
        for (int k = 0; k < in.posts; k++) {
          response[0][b * in.posts + k][node] = tRe[b * columns + k];
          response[1][b * in.posts + k][node] = tIm[b * columns + k];
        }
      }
    }
    return response;
  }
}

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
import org.saddlepoint.numeric.ComplexLu;
import org.saddlepoint.numeric.NumericalFailure;
import org.saddlepoint.solve.Clock;
import org.saddlepoint.solve.LinearForm;
import org.saddlepoint.solve.ModelNumbers;
import org.saddlepoint.solve.NoiseLaw;
import org.saddlepoint.solve.SiteReading;

/**
 * A species whose process and readouts are linear, memories included: exact at every frequency. With M(ω) = lead − drift(ω) − Σ_f A_f
 * κ_f(ω) c_f(ω) the response of readout b to post k is T_bk = c_b M^{-1} A_k.
 */
final class LinearSite implements SiteUpdate {
  private static final double INFINITE_FREQUENCY = 1e9;
  private static final double NOTHING = 1e-6;
  private static final int FOLDS = 6;
  /** A share of sites that no network has. */
  private static final double NOWHERE = 1e-9;

  private final SampledSystem system;
  private final int s;
  private final SampledSystem.Site site;
  private final int fields;
  private final int inputs;
  private final Node[] nodes;
  private final double[] nodeWeight;
  private final Field.Kind[] kind;
  private final int[] order;
  private final ComplexLu matrix;
  private final boolean frozen;

  /** Numbers of one node: drift[i][p][j] and readout[b][p][j] by power of iω, amplitude[i][k], constants. */
  private record Node(double[][][] drift, double[] driftConstant, double[][][] readout, double[] readoutConstant, double[][] amplitude) {}

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
    this.fields = local.size();
    this.inputs = site.posts() + site.formulas().noises().size();
    this.kind = local.stream().map(LocalDynamics::kind).toArray(Field.Kind[]::new);
    this.order = local.stream().mapToInt(LocalDynamics::order).toArray();
    this.matrix = new ComplexLu(Math.max(1, fields));
    this.nodes = new Node[site.nodes().count()];
    this.nodeWeight = site.nodes().weight();
    for (int node = 0; node < nodes.length; node++) {
      nodes[node] = node(reading, local, site.nodes().at(node));
    }
  }

  private Node node(SiteReading reading, List<LocalDynamics> local, Map<String, Double> parameters) {
    ModelNumbers numbers = system.numbers();
    int powers = 2 + Arrays.stream(order).max().orElse(1);
    double[][][] drift = new double[fields][powers][fields];
    double[] constants = new double[fields];
    double[][] amplitude = new double[fields][inputs];
    Map<String, int[]> place = new LinkedHashMap<>();
    for (int j = 0; j < fields; j++) {
      for (int p = 0; p < powers; p++) {
        place.put(local.get(j).field() + "'".repeat(p), new int[] {p, j});
      }
    }
    for (int i = 0; i < fields; i++) {
      fill(reading.drift().get(i), place, parameters, drift[i]);
      constants[i] = numbers.value(reading.drift().get(i).constant(), parameters);
      for (int k = 0; k < inputs; k++) {
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
    return new Node(drift, constants, readout, offsets, amplitude);
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
    int columns = inputs + 1;
    double[] tRe = new double[readouts * columns];
    double[] tIm = new double[readouts * columns];
    NoiseLaw[] laws = laws(grid);
    boolean white = !frozen && !grid.discrete() && site.formulas().noises().stream().anyMatch(n -> n.noise().law() instanceof Noise.White);
    Measurement m = new Measurement(wanted, nodeWeight[node], readouts, grid.bins());
    for (int k = 0; k < grid.bins(); k++) {
      transfer(nodes[node], grid.frequency(k), grid.discrete(), in, k, tRe, tIm);
      correlations(m, grid, in, laws, k, columns, tRe, tIm, nodes[node]);
      for (int r = 0; r < wanted.responses().size(); r++) {
        int at = wanted.responses().get(r).readout() * columns + wanted.responses().get(r).post();
        m.responseRe[r][k] = tRe[at];
        m.responseIm[r][k] = tIm[at];
      }
      if (white) {
        fold(m, grid, in, laws, nodes[node], k, columns, tRe, tIm);
      }
    }
    instant(m, grid, in, nodes[node], columns, tRe, tIm);
    return m;
  }

  /** Adds what white noise does beyond the highest frequency of the grid, folded back as sampling folds it. */
  private void fold(Measurement m, Periodic grid, SiteInputs in, NoiseLaw[] laws, Node node, int k, int columns, double[] tRe, double[] tIm) {
    double[] value = new double[2];
    for (int fold = 1; fold <= FOLDS; fold++) {
      for (int sign = -1; sign <= 1; sign += 2) {
        transfer(node, grid.frequency(k) + sign * 2 * Math.PI * fold / grid.step(), false, in, -1, tRe, tIm);
        for (int p = 0; p < m.passage.pairs().size(); p++) {
          SampledSystem.Pair pair = m.passage.pairs().get(p);
          value[0] = 0;
          value[1] = 0;
          noises(in, laws, grid, k, pair.left() * columns, pair.right() * columns, tRe, tIm, value);
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

  private void correlations(Measurement m, Periodic grid, SiteInputs in, NoiseLaw[] laws, int k, int columns, double[] tRe, double[] tIm, Node node) {
    double[] value = new double[2];
    if (k == 0) {
      for (int b = 0; b < m.means.length; b++) {
        m.means[b] = mean(in, node, b, columns, tRe);
      }
    }
    for (int p = 0; p < m.passage.pairs().size(); p++) {
      SampledSystem.Pair pair = m.passage.pairs().get(p);
      spectrum(in, laws, grid, k, pair.left() * columns, pair.right() * columns, tRe, tIm, value);
      m.pairRe[p][k] = value[0] + (k == 0 ? grid.duration() * m.means[pair.left()] * m.means[pair.right()] : 0);
      m.pairIm[p][k] = value[1];
      if (k == grid.bins() - 1 && (frozen || m.passage.regressed())) {
        m.plateau[p] = Periodic.plateau(grid.lags(m.pairRe[p], m.pairIm[p]));
      }
    }
  }

  /** The mean of a readout: transfers at zero frequency times the constant inputs. */
  private double mean(SiteInputs in, Node node, int readout, int columns, double[] tRe) {
    double sum = node.readoutConstant[readout] + tRe[readout * columns + inputs];
    for (int k = 0; k < in.posts; k++) {
      sum += tRe[readout * columns + k] * in.constant[k];
    }
    return sum;
  }

  /** Σ T_bk Φ_kl T*_b'l plus the noises. */
  private void spectrum(SiteInputs in, NoiseLaw[] laws, Periodic grid, int bin, int left, int right, double[] tRe, double[] tIm, double[] out) {
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
    noises(in, laws, grid, bin, left, right, tRe, tIm, out);
  }

  private void noises(SiteInputs in, NoiseLaw[] laws, Periodic grid, int bin, int left, int right, double[] tRe, double[] tIm, double[] out) {
    for (int q = 0; q < laws.length; q++) {
      int k = in.posts + q;
      double power = (frozen ? 0 : laws[q].spectrum(grid.frequency(bin))) + (bin == 0 ? grid.duration() * laws[q].frozen() : 0);
      out[0] += power * (tRe[left + k] * tRe[right + k] + tIm[left + k] * tIm[right + k]);
      out[1] += power * (tIm[left + k] * tRe[right + k] - tRe[left + k] * tIm[right + k]);
    }
  }

  private void instant(Measurement m, Periodic grid, SiteInputs in, Node node, int columns, double[] tRe, double[] tIm) {
    if (!grid.discrete()) {
      transfer(node, INFINITE_FREQUENCY, false, in, -1, tRe, tIm);
    }
    for (int r = 0; r < m.passage.responses().size(); r++) {
      SampledSystem.ResponseOf response = m.passage.responses().get(r);
      double value = grid.discrete() ? grid.equalTime(m.responseRe[r]) : tRe[response.readout() * columns + response.post()];
      m.instant[r] = Math.abs(value) < NOTHING ? 0 : value;
    }
  }

  /**
   * The first node of site parameters, among those that a large network has, whose memories make it unstable: det M(ω) over the same without memories, which is one at infinite
   * frequency, then winds around zero (Nyquist's criterion, for sites that are stable by themselves).
   */
  Optional<Map<String, Double>> unstable(OrderParameters now) {
    SiteInputs in = new SiteInputs(system, s, now);
    for (int node = 0; node < nodes.length && fields > 0 && !site.feedbacks().isEmpty(); node++) {
      if (nodeWeight[node] < NOWHERE) {
        continue;
      }
      double phase = 0;
      double[] last = {1, 0};
      for (int k = now.grid.bins() - 1; k >= 0; k--) {
        double[] closed = determinant(nodes[node], now.grid, in, k, true);
        double[] open = determinant(nodes[node], now.grid, in, k, false);
        double[] ratio = {closed[0] * open[0] + closed[1] * open[1], closed[1] * open[0] - closed[0] * open[1]};
        phase += Math.atan2(ratio[1] * last[0] - ratio[0] * last[1], ratio[0] * last[0] + ratio[1] * last[1]);
        last = ratio;
      }
      if (Math.abs(phase) > Math.PI / 2) {
        return Optional.of(site.nodes().at(node));
      }
    }
    return Optional.empty();
  }

  private double[] determinant(Node node, Periodic grid, SiteInputs in, int k, boolean memories) {
    double[] aRe = new double[fields * fields];
    double[] aIm = new double[fields * fields];
    dynamics(node, grid.frequency(k), grid.discrete(), aRe, aIm);
    if (memories) {
      memories(node, grid.discrete() ? 0 : grid.frequency(k), in, k, aRe, aIm);
    }
    matrix.factor(aRe, aIm);
    return matrix.determinant();
  }

  /** lead − drift(ω). */
  private void dynamics(Node node, double omega, boolean discrete, double[] aRe, double[] aIm) {
    double[] powRe = new double[node.drift[0].length];
    double[] powIm = new double[powRe.length];
    powers(discrete ? 0 : omega, powRe, powIm);
    for (int i = 0; i < fields; i++) {
      switch (kind[i]) {
        case DIFFERENTIAL -> {
          aRe[i * fields + i] += powRe[order[i]];
          aIm[i * fields + i] += powIm[order[i]];
        }
        case DISCRETE -> {
          aRe[i * fields + i] += Math.cos(omega);
          aIm[i * fields + i] += Math.sin(omega);
        }
        case ALGEBRAIC -> aRe[i * fields + i] += 1;
        case IMPLICIT -> { }
      }
      for (int p = 0; p < powRe.length; p++) {
        for (int j = 0; j < fields; j++) {
          aRe[i * fields + j] -= node.drift[i][p][j] * powRe[p];
          aIm[i * fields + j] -= node.drift[i][p][j] * powIm[p];
        }
      }
    }
  }

  /** Subtracts Σ_f A_f κ_f(ω) c_f(ω), the memories at a bin, or at infinity for −1. */
  private void memories(Node node, double omega, SiteInputs in, int bin, double[] aRe, double[] aIm) {
    double[] powRe = new double[node.drift[0].length];
    double[] powIm = new double[powRe.length];
    powers(omega, powRe, powIm);
    for (int f = 0; f < site.feedbacks().size(); f++) {
      SampledSystem.FeedbackTerm term = site.feedbacks().get(f);
      double kr = bin < 0 ? in.instant[f] : in.kernelRe[f][bin];
      double ki = bin < 0 ? 0 : in.kernelIm[f][bin];
      for (int i = 0; i < fields; i++) {
        for (int p = 0; p < powRe.length; p++) {
          for (int j = 0; j < fields; j++) {
            double c = node.amplitude[i][term.post()] * node.readout[term.from()][p][j];
            aRe[i * fields + j] -= c * (kr * powRe[p] - ki * powIm[p]);
            aIm[i * fields + j] -= c * (kr * powIm[p] + ki * powRe[p]);
          }
        }
      }
    }
  }

  /** T for every readout (rows) and input, the last column the constant of the drift; the memories at a bin, or at infinity for −1. */
  private void transfer(Node node, double omega, boolean discrete, SiteInputs in, int bin, double[] tRe, double[] tIm) {
    if (fields == 1) {
      single(node, omega, discrete, in, bin, tRe, tIm);
      return;
    }
    double[] aRe = new double[fields * fields];
    double[] aIm = new double[fields * fields];
    double[] powRe = new double[node.drift[0].length];
    double[] powIm = new double[powRe.length];
    powers(discrete ? 0 : omega, powRe, powIm);
    dynamics(node, omega, discrete, aRe, aIm);
    memories(node, discrete ? 0 : omega, in, bin, aRe, aIm);
    int columns = inputs + 1;
    double[] bRe = new double[fields * columns];
    double[] bIm = new double[fields * columns];
    for (int i = 0; i < fields; i++) {
      System.arraycopy(node.amplitude[i], 0, bRe, i * columns, inputs);
      bRe[i * columns + inputs] = node.driftConstant[i];
      for (int f = 0; bin == 0 && f < site.feedbacks().size(); f++) {
        SampledSystem.FeedbackTerm term = site.feedbacks().get(f);
        bRe[i * columns + inputs] += node.amplitude[i][term.post()] * in.kernelRe[f][0] * node.readoutConstant[term.from()];
      }
    }
    if (!matrix.factor(aRe, aIm)) {
      throw noResponse(omega);
    }
    matrix.solve(bRe, bIm, columns);
    Arrays.fill(tRe, 0);
    Arrays.fill(tIm, 0);
    for (int b = 0; b < site.readouts().size(); b++) {
      for (int p = 0; p < powRe.length; p++) {
        for (int j = 0; j < fields; j++) {
          double c = node.readout[b][p][j];
          for (int k = 0; c != 0 && k < columns; k++) {
            tRe[b * columns + k] += c * (powRe[p] * bRe[j * columns + k] - powIm[p] * bIm[j * columns + k]);
            tIm[b * columns + k] += c * (powRe[p] * bIm[j * columns + k] + powIm[p] * bRe[j * columns + k]);
          }
        }
      }
    }
  }

  /** The same where a site has one field, as modes have: no matrices, since there may be hundreds of kinds of them. */
  private void single(Node node, double omega, boolean discrete, SiteInputs in, int bin, double[] tRe, double[] tIm) {
    double w = discrete ? 0 : omega;
    double re = (kind[0] == Field.Kind.ALGEBRAIC ? 1 : kind[0] == Field.Kind.DISCRETE ? Math.cos(omega) : 0) - real(node.drift[0], w);
    double im = (kind[0] == Field.Kind.DISCRETE ? Math.sin(omega) : 0) - imaginary(node.drift[0], w);
    if (kind[0] == Field.Kind.DIFFERENTIAL) {
      double size = Math.pow(w, order[0]);
      re += order[0] % 2 == 0 ? (order[0] % 4 == 0 ? size : -size) : 0;
      im += order[0] % 2 == 0 ? 0 : order[0] % 4 == 1 ? size : -size;
    }
    double constant = node.driftConstant[0];
    for (int f = 0; f < site.feedbacks().size(); f++) {
      SampledSystem.FeedbackTerm term = site.feedbacks().get(f);
      double a = node.amplitude[0][term.post()];
      double kr = a * (bin < 0 ? in.instant[f] : in.kernelRe[f][bin]);
      double ki = a * (bin < 0 ? 0 : in.kernelIm[f][bin]);
      double cr = real(node.readout[term.from()], w);
      double ci = imaginary(node.readout[term.from()], w);
      re -= kr * cr - ki * ci;
      im -= kr * ci + ki * cr;
      constant += bin == 0 ? kr * node.readoutConstant[term.from()] : 0;
    }
    double square = re * re + im * im;
    if (!(square > 0)) {
      throw noResponse(omega);
    }
    int columns = inputs + 1;
    for (int b = 0; b < site.readouts().size(); b++) {
      double cr = real(node.readout[b], w);
      double ci = imaginary(node.readout[b], w);
      double qr = (cr * re + ci * im) / square;
      double qi = (ci * re - cr * im) / square;
      for (int k = 0; k < columns; k++) {
        double source = k == inputs ? constant : node.amplitude[0][k];
        tRe[b * columns + k] = qr * source;
        tIm[b * columns + k] = qi * source;
      }
    }
  }

  private NumericalFailure noResponse(double omega) {
    return new NumericalFailure("the linear species " + site.species() + " has no finite response at angular frequency " + omega);
  }

  /** Re Σ_p c_p (iω)^p of the first field. */
  private static double real(double[][] c, double omega) {
    double sum = 0;
    double power = 1;
    for (int p = 0; p < c.length; p += 2) {
      sum += c[p][0] * power;
      power *= -omega * omega;
    }
    return sum;
  }

  /** Im Σ_p c_p (iω)^p of the first field. */
  private static double imaginary(double[][] c, double omega) {
    double sum = 0;
    double power = omega;
    for (int p = 1; p < c.length; p += 2) {
      sum += c[p][0] * power;
      power *= -omega * omega;
    }
    return sum;
  }

  /** (iω)^p. */
  private static void powers(double omega, double[] re, double[] im) {
    re[0] = 1;
    im[0] = 0;
    for (int p = 1; p < re.length; p++) {
      re[p] = -omega * im[p - 1];
      im[p] = omega * re[p - 1];
    }
  }
}

package org.saddlepoint.solve.sampled;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.saddlepoint.lower.CompiledFunction;
import org.saddlepoint.numeric.ComplexLu;
import org.saddlepoint.numeric.NumericalFailure;
import org.saddlepoint.numeric.Spectra;
import org.saddlepoint.solve.Clock;
import org.saddlepoint.solve.NoiseLaw;

/**
 * A species at rest: at every node of its persistent inputs the fixed point of its process that its first states run to, with the
 * memory acting as a constant, and the response of that fixed point. Fixed points are kept from call to call.
 */
final class FrozenSite implements RestingSite {
  private static final int STEPS = 600;
  private static final double STEP = 0.2;
  private static final double STABLE = 0.5;
  private static final int NEWTON = 40;
  /** What a linear solution at a node costs, in evaluations. */
  private static final int SOLUTION = 8;
  private static final double TOLERANCE = 1e-12;
  private static final int ATTEMPTS = 80;
  /** A real eigenvalue above this, relative to the largest, is no rounding. */
  private static final double SADDLE = 1e-9;

  private final SampledSystem system;
  private final SampledSystem.Site site;
  private final SiteProgram program;
  private final FrozenNodes nodes;
  private final FrozenResponse linear;
  private final double[] frozenNoise;
  private final double[][] state;
  private final double[][] input;
  private final boolean discrete;
  private final WorkLimit limit;
  private boolean started;
  private Optional<Bare> bare = Optional.empty();

  FrozenSite(SampledSystem system, int s, int fineness, WorkLimit limit) {
    this.limit = limit;
    this.system = system;
    this.site = system.sites().get(s);
    this.program = new SiteProgram(system, s);
    this.discrete = system.discrete();
    this.linear = new FrozenResponse(site, program, discrete);
    for (int f = 0; f < site.feedbacks().size(); f++) {
      if (!program.immediate(f)) {
        throw new NumericalFailure("a state at rest with a memory of " + site.readouts().get(site.feedbacks().get(f).from()) + " is not sought");
      }
    }
    this.frozenNoise =
        site.formulas().noises().stream().mapToDouble(n -> new NoiseLaw(n.noise().law(), new Clock.Continuous(), system.numbers()).frozen()).toArray();
    this.nodes = FrozenNodes.of(site, program.inputs(), fineness);
    this.state = new double[program.states()][nodes.count()];
    this.input = new double[program.inputs()][nodes.count()];
    double[][] first = InitialStates.of(system, s, 1001, 1);
    for (int j = 0; j < state.length; j++) {
      Arrays.sort(first[j]);
      // The middle of the law of the first states; that of a symmetric one is zero but for sampling.
      double middle = first[j][500];
      Arrays.fill(state[j], Math.abs(middle) < 0.1 * (first[j][900] - first[j][100]) ? 0 : middle);
    }
  }

  FrozenNodes nodes() {
    return nodes;
  }

  /** Values of the readouts, {@code [readout][node]}, and their responses, {@code [readout·posts + post][node]}. */
  record Rest(double[][] value, double[][] response) {}

  /** Sets the inputs for given order parameters on the static grid, finds the fixed points, and reads them out. */
  Rest at(SiteInputs inputs, Periodic grid) {
    bare = Optional.empty();
    double[] strengths = strengths(inputs);
    drive(inputs, grid);
    CompiledFunction flow = program.flow(strengths);
    relax(flow);
    double[][] derivative = new double[program.flow().outputs()][nodes.count()];
    flow.apply(arguments(), derivative, 0, nodes.count());
    double[][] read = new double[program.read().outputs()][nodes.count()];
    program.read(strengths).apply(arguments(), read, 0, nodes.count());
    double[][] response = new double[site.readouts().size() * site.posts()][nodes.count()];
    double[] re = new double[response.length];
    limit.spend((long) SOLUTION * nodes.count() * state.length);
    for (int i = 0; i < nodes.count(); i++) {
      linear.at(derivative, read, i, 0, new double[site.feedbacks().size()], new double[site.feedbacks().size()], re, new double[re.length]);
      for (int k = 0; k < re.length; k++) {
        response[k][i] = re[k];
      }
    }
    return new Rest(Arrays.copyOf(read, site.readouts().size()), response);
  }

  /** The strengths of all feedbacks at zero frequency. */
  private static double[] strengths(SiteInputs inputs) {
    double[] strengths = new double[inputs.kernelRe.length];
    for (int f = 0; f < strengths.length; f++) {
      strengths[f] = inputs.kernelRe[f][0];
    }
    return strengths;
  }

  private void drive(SiteInputs inputs, Periodic grid) {
    int posts = site.posts();
    double[] root = new double[posts * posts];
    for (int k = 0; k < posts; k++) {
      for (int l = 0; l <= k; l++) {
        double sum = inputs.re[k * posts + l][0] / grid.duration();
        for (int m = 0; m < l; m++) {
          sum -= root[k * posts + m] * root[l * posts + m];
        }
        root[k * posts + l] = k == l ? Math.sqrt(Math.max(0, sum)) : root[l * posts + l] > 0 ? sum / root[l * posts + l] : 0;
      }
    }
    for (int k = 0; k < posts; k++) {
      for (int i = 0; i < nodes.count(); i++) {
        double u = inputs.constant[k];
        for (int l = 0; l <= k; l++) {
          u += root[k * posts + l] * nodes.z()[l][i];
        }
        input[k][i] = u;
      }
    }
    for (int q = 0; q < frozenNoise.length; q++) {
      for (int i = 0; i < nodes.count(); i++) {
        input[posts + q][i] = Math.sqrt(frozenNoise[q]) * nodes.z()[posts + q][i];
      }
    }
  }

  private double[][] arguments() {
    double[][] all = new double[program.arguments()][];
    System.arraycopy(state, 0, all, 0, state.length);
    System.arraycopy(input, 0, all, state.length, input.length);
    System.arraycopy(nodes.parameter(), 0, all, state.length + input.length, nodes.parameter().length);
    return all;
  }

  private void relax(CompiledFunction flow) {
    if (!started) {
      evolve(flow);
      started = true;
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (newton(flow)) {
        return;
      }
      evolve(flow);
    }
    throw new NumericalFailure("the effective process of species " + site.species() + " does not come to rest");
  }

  /** Follows the process for a while: Runge–Kutta, or the map. */
  private void evolve(CompiledFunction flow) {
    int n = nodes.count();
    int states = state.length;
    double[][] out = new double[program.flow().outputs()][n];
    double[][] start = new double[states][n];
    double[][] sum = new double[states][n];
    limit.spend((long) STEPS * (discrete ? 1 : 4) * n * states);
    for (int step = 0; step < STEPS; step++) {
      double[][] arguments = arguments();
      if (discrete) {
        flow.apply(arguments, out, 0, n);
        for (int j = 0; j < states; j++) {
          System.arraycopy(out[j], 0, state[j], 0, n);
        }
        continue;
      }
      for (int j = 0; j < states; j++) {
        System.arraycopy(state[j], 0, start[j], 0, n);
        System.arraycopy(state[j], 0, sum[j], 0, n);
      }
      double h = STEP;
      for (int k = 0; k < 4; k++) {
        flow.apply(arguments, out, 0, n);
        h = k == 0 ? Math.min(STEP, STABLE / fastest(out)) : h;
        for (int j = 0; j < states; j++) {
          for (int i = 0; i < n; i++) {
            sum[j][i] += h * (k == 0 || k == 3 ? 1 : 2) / 6 * out[j][i];
            state[j][i] = start[j][i] + h * (k == 2 ? 1 : 0.5) * out[j][i];
          }
        }
      }
      for (int j = 0; j < states; j++) {
        System.arraycopy(sum[j], 0, state[j], 0, n);
      }
    }
    for (double[] s : state) {
      for (double x : s) {
        if (!(Math.abs(x) < 1e8)) {
          throw new NumericalFailure("the effective process of species " + site.species() + " runs away");
        }
      }
    }
  }

  /** The largest diagonal element of the linearised flow. */
  private double fastest(double[][] out) {
    double largest = 1e-300;
    for (Linearised.Entry e : program.flow().entries()) {
      for (int i = 0; e.row() == e.column() && i < nodes.count(); i++) {
        largest = Math.max(largest, Math.abs(out[e.output()][i]));
      }
    }
    return largest;
  }

  /** Newton's method at every node; false if some node with weight does not arrive. */
  private boolean newton(CompiledFunction flow) {
    int n = nodes.count();
    int states = state.length;
    double[][] out = new double[program.flow().outputs()][n];
    double[][] before = new double[states][];
    for (int j = 0; j < states; j++) {
      before[j] = state[j].clone();
    }
    double worst = Double.POSITIVE_INFINITY;
    ComplexLu lu = new ComplexLu(states);
    double[] re = new double[states * states];
    double[] zero = new double[states * states];
    double[] step = new double[states];
    double[] none = new double[states];
    for (int k = 0; k < NEWTON && worst > TOLERANCE; k++) {
      limit.spend((long) SOLUTION * n * states);
      flow.apply(arguments(), out, 0, n);
      worst = 0;
      for (int i = 0; i < n; i++) {
        jacobian(out, i, re);
        double size = 0;
        for (int j = 0; j < states; j++) {
          step[j] = discrete ? out[j][i] - state[j][i] : out[j][i];
          none[j] = 0;
        }
        if (!lu.factor(re, zero)) {
          return undo(before);
        }
        lu.solve(step, none);
        for (int j = 0; j < states; j++) {
          state[j][i] -= step[j];
          size = Math.max(size, Math.abs(step[j]) / (1 + Math.abs(state[j][i])));
        }
        worst = Math.max(worst, nodes.weight()[i] > 1e-14 ? size : 0);
        if (!Double.isFinite(size)) {
          return undo(before);
        }
      }
    }
    // A step to the other side of an unstable point is no way that the process would go.
    return (worst <= 1e-9 && contracting(flow)) || undo(before);
  }

  private boolean undo(double[][] before) {
    for (int j = 0; j < before.length; j++) {
      System.arraycopy(before[j], 0, state[j], 0, before[j].length);
    }
    return false;
  }

  /** Whether nothing leaves the fixed points without turning: there the memory acts as it does at zero frequency. What turns is judged with the state. */
  private boolean contracting(CompiledFunction flow) {
    if (quiet()) {
      return true;
    }
    int states = state.length;
    double[][] out = new double[program.flow().outputs()][nodes.count()];
    flow.apply(arguments(), out, 0, nodes.count());
    double[] re = new double[states * states];
    for (int i = 0; i < nodes.count(); i++) {
      jacobian(out, i, re);
      if (nodes.weight()[i] > 1e-12 && leaves(re, states)) {
        return false;
      }
    }
    return true;
  }

  private static boolean leaves(double[] jacobian, int states) {
    if (states == 1) {
      return !(jacobian[0] < 0);
    }
    Spectra.Eigenvalues values = Spectra.real(jacobian, states);
    return IntStream.range(0, states).anyMatch(k -> values.im()[k] == 0 && values.re()[k] > SADDLE * values.radius());
  }

  /** Whether all nodes are alike, as at the quiescent state, whose stability is judged as a whole. */
  private boolean quiet() {
    for (double[] u : input) {
      for (double x : u) {
        if (Math.abs(x - u[0]) > 1e-9) {
          return false;
        }
      }
    }
    return true;
  }

  /** ∂rate/∂state of one node, less one for maps. */
  private void jacobian(double[][] out, int i, double[] re) {
    Arrays.fill(re, 0);
    int states = state.length;
    for (Linearised.Entry e : program.flow().entries()) {
      if (e.column() < states) {
        re[e.row() * states + e.column()] = out[e.output()][i];
      }
    }
    for (int j = 0; discrete && j < states; j++) {
      re[j * states + j] -= 1;
    }
  }

  /** Derivatives and readouts of all nodes where the memory acts as a constant from outside. */
  private record Bare(double[][] derivative, double[][] read) {}

  /** The memory is taken out of the rates, to be put back with its value at a frequency. */
  private Bare bare(SiteInputs inputs) {
    double[] strengths = strengths(inputs);
    double[][] value = new double[program.read().outputs()][nodes.count()];
    program.read(strengths).apply(arguments(), value, 0, nodes.count());
    double[][] arguments = arguments();
    for (int k = 0; k < input.length; k++) {
      arguments[state.length + k] = input[k].clone();
    }
    for (int f = 0; f < strengths.length; f++) {
      SampledSystem.FeedbackTerm term = site.feedbacks().get(f);
      for (int i = 0; i < nodes.count(); i++) {
        arguments[state.length + term.post()][i] += strengths[f] * value[term.from()][i];
      }
    }
    double[] none = new double[strengths.length];
    double[][] derivative = new double[program.flow().outputs()][nodes.count()];
    program.flow(none).apply(arguments, derivative, 0, nodes.count());
    program.read(none).apply(arguments, value, 0, nodes.count());
    return new Bare(derivative, value);
  }

  private Bare known(SiteInputs inputs) {
    if (bare.isEmpty()) {
      bare = Optional.of(bare(inputs));
    }
    return bare.get();
  }

  @Override
  public double[] weights() {
    return nodes.weight();
  }

  @Override
  public double[][][] responses(double omega, SiteInputs inputs, int bin) {
    Bare b = known(inputs);
    double[][] kernel = inputs.kernels(bin);
    int count = site.readouts().size() * site.posts();
    double[][][] response = new double[2][count][nodes.count()];
    double[] re = new double[count];
    double[] im = new double[count];
    limit.spend((long) SOLUTION * nodes.count() * state.length);
    for (int i = 0; i < nodes.count(); i++) {
      linear.at(b.derivative, b.read, i, omega, kernel[0], kernel[1], re, im);
      for (int k = 0; k < count; k++) {
        response[0][k][i] = re[k];
        response[1][k][i] = im[k];
      }
    }
    return response;
  }

  @Override
  public List<GrowingModes> modes(SiteInputs inputs) {
    Bare b = known(inputs);
    limit.spend((long) SOLUTION * nodes.count() * state.length);
    return IntStream.range(0, nodes.count()).mapToObj(i -> new GrowingModes(linear.modes(b.derivative, i), discrete)).toList();
  }

  @Override
  public double[] loop(int node, double omega, SiteInputs inputs, int bin) {
    Bare b = known(inputs);
    double[][] kernel = inputs.kernels(bin);
    return linear.loop(b.derivative, b.read, node, omega, kernel[0], kernel[1]);
  }
}

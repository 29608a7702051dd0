package org.saddlepoint.solve.sampled;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.saddlepoint.lower.CompiledFunction;
import org.saddlepoint.numeric.NumericalFailure;
import org.saddlepoint.numeric.RandomStream;
import org.saddlepoint.numeric.RealSpectrum;

/**
 * An ensemble of trajectories of one species' effective process on a periodic grid. It keeps, between passages, where each trajectory
 * ended and the history that its memory acts with, so that repeated passages relax both together: the end becomes the beginning of
 * the next period, and memories are convolutions with the history of the passage before (waveform relaxation). Responses come from
 * tangents along every trajectory, perturbed by random signs.
 */
final class Trajectories {
  /** Trajectories that are followed together. */
  static final int BLOCK = 32;
  private static final double RUNAWAY = 1e8;
  /** Steps between two looks at how responses begin. */
  private static final int SPARSE = 4;

  private final SampledSystem.Site site;
  private final SiteProgram program;
  private final Periodic grid;
  private final int count;
  private final long seed;
  private final FrozenNumbers numbers;
  private final double[][] state;
  private final double[][][] tangent;
  private final Histories history;
  /** By post that is probed. */
  private final List<Histories> tangentHistory;
  private final double[][] parameters;
  private final SiteClasses siteClasses;
  private final int[] classes;

  /**
   * @param initial first states, {@code [state][trajectory]}
   */
  Trajectories(SampledSystem system, int s, SiteProgram program, Periodic grid, double[][] initial, long seed) {
    this.site = system.sites().get(s);
    this.program = program;
    this.grid = grid;
    this.count = initial[0].length;
    this.seed = seed;
    this.numbers = new FrozenNumbers(site, system.numbers(), grid, count, BLOCK, seed);
    this.state = initial;
    this.tangent = new double[site.posts()][program.states()][count];
    this.history = new Histories(site, program, count, grid.bins());
    this.tangentHistory = IntStream.range(0, site.posts()).mapToObj(k -> new Histories(site, program, count, grid.bins())).toList();
    this.parameters = new double[site.nodes().names().size()][count];
    this.classes = new int[count];
    this.siteClasses = site.classes();
    for (int i = 0; i < count; i++) {
      int node = numbers.node(site.nodes(), i);
      classes[i] = siteClasses.ofNode()[node];
      for (int k = 0; k < parameters.length; k++) {
        parameters[k][i] = site.nodes().value()[node][k];
      }
    }
  }

  int count() {
    return count;
  }

  /** Which sites are told apart. */
  SiteClasses classes() {
    return siteClasses;
  }

  /**
   * One passage over the period under given inputs.
   *
   * @return sums by class of sites and block; a passage that is not {@link Passage#regressed} has one class
   * @throws NumericalFailure if trajectories run away
   */
  List<List<Passage.Sums>> pass(SiteInputs inputs, Passage passage) {
    InputAmplitudes amplitudes = new InputAmplitudes(inputs, grid);
    CompiledFunction flow = program.flow(inputs.instant);
    CompiledFunction read = program.read(inputs.instant);
    CompiledFunction beginnings = program.beginnings(inputs.instant);
    int blocks = (count + BLOCK - 1) / BLOCK;
    List<List<Passage.Sums>> sums = IntStream.range(0, blocks).parallel().mapToObj(b -> new Block(b, inputs, amplitudes, flow, read, beginnings, passage).run()).toList();
    for (double[] s : state) {
      for (double x : s) {
        if (!(Math.abs(x) < RUNAWAY)) {
          throw new NumericalFailure("trajectories of the effective process of species " + site.species() + " run away");
        }
      }
    }
    return IntStream.range(0, passage.regressed() ? siteClasses.count() : 1)
        .mapToObj(c -> sums.stream().map(block -> block.get(c)).filter(s -> s.trajectories > 0).toList())
        .toList();
  }

  /** The work of one block. */
  private final class Block {
    private final int index;
    private final int first;
    private final int size;
    private final SiteInputs inputs;
    private final InputAmplitudes amplitudes;
    private final CompiledFunction flow;
    private final CompiledFunction read;
    private final CompiledFunction beginnings;
    private final Passage passage;
    private final List<Passage.Sums> byClass;
    /** The sums to which each trajectory belongs. */
    private final Passage.Sums[] sums;
    private final RealSpectrum transform = new RealSpectrum(grid.n());
    private final double[][][] input;
    private final double[][][][] memory;
    private final int[] probes;
    private final double[][][] signs;
    /** The Gaussian amplitudes, [trajectory][post][2·bins], kept where responses are asked for. */
    private final float[][][] drawn;
    private final boolean[] wanted;
    private final boolean[] tangentWanted;
    private final double[][][] out;
    private final double[][][][] tangentOut;

    Block(int index, SiteInputs inputs, InputAmplitudes amplitudes, CompiledFunction flow, CompiledFunction read, CompiledFunction beginnings, Passage passage) {
      this.index = index;
      this.first = index * BLOCK;
      this.size = Math.min(BLOCK, count - first);
      this.inputs = inputs;
      this.amplitudes = amplitudes;
      this.flow = flow;
      this.read = read;
      this.beginnings = beginnings;
      this.passage = passage;
      int n = grid.n();
      int readouts = site.readouts().size();
      byClass = IntStream.range(0, passage.regressed() ? siteClasses.count() : 1).mapToObj(c -> new Passage.Sums(passage, readouts, site.posts(), grid.bins())).toList();
      sums = IntStream.range(0, size).mapToObj(i -> byClass.get(passage.regressed() ? classes[first + i] : 0)).toArray(Passage.Sums[]::new);
      probes = passage.responses().stream().mapToInt(SampledSystem.ResponseOf::post).distinct().sorted().toArray();
      input = new double[program.inputs()][n][size];
      memory = new double[probes.length][site.posts()][0][];
      signs = new double[probes.length][n][size];
      drawn = new float[probes.length == 0 ? 0 : size][site.posts()][2 * grid.bins()];
      wanted = new boolean[readouts];
      tangentWanted = new boolean[readouts];
      passage.pairs().forEach(p -> wanted[p.left()] = wanted[p.right()] = true);
      passage.responses().forEach(r -> wanted[r.readout()] = tangentWanted[r.readout()] = true);
      site.feedbacks().forEach(f -> wanted[f.from()] = tangentWanted[f.from()] = true);
      out = new double[readouts][][];
      tangentOut = new double[probes.length][readouts][][];
      for (int b = 0; b < readouts; b++) {
        out[b] = wanted[b] ? new double[size][n] : new double[0][];
        for (int p = 0; p < probes.length; p++) {
          tangentOut[p][b] = tangentWanted[b] ? new double[size][n] : new double[0][];
        }
      }
    }

    List<Passage.Sums> run() {
      draw();
      follow();
      collect();
      return byClass;
    }

    private void draw() {
      int bins = grid.bins();
      double[] x = new double[grid.n()];
      double[] re = new double[bins];
      double[] im = new double[bins];
      RandomStream[] streams = new RandomStream[program.inputs()];
      for (int k = 0; k < streams.length; k++) {
        streams[k] = numbers.stream(index, k);
      }
      double[][] zetaRe = new double[site.posts()][bins];
      double[][] zetaIm = new double[site.posts()][bins];
      for (int i = 0; i < size; i++) {
        for (int k = 0; k < site.posts(); k++) {
          numbers.amplitudes(streams[k], first + i, k, zetaRe[k], zetaIm[k]);
          for (int bin = 0; drawn.length > 0 && bin < bins; bin++) {
            drawn[i][k][2 * bin] = (float) zetaRe[k][bin];
            drawn[i][k][2 * bin + 1] = (float) zetaIm[k][bin];
          }
        }
        for (int k = 0; k < site.posts(); k++) {
          amplitudes.fill(k, zetaRe, zetaIm, re, im);
          history.remember(k, inputs, first + i, re, im);
          re[0] += grid.n() * inputs.constant[k];
          transform.inverse(re, im, x);
          scatter(x, input[k], i);
        }
        for (int q = site.posts(); q < streams.length; q++) {
          numbers.noise(streams[q], first + i, q - site.posts(), transform, re, im, x);
          scatter(x, input[q], i);
        }
      }
      for (int p = 0; p < probes.length; p++) {
        RandomStream random = RandomStream.of(seed, "signs " + probes[p], index);
        for (double[] row : signs[p]) {
          for (int i = 0; i < size; i++) {
            row[i] = random.nextDouble() < 0.5 ? -1 : 1;
          }
        }
        for (int k = 0; k < site.posts(); k++) {
          int post = k;
          if (site.feedbacks().stream().anyMatch(f -> f.post() == post)) {
            memory[p][k] = new double[grid.n()][size];
            for (int i = 0; i < size; i++) {
              Arrays.fill(re, 0);
              Arrays.fill(im, 0);
              tangentHistory.get(probes[p]).remember(k, inputs, first + i, re, im);
              transform.inverse(re, im, x);
              scatter(x, memory[p][k], i);
            }
          }
        }
      }
    }

    private void scatter(double[] x, double[][] rows, int i) {
      for (int t = 0; t < x.length; t++) {
        rows[t][i] = x[t];
      }
    }

    private void follow() {
      int states = program.states();
      double[][] x = slice(state);
      double[][][] dx = new double[probes.length][][];
      for (int p = 0; p < probes.length; p++) {
        dx[p] = slice(tangent[probes[p]]);
      }
      boolean[] constant = new boolean[program.inputs()];
      for (int q = site.posts(); q < constant.length; q++) {
        constant[q] = numbers.stepwise(q - site.posts());
      }
      double[][] own = slice(parameters);
      Stepper stepper = new Stepper(program, flow, grid, site.posts(), size, constant, own, probes.length);
      double[][] arguments = new double[program.arguments()][];
      System.arraycopy(own, 0, arguments, states + program.inputs(), own.length);
      double[][] values = new double[program.read().outputs()][size];
      double[][] direction = new double[states + site.posts()][];
      double[][] slope = new double[site.readouts().size()][size];
      double[][] start = new double[program.beginningCount()][size];
      for (int t = 0; t < grid.n(); t++) {
        System.arraycopy(x, 0, arguments, 0, states);
        for (int k = 0; k < program.inputs(); k++) {
          arguments[states + k] = input[k][t];
        }
        read.apply(arguments, values, 0, size);
        for (int b = 0; b < slope.length; b++) {
          for (int i = 0; i < size; i++) {
            sums[i].means[b] += values[b][i] / grid.n();
            if (wanted[b]) {
              out[b][i][t] = values[b][i];
            }
          }
        }
        if (probes.length > 0 && t % SPARSE == 0) {
          beginnings.apply(arguments, start, 0, size);
          begin(start);
        }
        for (int p = 0; p < probes.length; p++) {
          readTangent(p, t, dx[p], values, direction, slope);
        }
        stepper.step(t, input, memory, signs, probes, x, dx);
      }
      unslice(x, state);
      for (int p = 0; p < probes.length; p++) {
        unslice(dx[p], tangent[probes[p]]);
      }
    }

    private void begin(double[][] start) {
      int times = (grid.n() + SPARSE - 1) / SPARSE;
      for (int r = 0; r < passage.responses().size(); r++) {
        SampledSystem.ResponseOf response = passage.responses().get(r);
        int at = program.beginning(response.readout(), response.post());
        for (int i = 0; i < size; i++) {
          sums[i].atOnce[r][0] += start[at][i] / times;
          sums[i].atOnce[r][1] += start[at + 1][i] / times;
        }
      }
    }

    private void readTangent(int p, int t, double[][] dx, double[][] values, double[][] direction, double[][] slope) {
      System.arraycopy(dx, 0, direction, 0, dx.length);
      for (int k = 0; k < site.posts(); k++) {
        double[] du = memory[p][k].length > 0 ? memory[p][k][t].clone() : new double[size];
        if (k == probes[p]) {
          for (int i = 0; i < size; i++) {
            du[i] += signs[p][t][i];
          }
        }
        direction[dx.length + k] = du;
      }
      for (double[] row : slope) {
        Arrays.fill(row, 0);
      }
      program.read().along(values, direction, slope, size);
      for (int b = 0; b < slope.length; b++) {
        for (int i = 0; tangentWanted[b] && i < size; i++) {
          tangentOut[p][b][i][t] = slope[b][i];
        }
      }
    }

    private double[][] slice(double[][] all) {
      double[][] part = new double[all.length][];
      for (int j = 0; j < all.length; j++) {
        part[j] = Arrays.copyOfRange(all[j], first, first + size);
      }
      return part;
    }

    private void unslice(double[][] part, double[][] all) {
      for (int j = 0; j < all.length; j++) {
        System.arraycopy(part[j], 0, all[j], first, size);
      }
    }

    private void collect() {
      int bins = grid.bins();
      int readouts = site.readouts().size();
      double[][] re = new double[readouts][bins];
      double[][] im = new double[readouts][bins];
      double[] zetaRe = new double[bins];
      double[] zetaIm = new double[bins];
      double[] sequence = new double[grid.n()];
      for (int i = 0; i < size; i++) {
        Passage.Sums own = sums[i];
        own.trajectories++;
        transform(out, wanted, i, re, im);
        history.renew(first + i, re, im, inputs, own, 0);
        for (int r = 0; r < passage.responses().size(); r++) {
          int b = passage.responses().get(r).readout();
          for (int l = 0; l < site.posts(); l++) {
            withInput(re[b], im[b], drawn[i][l], own.inputRe[r * site.posts() + l], own.inputIm[r * site.posts() + l]);
          }
        }
        for (int p = 0; p < passage.pairs().size(); p++) {
          SampledSystem.Pair pair = passage.pairs().get(p);
          accumulate(re[pair.left()], im[pair.left()], re[pair.right()], im[pair.right()], own.pairRe[p], own.pairIm[p]);
        }
        for (int p = 0; p < probes.length; p++) {
          transform(tangentOut[p], tangentWanted, i, re, im);
          tangentHistory.get(probes[p]).renew(first + i, re, im, inputs, own, 1);
          for (int t = 0; t < grid.n(); t++) {
            sequence[t] = signs[p][t][i];
          }
          transform.forward(sequence, zetaRe, zetaIm);
          for (int r = 0; r < passage.responses().size(); r++) {
            SampledSystem.ResponseOf response = passage.responses().get(r);
            if (response.post() == probes[p]) {
              accumulate(re[response.readout()], im[response.readout()], zetaRe, zetaIm, own.responseRe[r], own.responseIm[r]);
              for (int bin = 0; bin < bins; bin++) {
                own.signPower[r][bin] += zetaRe[bin] * zetaRe[bin] + zetaIm[bin] * zetaIm[bin];
              }
            }
          }
        }
      }
    }

    private void transform(double[][][] series, boolean[] which, int i, double[][] re, double[][] im) {
      for (int b = 0; b < series.length; b++) {
        if (which[b]) {
          transform.forward(series[b][i], re[b], im[b]);
        }
      }
    }

    private void withInput(double[] ar, double[] ai, float[] zeta, double[] re, double[] im) {
      for (int k = 0; k < re.length; k++) {
        re[k] += ar[k] * zeta[2 * k] + ai[k] * zeta[2 * k + 1];
        im[k] += ai[k] * zeta[2 * k] - ar[k] * zeta[2 * k + 1];
      }
    }

    private void accumulate(double[] ar, double[] ai, double[] br, double[] bi, double[] re, double[] im) {
      for (int k = 0; k < re.length; k++) {
        re[k] += ar[k] * br[k] + ai[k] * bi[k];
        im[k] += ai[k] * br[k] - ar[k] * bi[k];
      }
    }
  }
}

package org.saddlepoint.solve.sampled;

import org.saddlepoint.lower.CompiledFunction;

/**
 * Follows a block of trajectories and their tangents, one step of the grid at a time: classical Runge–Kutta with the inputs between
 * two times from the cubic through four (noises that are constant over a step are kept), or the map itself in discrete time.
 */
final class Stepper {
  private final SiteProgram program;
  private final CompiledFunction flow;
  private final Periodic grid;
  private final int count;
  private final int states;
  private final int posts;
  private final boolean[] constant;
  private final double[][] arguments;
  private final double[][] outputs;
  private final double[][] middle;
  private final double[][][] tangentMiddle;
  private final double[][] stage;
  private final double[][] sum;
  private final double[][][] tangentStage;
  private final double[][][] tangentSum;
  private final double[][] direction;
  private final double[][] slope;

  /**
   * @param constant   inputs that are constant over a step
   * @param parameters site parameters of every trajectory, {@code [parameter][trajectory]}
   * @param probes     number of tangents
   */
  Stepper(SiteProgram program, CompiledFunction flow, Periodic grid, int posts, int count, boolean[] constant, double[][] parameters, int probes) {
    this.program = program;
    this.flow = flow;
    this.grid = grid;
    this.count = count;
    this.states = program.states();
    this.posts = posts;
    this.constant = constant;
    int inputs = program.inputs();
    arguments = new double[program.arguments()][];
    System.arraycopy(parameters, 0, arguments, states + inputs, parameters.length);
    outputs = new double[program.flow().outputs()][count];
    middle = new double[inputs][count];
    tangentMiddle = new double[probes][posts][count];
    stage = new double[states][count];
    sum = new double[states][count];
    tangentStage = new double[probes][states][count];
    tangentSum = new double[probes][states][count];
    direction = new double[states + posts][];
    slope = new double[states][count];
  }

  /**
   * One step from time t.
   *
   * @param input    {@code [input][time][trajectory]}
   * @param memory   {@code [probe][post][time][trajectory]}, what the history adds to the tangent inputs; no times where nothing
   * @param probe    {@code [probe][time][trajectory]}, the perturbation of the probed post, constant over a step
   * @param probed   the post of each probe
   */
  void step(int t, double[][][] input, double[][][][] memory, double[][][] probe, int[] probed, double[][] state, double[][][] tangent) {
    int n = grid.n();
    int next = t + 1 == n ? 0 : t + 1;
    if (grid.discrete()) {
      rates(t, input, state, 0);
      for (int j = 0; j < states; j++) {
        System.arraycopy(outputs[j], 0, stage[j], 0, count);
      }
      for (int p = 0; p < tangent.length; p++) {
        derivative(p, t, t, memory, probe, probed, tangent[p]);
        copy(slope, tangentStage[p]);
        copy(tangentStage[p], tangent[p]);
      }
      copy(stage, state);
      return;
    }
    double h = grid.step();
    int before = t == 0 ? n - 1 : t - 1;
    int after = next + 1 == n ? 0 : next + 1;
    for (int k = 0; k < middle.length; k++) {
      if (!constant[k]) {
        interpolate(input[k][before], input[k][t], input[k][next], input[k][after], middle[k]);
      }
    }
    for (int p = 0; p < tangent.length; p++) {
      for (int k = 0; k < posts; k++) {
        if (memory[p][k].length > 0) {
          interpolate(memory[p][k][before], memory[p][k][t], memory[p][k][next], memory[p][k][after], tangentMiddle[p][k]);
        }
      }
    }
    rungeKutta(t, next, h, input, memory, probe, probed, state, tangent);
  }

  private void rungeKutta(int t, int next, double h, double[][][] input, double[][][][] memory, double[][][] probe, int[] probed, double[][] state, double[][][] tangent) {
    copy(state, stage);
    for (int p = 0; p < tangent.length; p++) {
      copy(tangent[p], tangentStage[p]);
    }
    for (int k = 0; k < 4; k++) {
      int at = k == 3 ? next : t;
      rates(t, input, stage, k);
      double share = k == 0 || k == 3 ? h / 6 : h / 3;
      double ahead = k == 2 ? h : h / 2;
      for (int p = 0; p < tangent.length; p++) {
        derivative(p, t, k == 1 || k == 2 ? -1 : at, memory, probe, probed, tangentStage[p]);
        advance(slope, tangent[p], tangentSum[p], tangentStage[p], k, share, ahead);
      }
      advance(outputs, state, sum, stage, k, share, ahead);
    }
    copy(sum, state);
    for (int p = 0; p < tangent.length; p++) {
      copy(tangentSum[p], tangent[p]);
    }
  }

  private void advance(double[][] rate, double[][] from, double[][] total, double[][] to, int k, double share, double ahead) {
    for (int j = 0; j < states; j++) {
      double[] r = rate[j];
      double[] f = from[j];
      double[] s = total[j];
      double[] o = to[j];
      for (int i = 0; i < count; i++) {
        s[i] = (k == 0 ? f[i] : s[i]) + share * r[i];
        o[i] = f[i] + ahead * r[i];
      }
    }
  }

  /** Rates and derivatives at a stage: 0 at t, 1 and 2 in the middle, 3 at the end. */
  private void rates(int t, double[][][] input, double[][] at, int k) {
    int next = t + 1 == grid.n() ? 0 : t + 1;
    System.arraycopy(at, 0, arguments, 0, states);
    for (int u = 0; u < input.length; u++) {
      arguments[states + u] = k == 0 || constant[u] ? input[u][t] : k == 3 ? input[u][next] : middle[u];
    }
    flow.apply(arguments, outputs, 0, count);
  }

  /** The rate of a tangent into {@link #slope}; time −1 is the middle of the step from t. */
  private void derivative(int p, int t, int time, double[][][][] memory, double[][][] probe, int[] probed, double[][] at) {
    System.arraycopy(at, 0, direction, 0, states);
    for (int k = 0; k < posts; k++) {
      double[] du = new double[count];
      if (memory[p][k].length > 0) {
        System.arraycopy(time < 0 ? tangentMiddle[p][k] : memory[p][k][time], 0, du, 0, count);
      }
      if (k == probed[p]) {
        for (int i = 0; i < count; i++) {
          du[i] += probe[p][t][i];
        }
      }
      direction[states + k] = du;
    }
    for (double[] s : slope) {
      java.util.Arrays.fill(s, 0);
    }
    program.flow().along(outputs, direction, slope, count);
  }

  private void interpolate(double[] a, double[] b, double[] c, double[] d, double[] out) {
    for (int i = 0; i < count; i++) {
      out[i] = 0.5625 * (b[i] + c[i]) - 0.0625 * (a[i] + d[i]);
    }
  }

  private static void copy(double[][] from, double[][] to) {
    for (int j = 0; j < to.length; j++) {
      System.arraycopy(from[j], 0, to[j], 0, to[j].length);
    }
  }
}

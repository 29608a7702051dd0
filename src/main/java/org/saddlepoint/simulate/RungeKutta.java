package org.saddlepoint.simulate;

/**
 * The classical fourth-order Runge–Kutta scheme, for networks whose inputs do not vary but through the states (no noise, or frozen
 * noise). Local error O(dt⁵), four evaluations per step.
 */
final class RungeKutta implements Scheme {
  private final Compiled compiled;
  private final double timeStep;
  private final double[][] start;
  private final double[][] rate;
  private final double[][] sum;

  RungeKutta(Compiled compiled, Frame frame, double timeStep) {
    this.compiled = compiled;
    this.timeStep = timeStep;
    start = buffers(compiled, frame);
    rate = buffers(compiled, frame);
    sum = buffers(compiled, frame);
  }

  static double[][] buffers(Compiled compiled, Frame frame) {
    double[][] buffers = new double[compiled.stateCount()][];
    for (int k = 0; k < buffers.length; k++) {
      buffers[k] = new double[frame.count(compiled.stateSpecies(k))];
    }
    return buffers;
  }

  @Override
  public void step(Frame frame) {
    for (int k = 0; k < start.length; k++) {
      System.arraycopy(frame.array(compiled.stateSlot(k)), 0, start[k], 0, start[k].length);
      java.util.Arrays.fill(sum[k], 0);
    }
    stage(frame, 1, timeStep / 2);
    stage(frame, 2, timeStep / 2);
    stage(frame, 2, timeStep);
    stage(frame, 1, Double.NaN);
  }

  /** Adds the present rates with a weight and goes to start + ahead·rate, or at the end to the weighted mean of the rates. */
  private void stage(Frame frame, int weight, double ahead) {
    boolean last = Double.isNaN(ahead);
    for (int k = 0; k < start.length; k++) {
      compiled.rate(k, frame, rate[k]);
    }
    for (int k = 0; k < start.length; k++) {
      double[] state = frame.array(compiled.stateSlot(k));
      double[] total = sum[k];
      double[] slope = rate[k];
      double[] from = start[k];
      for (int i = 0; i < state.length; i++) {
        total[i] += weight * slope[i];
        state[i] = from[i] + (last ? timeStep / 6 * total[i] : ahead * slope[i]);
      }
    }
    compiled.complete(frame);
  }
}

package org.saddlepoint.simulate;

/**
 * The classical fourth-order Runge–Kutta scheme, for networks whose inputs do not vary but through the states (no noise, or frozen
 * noise). Local error O(dt⁵), four evaluations per step.
 */
final class RungeKutta implements Scheme {
  /** Elements that are worked on together. */
  private static final int PIECE = 2048;

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
    stage(frame, Stage.FIRST, timeStep / 2);
    stage(frame, Stage.MIDDLE, timeStep / 2);
    stage(frame, Stage.MIDDLE, timeStep);
    stage(frame, Stage.LAST, timeStep / 6);
  }

  private enum Stage {
    FIRST,
    MIDDLE,
    LAST
  }

  /**
   * Adds the present rates with their weights and goes to start + ahead·rate, at the end to start + ahead·(sum of the rates); piece by piece, so that
   * rates, states and what follows from the states before any product meet in the caches.
   */
  private void stage(Frame frame, Stage stage, double ahead) {
    for (int species = 0; species < compiled.program().speciesCount(); species++) {
      int count = frame.count(species);
      for (int begin = 0; begin < count; begin += PIECE) {
        int end = Math.min(count, begin + PIECE);
        for (int k = 0; k < start.length; k++) {
          if (compiled.stateSpecies(k) == species) {
            compiled.rate(k, frame, rate[k], begin, end);
          }
        }
        for (int k = 0; k < start.length; k++) {
          if (compiled.stateSpecies(k) == species) {
            double[] state = frame.array(compiled.stateSlot(k));
            switch (stage) {
              case FIRST -> first(state, start[k], rate[k], sum[k], ahead, begin, end);
              case MIDDLE -> middle(state, start[k], rate[k], sum[k], ahead, begin, end);
              case LAST -> last(state, start[k], rate[k], sum[k], ahead, begin, end);
            }
          }
        }
        compiled.beforeProducts(frame, species, begin, end);
      }
    }
    compiled.fromProducts(frame);
  }

  private static void first(double[] state, double[] start, double[] rate, double[] sum, double ahead, int begin, int end) {
    for (int i = begin; i < end; i++) {
      double from = state[i];
      start[i] = from;
      sum[i] = rate[i];
      state[i] = from + ahead * rate[i];
    }
  }

  private static void middle(double[] state, double[] start, double[] rate, double[] sum, double ahead, int begin, int end) {
    for (int i = begin; i < end; i++) {
      sum[i] += 2 * rate[i];
      state[i] = start[i] + ahead * rate[i];
    }
  }

  private static void last(double[] state, double[] start, double[] rate, double[] sum, double ahead, int begin, int end) {
    for (int i = begin; i < end; i++) {
      state[i] = start[i] + ahead * (sum[i] + rate[i]);
    }
  }
}

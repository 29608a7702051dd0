package org.saddlepoint.simulate;

/**
 * The classical fourth-order Runge–Kutta scheme, for networks whose inputs do not vary but through the states (no noise, or frozen
 * noise). Local error O(dt⁵), four evaluations per step.
 */
final class RungeKutta implements Scheme {
  /** Of a gentle start: the first steps are as many times halved, and doubled after so many. */
  private static final int HALVINGS = 6;
  private static final int STEPS = 20;

  private final Compiled compiled;
  private final double timeStep;
  private final RungeKuttaStages stages;
  private final double[][] start;
  private final double[][] sum;

  RungeKutta(Compiled compiled, Frame frame, double timeStep) {
    this.compiled = compiled;
    this.timeStep = timeStep;
    stages = compiled.stages(timeStep);
    start = buffers(compiled, frame);
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
  public boolean startGently(Frame frame) {
    for (int k = HALVINGS; k > 0; k--) {
      RungeKutta shorter = new RungeKutta(compiled, frame, timeStep / (1 << k));
      for (int step = 0; step < STEPS; step++) {
        shorter.step(frame);
      }
    }
    return true;
  }

  @Override
  public void step(Frame frame) {
    for (RungeKuttaStages.Stage stage : RungeKuttaStages.Stage.values()) {
      stages.run(stage, frame, start, sum);
      compiled.fromProducts(frame);
    }
  }
}

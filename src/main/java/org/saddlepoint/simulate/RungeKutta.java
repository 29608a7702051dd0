package org.saddlepoint.simulate;

/**
 * The classical fourth-order Runge–Kutta scheme, for networks whose inputs do not vary but through the states (no noise, or frozen
 * noise). Local error O(dt⁵), four evaluations per step.
 */
final class RungeKutta implements Scheme {
  private final Compiled compiled;
  private final RungeKuttaStages stages;
  private final double[][] start;
  private final double[][] sum;

  RungeKutta(Compiled compiled, Frame frame, double timeStep) {
    this.compiled = compiled;
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
  public void step(Frame frame) {
    for (RungeKuttaStages.Stage stage : RungeKuttaStages.Stage.values()) {
      stages.run(stage, frame, start, sum);
      compiled.fromProducts(frame);
    }
  }
}

package org.saddlepoint.simulate;

/** Compares one Runge–Kutta step with two half steps from the same state. */
final class StepTrial {
  private final Compiled compiled;
  private final Frame frame;

  /** @param frame complete, in any state */
  StepTrial(Compiled compiled, Frame frame) {
    this.compiled = compiled;
    this.frame = frame;
  }

  /** Follows the dynamics for a time. */
  void advance(double dt, double time) {
    RungeKutta scheme = new RungeKutta(compiled, frame, dt);
    for (int k = 0; k < time / dt; k++) {
      scheme.step(frame);
    }
  }

  /** The root mean square difference after one step, relative to the root mean square of the states or one; leaves the state as it was. */
  double error(double dt) {
    double[][] start = states();
    new RungeKutta(compiled, frame, dt).step(frame);
    double[][] whole = states();
    restore(start);
    RungeKutta half = new RungeKutta(compiled, frame, dt / 2);
    half.step(frame);
    half.step(frame);
    double[][] halves = states();
    restore(start);
    double difference = 0;
    double size = 0;
    double count = 0;
    for (int k = 0; k < start.length; k++) {
      for (int i = 0; i < start[k].length; i++) {
        difference += (whole[k][i] - halves[k][i]) * (whole[k][i] - halves[k][i]);
        size += halves[k][i] * halves[k][i];
        count++;
      }
    }
    double error = Math.sqrt(difference / Math.max(size, count));
    return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
  }

  private double[][] states() {
    double[][] states = new double[compiled.stateCount()][];
    for (int k = 0; k < states.length; k++) {
      states[k] = frame.array(compiled.stateSlot(k)).clone();
    }
    return states;
  }

  private void restore(double[][] states) {
    for (int k = 0; k < states.length; k++) {
      System.arraycopy(states[k], 0, frame.array(compiled.stateSlot(k)), 0, states[k].length);
    }
    compiled.complete(frame);
  }
}

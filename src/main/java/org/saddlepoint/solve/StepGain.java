package org.saddlepoint.solve;

/** (1 − exp(−a dt))/a, the weight of a constant input over one step of exponential Euler. */
final class StepGain {
  private StepGain() {}

  static double of(double decay, double step) {
    return decay == 0 ? step : -Math.expm1(-decay * step) / decay;
  }

  /** What the amplitude of a white noise becomes, so that its spectrum stays S: √(dt (1 − exp(−2a dt))/2a) over the weight of an input. */
  static double noise(double decay, double step) {
    return Math.sqrt(step * of(2 * decay, step)) / of(decay, step);
  }
}

package org.saddlepoint.solve;

/** How time runs in the equations that are solved; frequencies ω are angular, in inverse membrane constants. */
public sealed interface Clock {

  /** Real time: a time derivative is iω. */
  record Continuous() implements Clock {}

  /** Integer steps: x[t+1] is exp(iω) x. */
  record Discrete() implements Clock {}

  /**
   * The continuous equations as the exponential Euler scheme integrates them with step dt: the linear decay −a x of each field
   * exactly, everything else held fixed over the step.
   */
  record Stepped(double step) implements Clock {}

  /** No time: fixed points; only ω = 0 has a meaning. */
  record Static() implements Clock {}

  /** The spacing of the lags that exist, 0 where lags are continuous. */
  default double lagStep() {
    if (this instanceof Stepped s) {
      return s.step;
    }
    return this instanceof Discrete ? 1 : 0;
  }
}

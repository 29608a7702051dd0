package org.saddlepoint.solve;

import java.util.function.DoubleUnaryOperator;

/**
 * The root of a function that has been walked along until its sign changed: inverse quadratic interpolation from the last three places, which
 * the walk has paid for already, kept inside the bracket by halving it.
 */
final class RootWalk {
  private static final int MOST_STEPS = 200;
  /** Steps that may leave more than half of a bracket. */
  private static final int PATIENCE = 3;

  private final DoubleUnaryOperator f;
  /** The last three places and the values there, the last one first. */
  private final double[] x = new double[3];
  private final double[] y = new double[3];
  private int known;

  RootWalk(DoubleUnaryOperator f) {
    this.f = f;
  }

  /** f at a place, which is remembered. */
  double at(double place) {
    x[2] = x[1];
    y[2] = y[1];
    x[1] = x[0];
    y[1] = y[0];
    x[0] = place;
    y[0] = f.applyAsDouble(place);
    known = Math.min(3, known + 1);
    return y[0];
  }

  /**
   * The root between the last two places, at which f has different signs.
   *
   * @param close relative step after which it ends, without evaluating f there
   */
  double root(double close) {
    double low = x[1];
    double high = x[0];
    double valueLow = y[1];
    int slow = 0;
    double width = high - low;
    for (int k = 0; k < MOST_STEPS && y[0] != 0; k++) {
      double next = slow < PATIENCE ? interpolated() : Double.NaN;
      if (!(next > low && next < high)) {
        next = 0.5 * (low + high);
        slow = 0;
        width = high - low;
      }
      if (Math.abs(next - x[0]) <= close * next) {
        return next;
      }
      double value = at(next);
      if (value < 0 == valueLow < 0) {
        low = next;
      } else {
        high = next;
      }
      slow = high - low > 0.5 * width ? slow + 1 : 0;
      width = slow == 0 ? high - low : width;
    }
    return x[0];
  }

  /** Where the parabola through the last places, as a function of the value, has its root; not a number where two values are equal. */
  private double interpolated() {
    double first = (x[0] - x[1]) / (y[0] - y[1]);
    double line = x[0] - y[0] * first;
    if (known < 3) {
      return line;
    }
    double second = ((x[1] - x[2]) / (y[1] - y[2]) - first) / (y[2] - y[0]);
    double bent = line + y[0] * y[1] * second;
    return Double.isFinite(bent) ? bent : line;
  }

  /** The slope of the parabola through the last places. */
  double slope(double place) {
    double first = (y[0] - y[1]) / (x[0] - x[1]);
    if (known < 3) {
      return first;
    }
    double second = ((y[1] - y[2]) / (x[1] - x[2]) - first) / (x[2] - x[0]);
    return first + second * ((place - x[0]) + (place - x[1]));
  }
}

package org.saddlepoint.report;

import java.util.List;
import java.util.function.Function;

/** The part of an axis that is shown; low &lt; high, both positive if logarithmic. */
record Range(double low, double high, boolean logarithmic) {
  private static final double MARGIN = 0.05;
  /** A range that ends this close to zero, relative to its length, includes zero. */
  private static final double NEAR_ZERO = 0.3;

  /** From the axis where it says so, else from the data; horizontally lines run from edge to edge. */
  static Range of(Axis axis, List<Series> series, boolean horizontal) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    boolean tight = horizontal && series.stream().anyMatch(Series::joined);
    Function<Series, double[]> lower = horizontal ? Series::x : Series::lowest;
    Function<Series, double[]> upper = horizontal ? Series::x : Series::highest;
    for (Series one : series) {
      low = Math.min(low, extreme(lower.apply(one), axis.isLogarithmic(), false));
      high = Math.max(high, extreme(upper.apply(one), axis.isLogarithmic(), true));
    }
    Range data = low <= high ? new Range(low, high, axis.isLogarithmic()) : new Range(axis.isLogarithmic() ? 1 : 0, axis.isLogarithmic() ? 10 : 1, axis.isLogarithmic());
    Range shown = tight && low < high ? data : data.padded();
    return new Range(Double.isNaN(axis.low()) ? shown.low : axis.low(), Double.isNaN(axis.high()) ? shown.high : axis.high(), axis.isLogarithmic());
  }

  private static double extreme(double[] values, boolean positive, boolean largest) {
    double result = largest ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    for (double v : values) {
      if (Double.isFinite(v) && (!positive || v > 0)) {
        result = largest ? Math.max(result, v) : Math.min(result, v);
      }
    }
    return result;
  }

  private Range padded() {
    if (logarithmic) {
      double factor = high > low ? Math.pow(high / low, MARGIN) : 2;
      return new Range(low / factor, high * factor, true);
    }
    double span = high - low;
    if (span == 0) {
      double pad = low == 0 ? 1 : 0.1 * Math.abs(low);
      return new Range(low - pad, high + pad, false);
    }
    double below = low >= 0 && low < NEAR_ZERO * high ? 0 : low - MARGIN * span;
    double above = high <= 0 && -high < NEAR_ZERO * -low ? 0 : high + MARGIN * span;
    return new Range(below, above, false);
  }

  /** Reaches to a round number that lies just outside, so that it gets its tick. */
  Range rounded(int most) {
    if (logarithmic) {
      return this;
    }
    double step = Ticks.step(high - low, most);
    double below = step * Math.floor(low / step);
    double above = step * Math.ceil(high / step);
    double near = 0.02 * (high - low);
    return new Range(low - below < near ? below : low, above - high < near ? above : high, false);
  }

  boolean contains(double value) {
    double slack = 1e-9;
    double position = fraction(value);
    return position >= -slack && position <= 1 + slack;
  }

  /** The place of a value along the axis, 0 at its low and 1 at its high end; NaN for what a logarithm does not take. */
  double fraction(double value) {
    if (logarithmic) {
      return value > 0 ? Math.log(value / low) / Math.log(high / low) : Double.NaN;
    }
    return (value - low) / (high - low);
  }
}

package org.saddlepoint.expr;

import java.util.function.DoubleUnaryOperator;

/**
 * A set of real numbers between two bounds, each of which may be infinite and may or may not belong to it. Infinite bounds never
 * do. The operations enclose: every value of the operation on members lies in the result, up to the rounding of the bounds.
 */
public record Interval(double low, boolean lowIncluded, double high, boolean highIncluded) {
  public static final Interval REALS = new Interval(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);
  public static final Interval POSITIVE = new Interval(0, false, Double.POSITIVE_INFINITY, false);
  public static final Interval NON_NEGATIVE = new Interval(0, true, Double.POSITIVE_INFINITY, false);

  public Interval {
    if (Double.isNaN(low) || Double.isNaN(high)) {
      throw new IllegalArgumentException("the bounds of an interval are numbers");
    }
    lowIncluded &= !Double.isInfinite(low);
    highIncluded &= !Double.isInfinite(high);
  }

  public static Interval point(double value) {
    return new Interval(value, true, value, true);
  }

  public static Interval closed(double low, double high) {
    return new Interval(low, true, high, true);
  }

  public boolean isPoint() {
    return low == high;
  }

  /** Whether no number lies in it. */
  public boolean isEmpty() {
    return low > high || low == high && !(lowIncluded && highIncluded);
  }

  public boolean contains(double x) {
    return (x > low || x == low && lowIncluded) && (x < high || x == high && highIncluded);
  }

  /** Whether every member is above zero. */
  public boolean isPositive() {
    return low > 0 || low == 0 && !lowIncluded;
  }

  /** Whether no member is below zero. */
  public boolean isNonNegative() {
    return low >= 0;
  }

  public Interval negate() {
    return new Interval(-high, highIncluded, -low, lowIncluded);
  }

  public Interval plus(Interval o) {
    return new Interval(low + o.low, lowIncluded && o.lowIncluded, high + o.high, highIncluded && o.highIncluded);
  }

  public Interval times(Interval o) {
    Bound[] products = {
      Bound.of(low, lowIncluded, o.low, o.lowIncluded),
      Bound.of(low, lowIncluded, o.high, o.highIncluded),
      Bound.of(high, highIncluded, o.low, o.lowIncluded),
      Bound.of(high, highIncluded, o.high, o.highIncluded)
    };
    Bound least = products[0];
    Bound most = products[0];
    for (Bound b : products) {
      least = b.value < least.value || b.value == least.value && b.included ? b : least;
      most = b.value > most.value || b.value == most.value && b.included ? b : most;
    }
    return new Interval(least.value, least.included, most.value, most.included);
  }

  /** The smallest interval around both. */
  public Interval hull(Interval o) {
    boolean mine = low < o.low || low == o.low && lowIncluded;
    boolean top = high > o.high || high == o.high && highIncluded;
    return new Interval(mine ? low : o.low, mine ? lowIncluded : o.lowIncluded, top ? high : o.high, top ? highIncluded : o.highIncluded);
  }

  public Interval intersection(Interval o) {
    boolean mine = low > o.low || low == o.low && !lowIncluded;
    boolean top = high < o.high || high == o.high && !highIncluded;
    return new Interval(mine ? low : o.low, mine ? lowIncluded : o.lowIncluded, top ? high : o.high, top ? highIncluded : o.highIncluded);
  }

  /** The image under a function that increases. */
  public Interval increasing(DoubleUnaryOperator f) {
    return new Interval(f.applyAsDouble(low), lowIncluded, f.applyAsDouble(high), highIncluded);
  }

  /** The image under a function that decreases. */
  public Interval decreasing(DoubleUnaryOperator f) {
    return new Interval(f.applyAsDouble(high), highIncluded, f.applyAsDouble(low), lowIncluded);
  }

  /** The moduli of the members. */
  public Interval abs() {
    if (isNonNegative()) {
      return this;
    }
    if (high <= 0) {
      return negate();
    }
    double most = Math.max(-low, high);
    return new Interval(0, true, most, -low > high ? lowIncluded : high > -low ? highIncluded : lowIncluded || highIncluded);
  }

  /** The reciprocals; every real number where zero is inside. */
  public Interval reciprocal() {
    if (isPositive()) {
      return new Interval(1 / high, highIncluded, low == 0 ? Double.POSITIVE_INFINITY : 1 / low, lowIncluded);
    }
    return negate().isPositive() ? negate().reciprocal().negate() : REALS;
  }

  /** A product of two bounds, with 0·∞ = 0. */
  private record Bound(double value, boolean included) {
    static Bound of(double a, boolean aIncluded, double b, boolean bIncluded) {
      if (a == 0 || b == 0) {
        return new Bound(0, a == 0 && aIncluded || b == 0 && bIncluded);
      }
      return new Bound(a * b, aIncluded && bIncluded);
    }
  }
}

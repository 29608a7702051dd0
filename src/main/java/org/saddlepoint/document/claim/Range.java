package org.saddlepoint.document.claim;

import org.saddlepoint.expr.Relation;

/** An interval of real numbers, each end included or not; an infinite end is never included. {@code whole}: only integers. */
record Range(double low, boolean lowIncluded, double high, boolean highIncluded, boolean whole) {
  static final Range REAL = new Range(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);
  static final Range UNIT = new Range(0, false, 1, true);
  static final Range POSITIVE = new Range(0, false, Double.POSITIVE_INFINITY, false);

  Range(double low, boolean lowIncluded, double high, boolean highIncluded) {
    this(low, lowIncluded, high, highIncluded, false);
  }

  /** The integers of the range. */
  Range integers() {
    return new Range(low, lowIncluded, high, highIncluded, true);
  }

  boolean contains(double x) {
    return (!whole || x == Math.rint(x)) && (x > low || lowIncluded && x == low) && (x < high || highIncluded && x == high);
  }

  boolean isPositive() {
    return low > 0 || low == 0 && !lowIncluded;
  }

  boolean isNonnegative() {
    return low >= 0;
  }

  boolean isBounded() {
    return Double.isFinite(low) && Double.isFinite(high);
  }

  boolean isEmpty() {
    return low > high || low == high && !(lowIncluded && highIncluded);
  }

  /** The part where x relation bound holds; {@code !=} cuts nothing off. */
  Range cut(Relation relation, double bound) {
    return switch (relation) {
      case LESS -> bound <= high ? new Range(low, lowIncluded, bound, false, whole) : this;
      case AT_MOST -> bound < high ? new Range(low, lowIncluded, bound, true, whole) : this;
      case GREATER -> bound >= low ? new Range(bound, false, high, highIncluded, whole) : this;
      case AT_LEAST -> bound > low ? new Range(bound, true, high, highIncluded, whole) : this;
      case EQUAL -> contains(bound) ? new Range(bound, true, bound, true) : new Range(1, false, 0, false);
      case NOT_EQUAL -> this;
    };
  }
}

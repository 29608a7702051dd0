package org.saddlepoint.document.claim;

import org.saddlepoint.expr.Relation;

/** An interval of real numbers, each end included or not; an infinite end is never included. */
record Range(double low, boolean lowIncluded, double high, boolean highIncluded) {
  static final Range REAL = new Range(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);
  static final Range UNIT = new Range(0, false, 1, true);
  static final Range POSITIVE = new Range(0, false, Double.POSITIVE_INFINITY, false);

  boolean contains(double x) {
    return (x > low || lowIncluded && x == low) && (x < high || highIncluded && x == high);
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
      case LESS -> bound <= high ? new Range(low, lowIncluded, bound, false) : this;
      case AT_MOST -> bound < high ? new Range(low, lowIncluded, bound, true) : this;
      case GREATER -> bound >= low ? new Range(bound, false, high, highIncluded) : this;
      case AT_LEAST -> bound > low ? new Range(bound, true, high, highIncluded) : this;
      case EQUAL -> contains(bound) ? new Range(bound, true, bound, true) : new Range(1, false, 0, false);
      case NOT_EQUAL -> this;
    };
  }
}

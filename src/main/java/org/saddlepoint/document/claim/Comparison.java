package org.saddlepoint.document.claim;

/** Two computed numbers that a claim says are equal. */
record Comparison(Uncertain left, Uncertain right) {
  /** Relative agreement that a numeric verdict promises. */
  static final double TOLERANCE = 1e-9;

  /** Numbers below this size are compared absolutely: a side that should vanish has no scale of its own. */
  private static final double FLOOR = 1e-3;

  /** A difference must exceed its error bound by this factor to refute. */
  private static final double CERTAIN = 1000;

  /** What the comparison says about the claim. */
  enum Answer {
    EQUAL,
    DIFFERENT,
    /** Equal within errors that are too large to mean much. */
    BLURRED,
    /** Too far apart for the errors, too close to refute. */
    UNCLEAR,
    UNDEFINED
  }

  Answer answer() {
    return answer(TOLERANCE, CERTAIN, 1e-3 * TOLERANCE);
  }

  /**
   * @param tolerance the relative accuracy that is asked for
   * @param certain the factor by which a difference must exceed its error to refute
   * @param same relative difference of numbers that count as equal whatever their errors
   */
  Answer answer(double tolerance, double certain, double same) {
    if (!left.defined() || !right.defined()) {
      return Answer.UNDEFINED;
    }
    Uncertain difference = left.minus(right);
    double scale = Math.max(left.abs(), right.abs());
    if (difference.abs() > certain * difference.error() && difference.abs() > tolerance * scale) {
      return Answer.DIFFERENT;
    }
    boolean close = difference.abs() <= 10 * difference.error() + same * scale;
    boolean sharp = difference.error() <= tolerance * Math.max(scale, FLOOR);
    return !close ? Answer.UNCLEAR : sharp ? Answer.EQUAL : Answer.BLURRED;
  }

  /** The difference relative to the larger side, absolute for small numbers. */
  double residual() {
    return left.minus(right).abs() / Math.max(FLOOR, Math.max(left.abs(), right.abs()));
  }

  static String spelled(Uncertain value) {
    double re = value.value().re();
    double im = Math.abs(value.value().im()) <= value.error() ? 0 : value.value().im();
    String real = number(re);
    if (im == 0) {
      return real;
    }
    return (re == 0 ? "" : real + (im < 0 ? " - " : " + ")) + (re == 0 && im < 0 ? "-" : "") + number(Math.abs(im)) + "*I";
  }

  private static String number(double x) {
    if (x == Math.rint(x) && Math.abs(x) < 1e9) {
      return Long.toString((long) x);
    }
    return new java.math.BigDecimal(x).round(new java.math.MathContext(8)).stripTrailingZeros().toString();
  }
}

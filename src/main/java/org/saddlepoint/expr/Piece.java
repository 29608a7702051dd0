package org.saddlepoint.expr;

/**
 * The formula that a piecewise function follows on an open interval.
 *
 * @param low the lower end, −∞ for the first piece
 * @param high the upper end, +∞ for the last piece
 * @param formula a formula without conditions, abs, sign, min and max of the variable
 */
public record Piece(double low, double high, Expr formula) {
  /** A point inside. */
  double inside() {
    return between(low, high);
  }

  static double between(double low, double high) {
    if (Double.isInfinite(low)) {
      return Double.isInfinite(high) ? 0.4142135 : high - 1 - Math.abs(high);
    }
    return Double.isInfinite(high) ? low + 1 + Math.abs(low) : 0.5 * (low + high);
  }
}

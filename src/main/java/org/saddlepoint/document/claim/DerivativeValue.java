package org.saddlepoint.document.claim;

import org.saddlepoint.expr.Binder;
import org.saddlepoint.expr.Complex;
import org.saddlepoint.expr.Num;

/**
 * Derivatives that no formula gives, by central differences on steps h, h/1.4, … extrapolated to h → 0 (Ridders' method). The
 * error is the disagreement in the table plus what the error of the function makes of it.
 */
final class DerivativeValue {
  private static final int ROWS = 12;
  private static final double RATIO = 1.4;

  private final Valuation at;

  DerivativeValue(Valuation at) {
    this.at = at;
  }

  Uncertain of(Binder b) {
    Uncertain point = at.of(b.parameters().get(0));
    int order = b.parameters().size() > 1 && b.parameters().get(1) instanceof Num n ? n.value().intValue() : 1;
    return point.defined() && point.isReal() ? derivative(b, point.value().re(), order) : Uncertain.UNDEFINED;
  }

  private Uncertain derivative(Binder b, double x, int order) {
    if (order == 0) {
      return at.with(b.variable(), Uncertain.exact(x)).of(b.body());
    }
    double h = 0.1 * Math.max(0.1, Math.abs(x));
    Complex[][] table = new Complex[ROWS][ROWS];
    Uncertain best = Uncertain.UNDEFINED;
    for (int row = 0; row < ROWS; row++) {
      Uncertain up = derivative(b, x + h, order - 1);
      Uncertain down = derivative(b, x - h, order - 1);
      if (!up.defined() || !down.defined()) {
        h /= RATIO;
        return row > 2 ? best : Uncertain.UNDEFINED;
      }
      double rounding = (up.error() + down.error()) / (2 * h);
      table[row][0] = up.value().minus(down.value()).times(1 / (2 * h));
      double factor = RATIO * RATIO;
      for (int column = 1; column <= row; column++) {
        table[row][column] = table[row][column - 1].times(factor).minus(table[row - 1][column - 1]).times(1 / (factor - 1));
        factor *= RATIO * RATIO;
        double error = Math.max(table[row][column].minus(table[row][column - 1]).abs(), table[row][column].minus(table[row - 1][column - 1]).abs()) + 3 * rounding;
        if (error < best.error()) {
          best = new Uncertain(table[row][column], error);
        }
      }
      h /= RATIO;
    }
    return best;
  }
}

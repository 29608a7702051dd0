package org.saddlepoint.rule;

import org.saddlepoint.action.Grid;
import org.saddlepoint.action.Verdict;
import org.saddlepoint.model.Network;

/** Compares two numbers on several finite grids and makes a verdict of it. */
abstract class GridComparison {
  private static final int POINTS = 6;

  /** Sums of a few thousand products of numbers near 1 are exact to about 1e-13; 1e-10 leaves room. */
  private static final double TOLERANCE = 1e-10;

  private final Network network;

  GridComparison(Network network) {
    this.network = network;
  }

  /** Both sides of the statement on a grid. */
  abstract Sides on(Grid grid);

  Verdict verdict() {
    double worst = 0;
    String detail = "";
    for (int point = 0; point < POINTS; point++) {
      Sides sides = on(new Grid(network, 7919L * point + 17));
      double residual = Math.abs(sides.left - sides.right) / Math.max(1, Math.abs(sides.left) + Math.abs(sides.right));
      if (!(residual <= worst)) {
        worst = residual;
        detail = sides.what + ": " + (float) sides.left + " before, " + (float) sides.right + " after (grid " + point + ")";
      }
    }
    return Verdict.numeric("finite grid", POINTS, TOLERANCE, worst, detail);
  }

  /** The two numbers that must agree, and what they are. */
  record Sides(double left, double right, String what) {}
}

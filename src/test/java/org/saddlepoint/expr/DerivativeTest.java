package org.saddlepoint.expr;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DerivativeTest {
  /** Central differences with step 1e-20 in sixty digits: truncation and rounding are both below 1e-35 of the scale. */
  @Test
  void agreesWithFiniteDifferencesOnRealTrees() {
    RealTrees trees = new RealTrees(31);
    BigDecimal step = new BigDecimal("1e-20");
    for (int trial = 0; trial < 150; trial++) {
      Expr e = trees.any(3);
      BigDecimal x = new BigDecimal(trees.random().nextDouble(0.1, 2));
      BigDecimal y = new BigDecimal(trees.random().nextDouble(0.1, 2));
      BigDecimal difference = at(e, x.add(step), y).subtract(at(e, x.subtract(step), y)).divide(step.multiply(BigDecimal.valueOf(2)), MathContext.DECIMAL128);
      BigDecimal derivative = at(e.derivative("x"), x, y);
      double error = difference.subtract(derivative).abs().doubleValue();
      assertTrue(error <= 1e-25 * (1 + derivative.abs().doubleValue()), () -> "d/dx " + e + " at " + x + ", " + y + " is off by " + error);
    }
  }

  private static BigDecimal at(Expr e, BigDecimal x, BigDecimal y) {
    return new Evaluation<>(new HighPrecision(), Environment.of(Map.of("x", x, "y", y))).value(e);
  }
}

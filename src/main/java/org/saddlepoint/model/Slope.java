package org.saddlepoint.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;

/** Whether a function of one variable falls or rises, judged at points; other variables take several values. */
enum Slope {
  FALLING,
  RISING,
  FLAT,
  MIXED;

  private static final int POINTS = 200;
  private static final int DRAWS = 5;
  private static final double REACH = 7;

  static Slope of(Expr e, String variable) {
    if (!e.contains(variable)) {
      return FLAT;
    }
    Expr slope = e.derivative(variable);
    Random random = new Random(1);
    boolean rises = false;
    boolean falls = false;
    for (int draw = 0; draw < DRAWS; draw++) {
      Map<String, Double> values = new LinkedHashMap<>();
      for (String name : slope.freeSymbols()) {
        values.put(name, draw == 0 ? 0 : random.nextGaussian());
      }
      for (int k = 0; k <= POINTS; k++) {
        values.put(variable, Math.sinh(REACH * (2.0 * k / POINTS - 1)) + 1e-3);
        double value = Evaluation.real(slope, values);
        rises |= value > 1e-12;
        falls |= value < -1e-12;
      }
    }
    return rises && falls ? MIXED : rises ? RISING : falls ? FALLING : FLAT;
  }
}

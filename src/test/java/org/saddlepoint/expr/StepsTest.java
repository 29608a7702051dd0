package org.saddlepoint.expr;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions whose derivative does not tell that they change. */
class StepsTest {
  private static Expr of(String formula) {
    return Formulas.parse(formula);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sign(x)", "2 + x*sign(x - 1)", "if(x > 0, 1, 0)", "if(x^2 < 2, x, 3)", "exp(-x)*sign(3 - 2*x)"})
  void jumps(String formula) {
    assertTrue(Steps.jumps(of(formula), "x"));
    assertTrue(Steps.by(of(formula), "x"::equals));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x*sign(x)", "if(x > 0, x, 0)", "(x - 1)*sign(x - 1)", "if(x < 1, x, 2*x - 1)"})
  void areContinuousWherePiecesMeet(String formula) {
    assertFalse(Steps.jumps(of(formula), "x"));
    assertTrue(Steps.by(of(formula), "x"::equals));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tanh(x)", "abs(x)", "max(x, 0)", "x*sign(y)", "if(y > 0, x, 2*x)"})
  void slopesTellAll(String formula) {
    assertFalse(Steps.by(of(formula), "x"::equals));
  }
}

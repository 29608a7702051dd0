package org.saddlepoint.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.FormulaText;
import org.saddlepoint.expr.Formulas;
import org.saddlepoint.expr.HighPrecision;
import org.saddlepoint.expr.NotAnalyticException;

class TwoPointApproximantTest {
  private static Expr formula(String text) {
    return Formulas.parse(FormulaText.of(text, "test"));
  }

  /**
   * With K conditions at 0 the error of an odd function is O(x^(2K+1)), with J at infinity O(x^(−J)): the ratio of errors at two points
   * shows the exponent. Sixty digits keep both visible.
   */
  @ParameterizedTest
  @CsvSource({"atan(x), 2, 1", "atan(x), 2, 2", "atan(x), 3, 2", "erf(sqrt(pi)*x/2), 2, 1", "tanh(x), 3, 2"})
  void matchesAtBothEnds(String activation, int n, int atInfinity) {
    Expr parent = formula(activation);
    TwoPointApproximant approximant = TwoPointApproximant.of(parent, n, atInfinity);
    assertFalse(approximant.pole());
    int atZero = 2 * n - atInfinity;
    assertTrue(exponent(parent, approximant.formula(), 0x1p-12, 0x1p-11) > 2 * atZero + 0.9);
    assertTrue(exponent(parent, approximant.formula(), 0x1p16, 0x1p17) < -atInfinity + 0.1);
  }

  private static double exponent(Expr parent, Expr approximant, double x, double y) {
    return Math.log(difference(parent, approximant, y) / difference(parent, approximant, x)) / Math.log(y / x);
  }

  private static double difference(Expr parent, Expr approximant, double x) {
    Map<String, Double> at = Map.of("x", x);
    return HighPrecision.value(parent, at).subtract(HighPrecision.value(approximant, at)).abs().doubleValue();
  }

  @Test
  void theLowestOrderIsTheAlgebraicActivation() {
    assertEquals(formula("x/sqrt(1 + x^2)"), TwoPointApproximant.of(formula("tanh(x)"), 1, 1).formula());
    assertEquals(formula("sqrt(1 + x^2) - 1"), TwoPointApproximant.of(formula("log(cosh(x))"), 1, 2).formula());
  }

  @Test
  void whatCannotBeMatchedIsRefusedInWords() {
    assertTrue(assertThrows(NotAnalyticException.class, () -> TwoPointApproximant.of(formula("1/(1 + exp(-x))"), 2, 1)).getMessage().contains("neither odd nor even"));
    assertThrows(NotAnalyticException.class, () -> TwoPointApproximant.of(formula("exp(-x^2)"), 2, 1));
    assertThrows(NotAnalyticException.class, () -> TwoPointApproximant.of(formula("sin(x)"), 2, 1));
  }
}

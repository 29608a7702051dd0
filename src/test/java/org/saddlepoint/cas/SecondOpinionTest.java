package org.saddlepoint.cas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.FormulaText;
import org.saddlepoint.expr.Formulas;
import org.saddlepoint.expr.NormalForm;
import org.saddlepoint.expr.Series;

/** Our algebra against Symja's, which shares no code with it. */
class SecondOpinionTest {
  private static final Cas CAS = new Cas(Duration.ofSeconds(20));

  @AfterAll
  static void close() {
    CAS.close();
  }

  private static Expr formula(String text) {
    return Formulas.parse(FormulaText.of(text, "test"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tanh(x)", "exp(sin(x))", "x/(1 + x^2)", "log(1 + exp(x))", "atan(x)*exp(-x)", "sqrt(1 + x + x^2)"})
  void series(String function) {
    Series ours = Series.of(formula(function), "x", 6);
    List<Expr> theirs = CAS.series(formula(function), "x", Expr.ZERO, 6);
    for (int k = 0; k <= 6; k++) {
      Expr difference = Expr.sub(ours.coefficient(k), theirs.get(k));
      assertEquals(ZeroTest.ZERO, CAS.isZero(difference, Set.of()), () -> "a coefficient of " + ours);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "1/(a + b) - 1/(a - b)", "(a^3 - b^3)/(a^2 - b^2)", "1/(1 + 1/(a + 1/b))", "(a + b + c)^4/(a + b + c)^2 - a^2", "a/(b + c) + b/(c + a) + c/(a + b)"})
  void fractions(String fraction) {
    Expr ours = NormalForm.together(formula(fraction));
    assertEquals(ZeroTest.ZERO, CAS.isZero(Expr.sub(ours, CAS.together(formula(fraction))), Set.of()));
  }

  @Test
  void derivatives() {
    Expr f = formula("tanh(a*x)^3*exp(-x^2/2)/(1 + x^2)");
    Expr second = f.derivative("x").derivative("x");
    List<Expr> coefficients = CAS.series(f, "x", Expr.ONE, 2);
    Expr atOne = Expr.mul(Expr.HALF, second.substitute("x", Expr.ONE));
    assertEquals(ZeroTest.ZERO, CAS.isZero(Expr.sub(atOne, coefficients.get(2)), Set.of()));
  }
}

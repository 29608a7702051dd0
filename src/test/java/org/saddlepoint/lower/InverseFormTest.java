package org.saddlepoint.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Formulas;
import org.saddlepoint.expr.Inversion;

/** Inverse functions by numbers, compiled and interpreted, against the functions that they invert. */
class InverseFormTest {
  private static final Expr X = Expr.sym("x");

  private static Expr inverse(String f) {
    return Inversion.of(Formulas.parse(f), "s", X);
  }

  @ParameterizedTest
  @ValueSource(strings = {"s + s^5", "s + tanh(s)", "exp(s) - exp(-2*s) + 1", "s^3", "if(s > 1, 3*s - 2, s)", "sinh(s)"})
  void invert(String formula) {
    Expr f = Formulas.parse(formula);
    CompiledFunction compiled = Lowered.unary(inverse(formula), "x");
    for (double s : new double[] {-17.3, -1.1, -1e-3, -1e-7, 1e-12, 2e-4, 0.3, 1, 4.7, 30}) {
      double x = Evaluation.real(f, "s", s);
      double allowed = formula.equals("s^3") || formula.startsWith("exp") && Math.abs(s) < 1e-6 ? 5e-12 : 4e-15 * Math.abs(s) + (formula.startsWith("exp") ? 1e-15 : 0);
      assertEquals(s, compiled.applyAsDouble(x), allowed, formula);
      assertEquals(s, Evaluation.real(inverse(formula), "x", x), allowed, formula);
    }
  }

  /** 1/f'(s), and −(∂f/∂a)/f'(s) with respect to a parameter. */
  @ParameterizedTest
  @CsvSource({"0.7", "-2.1"})
  void slopes(double s) {
    double x = s + 0.5 * Math.pow(s, 3);
    Expr inverse = inverse("s + a*s^3");
    Expr half = inverse.derivative("x").substitute("a", Expr.HALF);
    assertEquals(1 / (1 + 1.5 * s * s), Lowered.unary(half, "x").applyAsDouble(x), 1e-14);
    assertEquals(-Math.pow(s, 3) / (1 + 1.5 * s * s), Evaluation.real(inverse.derivative("a").substitute("a", Expr.HALF), "x", x), 1e-14);
  }

  /** The operator binds its variable: what is substituted for x may have the same name. */
  @Test
  void composition() {
    Expr composed = inverse("s + s^3").substitute("x", Formulas.parse("s + s^3"));
    assertEquals(1.9, Lowered.unary(composed, "s").applyAsDouble(1.9), 1e-14);
  }
}

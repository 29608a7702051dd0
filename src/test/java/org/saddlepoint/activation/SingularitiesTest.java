package org.saddlepoint.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.FormulaText;
import org.saddlepoint.expr.Formulas;

class SingularitiesTest {
  private static List<Singularity> of(String formula) {
    return Singularities.of(Formulas.parse(FormulaText.of(formula, "test")));
  }

  /** Nearest singular point from its closed form: real part, imaginary part, order of the pole (0: branch point). */
  @ParameterizedTest
  @CsvSource({
    "tanh(x), 0, 1.5707963267948966, 1",
    "1/(1 + exp(-x)), 0, 3.141592653589793, 1",
    "log(1 + exp(x)), 0, 3.141592653589793, 0",
    "x/sqrt(1 + x^2), 0, 1, 0",
    "atan(2*x), 0, 0.5, 0",
    "tanh(x) - 0.3*x/(1 + x^2)^2, 0, 1, 2",
    "x/(1 + pi*x^2/12), 0, 1.9544100476116797, 1",
    "1/(x^2 - 2*x + 5)^3, 1, 2, 3",
    "1/(1 - 2*x), 0.5, 0, 1",
    "x/(x^2 - 2*x + 1), 1, 0, 2",
    "1/(2*x - 3)^3 + tanh(x), 1.5, 0, 3",
    "tan(x), 1.5707963267948966, 0, 1"
  })
  void nearestPoint(String formula, double re, double im, int order) {
    Singularity nearest = of(formula).stream().filter(s -> s.at().re() >= 0).findFirst().orElseThrow();
    assertEquals(re, nearest.at().re(), 1e-12);
    assertEquals(im, nearest.at().im(), 1e-12);
    assertEquals(order, nearest.order());
    assertEquals(order == 0 ? Singularity.Kind.BRANCH_POINT : Singularity.Kind.POLE, nearest.kind());
  }

  @Test
  void entireFunctionsAndRemovablePointsHaveNone() {
    for (String formula : List.of("sin(x)", "exp(x)", "x*(1 + erf(x/sqrt(2)))/2", "sinh(x)/x", "(x^2 - 1)/(x - 1)", "max(0, x)", "x/(1 + abs(x))")) {
      assertEquals(List.of(), of(formula), formula);
    }
  }

  /** The nearest singular point is the radius of convergence: Cauchy and Hadamard. */
  @Test
  void radiusAgreesWithTheSeries() {
    ActivationAnalysis analysis = ActivationAnalysis.of(Formulas.parse(FormulaText.of("x/(3 - x + x^2)", "test")), 60);
    double estimate = Double.POSITIVE_INFINITY;
    for (int k = 50; k <= 60; k++) {
      estimate = Math.min(estimate, Math.pow(Math.abs(Evaluation.real(analysis.taylor().orElseThrow().coefficient(k))), -1.0 / k));
    }
    // |c_k| radius^k oscillates with a maximum of order one, whose 50th root is within 3 % of 1.
    assertEquals(1, estimate / analysis.radius(), 0.03);
    assertEquals(Math.sqrt(3), analysis.radius(), 1e-14);
  }
}

package org.saddlepoint.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlepoint.expr.FormulaText;
import org.saddlepoint.expr.Formulas;
import org.saddlepoint.expr.RationalFraction;
import org.saddlepoint.numeric.Estimate;
import org.saddlepoint.numeric.SpecialFunctions;

class GaussianMomentsTest {
  private static Activation activation(String formula) {
    return Activation.of(Formulas.parse(FormulaText.of(formula, "test")));
  }

  /** E erf(ax)² = (2/π) arcsin(2a²Δ/(1+2a²Δ)), E (erf(ax))' = 2a/√(π(1+2a²Δ)). */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 1, 10})
  void errorFunction(double variance) {
    GaussianMoments moments = GaussianMoments.of(activation("erf(sqrt(pi)*x/2)"), variance);
    double scaled = Math.PI * variance / 2;
    assertEquals(2 / Math.PI * Math.asin(scaled / (1 + scaled)), moments.secondMoment().value(), 1e-14);
    assertEquals(1 / Math.sqrt(1 + scaled), moments.gain().value(), 1e-14);
  }

  /** For φ = sgn(x)|x|^p: q = 2^p Γ(p+½) Δ^p/√π; p = 3/4, Γ(5/4) = 0.90640247705547707798. */
  @Test
  void powerLaw() {
    double variance = 1.8857517141;
    GaussianMoments moments = GaussianMoments.of(activation("sign(x)*abs(x)^(3/4)"), variance);
    assertEquals(Math.pow(2 * variance, 0.75) * 0.90640247705547707798 / Math.sqrt(Math.PI), moments.secondMoment().value(), 1e-12);
  }

  /** The two ways to a number agree within their error estimates. */
  @ParameterizedTest
  @CsvSource({
    "3*x/(3 + x^2)", "x*(15 + x^2)/(15 + 6*x^2)", "(105*x + 10*x^3)/(105 + 45*x^2 + x^4)", "x/(1 + x^2)^3", "(1 + x)^3/(5 + 2*x + x^2)",
    "x^4/(1 + x^2)", "x^3 - x"
  })
  void closedFormsAgreeWithQuadrature(String formula) {
    Activation phi = activation(formula);
    RationalFraction rational = RationalFraction.read(phi.formula(), Activation.X).orElseThrow();
    for (double variance : new double[] {0.5, 1.7, 4}) {
      GaussianMoments closed = GaussianMoments.closed(rational, variance).orElseThrow();
      GaussianMoments numerical = GaussianMoments.quadrature(phi, variance);
      agree(closed.mean(), numerical.mean());
      agree(closed.secondMoment(), numerical.secondMoment());
      agree(closed.gain(), numerical.gain());
    }
  }

  private static void agree(Estimate a, Estimate b) {
    double allowed = a.error() + b.error() + 1e-13 * Math.max(1, Math.abs(b.value()));
    assertEquals(b.value(), a.value(), allowed);
  }

  /** With sin(x)/x = ½∫₋₁¹ cos(kx) dk and E cos(kx) = exp(−k²Δ/2), E sin(x)/x = √(π/(2Δ)) erf(√(Δ/2)). */
  @Test
  void removablePointsAreSteppedOver() {
    double variance = 2;
    double expected = Math.sqrt(Math.PI / (2 * variance)) * SpecialFunctions.erf(Math.sqrt(variance / 2));
    assertEquals(expected, GaussianMoments.of(activation("sin(x)/x"), variance).mean().value(), 1e-13);
  }

  @Test
  void realPolesHaveNoAverage() {
    RationalFraction singular = RationalFraction.read(Formulas.parse(FormulaText.of("1/(1 - x^2)", "test")), "x").orElseThrow();
    assertEquals(Optional.empty(), RationalAverage.of(singular, 1));
  }

  @Test
  void methodsAreNamed() {
    assertEquals(GaussianMoments.Method.CLOSED_FORM, GaussianMoments.of(activation("3*x/(3 + x^2)"), 1).method());
    assertEquals(GaussianMoments.Method.QUADRATURE, GaussianMoments.of(activation("tanh(x)"), 1).method());
    assertTrue(GaussianMoments.of(activation("3*x/(3 + x^2)"), 1).secondMoment().error() < 1e-13);
  }
}

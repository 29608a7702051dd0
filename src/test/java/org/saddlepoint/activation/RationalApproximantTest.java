package org.saddlepoint.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.FormulaText;
import org.saddlepoint.expr.Formulas;

class RationalApproximantTest {
  private static Expr formula(String text) {
    return Formulas.parse(FormulaText.of(text, "test"));
  }

  /**
   * Root mean square errors at Δ = 0.5, 1, 2, 4 and distances of the nearest poles from the real axis, to the digits given by an independent computation
   * with another quadrature (theory of arXiv:2510.21742, activations built from Padé approximants).
   */
  @ParameterizedTest
  @CsvSource({
    "tanh(x), 1, 2, 1.8e-2, 4.3e-2, 8.7e-2, 1.5e-1, 1.732",
    "tanh(x), 3, 2, 1.6e-3, 6.0e-3, 1.9e-2, 5.1e-2, 1.581",
    "tanh(x), 3, 4, 1.0e-4, 6.1e-4, 2.8e-3, 9.8e-3, 1.571",
    "tanh(x), 5, 4, 5.8e-6, 5.5e-5, 3.9e-4, 2.0e-3, 1.571",
    "erf(sqrt(pi)*x/2), 1, 2, 2.7e-3, 1.2e-2, 3.7e-2, 8.6e-2, 1.954",
    "atan(x), 3, 4, 5.9e-3, 2.0e-2, 5.4e-2, 1.2e-1, 1.161",
    "x*(1 + erf(x/sqrt(2)))/2, 2, 2, 2.7e-2, 8.4e-2, 2.2e-1, 5.0e-1, 2.368"
  })
  void errorsAndPolesAreThoseOfTheTable(String parent, int m, int n, double e1, double e2, double e3, double e4, double pole) {
    Activation phi = Activation.of(formula(parent));
    RationalApproximant pade = RationalApproximant.pade(phi.formula(), m, n);
    double[] expected = {e1, e2, e3, e4};
    double[] variances = {0.5, 1, 2, 4};
    for (int k = 0; k < 4; k++) {
      double rms = ApproximationError.of(phi, pade.activation(), variances[k]).rms().value();
      // Two digits are given.
      assertEquals(expected[k], rms, 0.051 * Math.pow(10, Math.floor(Math.log10(expected[k]))));
    }
    assertEquals(pole, pade.poles().get(0).im(), 6e-4);
  }

  @Test
  void aRealPoleHiddenInADoubletIsRefused() {
    RationalApproximant pade = RationalApproximant.pade(formula("x*(1 + erf(x/sqrt(2)))/2"), 4, 4);
    assertFalse(pade.usable());
    assertTrue(pade.realPoles().stream().anyMatch(p -> Math.abs(p.value() + 0.293) < 5e-4));
    assertTrue(pade.doublets().get(0).separation() < 1e-6);
    assertTrue(assertThrows(IllegalArgumentException.class, pade::activation).getMessage().contains("pole at x = -"));
  }

  /** The bounds by Cauchy and Schwarz hold for the moments themselves. */
  @Test
  void boundsOnPredictionsHold() {
    Activation phi = Activation.of(formula("tanh(x)"));
    for (int n : new int[] {2, 4}) {
      Activation pade = RationalApproximant.pade(phi.formula(), n - 1, n).activation();
      for (double variance : new double[] {0.5, 1.7082092486, 4}) {
        ApproximationError error = ApproximationError.of(phi, pade, variance);
        GaussianMoments exact = GaussianMoments.of(phi, variance);
        GaussianMoments other = GaussianMoments.of(pade, variance);
        assertTrue(Math.abs(exact.secondMoment().value() - other.secondMoment().value()) <= error.secondMoment());
        assertTrue(Math.abs(exact.gain().value() - other.gain().value()) <= error.gain());
      }
    }
  }

  /** A least-squares fit of the same degrees is at least as good as the Padé approximant at its own variance. */
  @ParameterizedTest
  @CsvSource({"tanh(x), 3, 2, 1", "tanh(x), 3, 4, 4", "x*(1 + erf(x/sqrt(2)))/2, 2, 2, 1", "atan(x), 3, 4, 2"})
  void fitsBeatApproximantsUnderTheirGaussian(String parent, int m, int n, double variance) {
    Activation phi = Activation.of(formula(parent));
    RationalApproximant fit = RationalFit.of(phi, variance, m, n);
    assertTrue(fit.usable());
    double fitted = ApproximationError.of(phi, fit.activation(), variance).rms().value();
    double expanded = ApproximationError.of(phi, RationalApproximant.pade(phi.formula(), m, n).activation(), variance).rms().value();
    assertTrue(fitted < 0.7 * expanded, () -> fitted + " against " + expanded);
  }

  /** A rational function is its own best fit. */
  @Test
  void fitsRecoverRationalFunctions() {
    Activation phi = Activation.of(formula("(x + x^3/7)/(1 + x^2/3 + x^4/50)"));
    RationalApproximant fit = RationalFit.of(phi, 2, 3, 4);
    assertTrue(ApproximationError.of(phi, fit.activation(), 2).rms().value() < 1e-10);
  }

  /** In the safe form x/(1 + |x|) is its own best fit, an odd function stays odd, and nothing has a pole. */
  @Test
  void safeFits() {
    Activation softsign = Activation.of(Formulas.parse("x/(1 + abs(x))"));
    Activation own = Activation.of(RationalFit.safe(softsign, 1, 3, 3));
    assertTrue(ApproximationError.of(softsign, own, 4).rms().value() < 1e-8);
    Activation relu = Activation.of(RationalFit.safe(Activation.of(Formulas.parse("max(0, x)")), 1, 4, 3));
    assertTrue(ApproximationError.of(Activation.of(Formulas.parse("max(0, x)")), relu, 1).rms().value() < 0.02);
    assertEquals(0, relu.divisions().size());
    assertEquals(Parity.ODD, Parity.of(RationalFit.safe(Activation.of(Formulas.parse("tanh(x)")), 1, 3, 3)));
    assertEquals(Parity.EVEN, Parity.of(RationalFit.of(Activation.of(Formulas.parse("x^2*exp(-x^2)")), 1, 2, 4).formula()));
  }
}

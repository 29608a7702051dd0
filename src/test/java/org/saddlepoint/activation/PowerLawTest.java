package org.saddlepoint.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Formulas;

/** Scaling laws of power activations (claims of arXiv:2510.21742; numbers from the closed forms with Γ). */
class PowerLawTest {
  private static PowerLaw of(String formula) {
    return PowerLaw.of(ActivationAnalysis.of(Formulas.parse(formula), 3)).orElseThrow();
  }

  private static PowerLaw.Law law(PowerLaw law, String words) {
    return law.laws().stream().filter(l -> l.words().startsWith(words)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"0.5, 5.324e-3", "0.6, 1.995e-3", "0.75, 2.664e-4"})
  void plateau(String p, double expected) {
    double value = law(of("sign(x)*abs(x)^" + p), "plateau of the participation ratio of the output").value().orElseThrow();
    assertEquals(expected, value, 5e-4 * expected);
  }

  @Test
  void foldOfTheCubic() {
    PowerLaw cubic = of("x^3");
    assertTrue(cubic.exact());
    assertEquals(0.0993808, law(cubic, "control parameter at the fold").value().orElseThrow(), 5e-8);
    assertEquals(1.5, law(cubic, "variance of x at the fold").at(1, 1), 1e-14);
    assertEquals(0.0993808 / 2, law(of("2*x^3"), "control parameter at the fold").value().orElseThrow(), 5e-8);
  }

  /** Δ = (g² c)^(1/(1−p)) against the solution of Δ = σ² + g² c Δ^p at strong coupling. */
  @Test
  void strongCouplings() {
    double p = 0.75;
    double c = Math.pow(2, p) * 0.9064024770554771 / Math.sqrt(Math.PI);
    double g = 40;
    double delta = 1;
    for (int k = 0; k < 400; k++) {
      delta = 1 + g * g * c * Math.pow(delta, p);
    }
    PowerLaw law = of("sign(x)*abs(x)^(3/4)");
    assertEquals(1, law(law, "variance of x for strong").at(g, 1) / delta, 1e-5);
    double unstable = law(law, "control parameter at which").value().orElseThrow();
    double y = 9;
    assertEquals((y - 1) / (c * Math.pow(y, p)), unstable * unstable, 1e-12);
  }

  @Test
  void saturatingActivationsHaveTheLawOfASign() {
    PowerLaw tanh = of("tanh(x)");
    assertFalse(tanh.exact());
    assertEquals(2 / Math.PI, law(tanh, "square of the effective").value().orElseThrow(), 1e-14);
    assertTrue(PowerLaw.of(ActivationAnalysis.of(Formulas.parse("x + tanh(x)"), 3)).isEmpty(), "linear growth has no such law");
    assertTrue(PowerLaw.of(ActivationAnalysis.of(Formulas.parse("max(0, x)^2"), 3)).isEmpty(), "not odd");
  }

  @Test
  void momentsAreThoseOfAGaussian() {
    PowerLaw cubic = of("x^3");
    assertEquals(15 * 8, Evaluation.real(law(cubic, "mean square of the output").here(), PowerLaw.DELTA, 2), 1e-12);
  }
}

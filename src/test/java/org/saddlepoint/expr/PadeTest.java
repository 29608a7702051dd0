package org.saddlepoint.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.saddlepoint.expr.Expr.add;
import static org.saddlepoint.expr.Expr.apply;
import static org.saddlepoint.expr.Expr.div;
import static org.saddlepoint.expr.Expr.mul;
import static org.saddlepoint.expr.Expr.num;
import static org.saddlepoint.expr.Expr.pow;
import static org.saddlepoint.expr.Expr.sqrt;
import static org.saddlepoint.expr.Expr.sym;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PadeTest {
  private static final Expr X = sym("x");

  static Stream<Expr> analytic() {
    return Activations.analytic().values().stream();
  }

  /** The defining property, seen numerically: f − P/Q falls at least like x^(order+1) between two small points. */
  @ParameterizedTest
  @MethodSource("analytic")
  void matchesItsParentToOrder(Expr f) {
    for (int m = 0; m <= 4; m++) {
      for (int n = 0; n <= 4; n++) {
        Approximant pade = Pade.approximant(f, "x", m, n);
        assertTrue(pade.numeratorDegree() <= m && pade.denominatorDegree() <= n);
        double x = 0x1p-12;
        double error = HighPrecision.value(f, Map.of("x", x)).subtract(HighPrecision.value(pade.toExpr(), Map.of("x", x))).abs().doubleValue();
        // Room for coefficients up to 4^(order+1), far less than one power of x.
        assertTrue(error <= Math.pow(4 * x, pade.order() + 1), () -> f + " " + pade + " differs by " + error);
        // A degenerate entry may match to a lower order, but only with both degrees lowered.
        assertTrue(pade.matches() || pade.numeratorDegree() < m && pade.denominatorDegree() < n, pade::toString);
      }
    }
  }

  /** Closed forms: Lambert's continued fraction of tanh; the table of Mato, Rigatuso and Torroba (arXiv:2510.21742). */
  @ParameterizedTest
  @CsvSource({
    "1, 2, 3*x/(3 + x^2)",
    "3, 2, x*(15 + x^2)/(15 + 6*x^2)",
    "3, 4, x*(105 + 10*x^2)/(105 + 45*x^2 + x^4)",
    "5, 4, x*(945 + 105*x^2 + x^4)/(945 + 420*x^2 + 15*x^4)"
  })
  void hyperbolicTangent(int m, int n, String expected) {
    Approximant pade = Pade.approximant(apply("tanh", X), "x", m, n);
    assertEquals(expected, pade.toExpr().toString());
    assertFalse(pade.degenerate());
  }

  @Test
  void symbolicCoefficients() {
    Expr erf = apply("erf", div(mul(sqrt(Expr.PI), X), num(2)));
    assertEquals(div(X, add(Expr.ONE, div(mul(Expr.PI, pow(X, 2)), num(12)))), Pade.approximant(erf, "x", 1, 2).toExpr());
  }

  /** exp: P = Σ (m+n−k)! m!/((m+n)! k! (m−k)!) x^k, Q(x) = P(−x) for m = n (Padé 1892). */
  @Test
  void exponentialToHighDegree() {
    int m = 20;
    Approximant pade = Pade.approximant(apply("exp", X), "x", m, m);
    RationalPolynomial p = RationalPolynomial.read(pade.numerator(), "x").orElseThrow();
    Rational expected = Rational.ONE;
    for (int k = 0; k < m; k++) {
      assertEquals(expected, p.coefficient(k).dividedBy(p.coefficient(0)));
      expected = expected.times(Rational.of(m - k, (long) (2 * m - k) * (k + 1)));
    }
    assertEquals(40, pade.order());
  }

  @Test
  void blocksOfTheTableAreReported() {
    // [4/3] of an odd function lies in the lower right of a block of [3/2]: no fraction of these degrees matches to order 7.
    Approximant inside = Pade.approximant(apply("tanh", X), "x", 4, 3);
    assertEquals("x*(15 + x^2)/(15 + 6*x^2)", inside.toExpr().toString());
    assertTrue(inside.degenerate());
    assertEquals(6, inside.order());
    // A rational function is its own approximant from its degrees on.
    Expr rational = div(X, add(Expr.ONE, pow(X, 2)));
    Approximant itself = Pade.approximant(rational, "x", 6, 7);
    assertEquals(rational, itself.toExpr());
    assertTrue(itself.degenerate() && itself.matches());
  }

  @Test
  void polynomialsStayPolynomials() {
    assertEquals("x*(1 - x^2/3)", Pade.approximant(apply("tanh", X), "x", 3, 0).toExpr().toString());
    assertEquals(Expr.ZERO, Pade.approximant(Expr.ZERO, "x", 2, 2).toExpr());
  }

  @Test
  void singularFunctionsAreRefused() {
    assertThrows(NotAnalyticException.class, () -> Pade.approximant(pow(X, -1), "x", 1, 1));
    assertThrows(NotAnalyticException.class, () -> Pade.approximant(apply("abs", X), "x", 1, 1));
    assertThrows(IllegalArgumentException.class, () -> Pade.approximant(X, "x", -1, 1));
  }
}

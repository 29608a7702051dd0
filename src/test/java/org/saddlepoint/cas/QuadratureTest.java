package org.saddlepoint.cas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class QuadratureTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  /** The rule stops when two levels agree to 1e-6, which leaves the last one far better. */
  private static final double DIGITS = 1e-10;

  @Test
  void closedForms() {
    assertEquals(Math.sqrt(Math.PI), Quadrature.integrate(x -> Math.exp(-x * x), -INFINITY, INFINITY), DIGITS);
    assertEquals(-Math.sqrt(Math.PI), Quadrature.integrate(x -> Math.exp(-x * x), INFINITY, -INFINITY), DIGITS);
    assertEquals(1.0, Quadrature.integrate(x -> Math.exp(-x), 0, INFINITY), DIGITS);
    assertEquals(-1.0, Quadrature.integrate(x -> Math.exp(-x), INFINITY, 0), DIGITS);
    assertEquals(1.0, Quadrature.integrate(Math::exp, -INFINITY, 0), DIGITS);
    assertEquals(9.0, Quadrature.integrate(x -> x * x, 0, 3), DIGITS);
    assertEquals(-9.0, Quadrature.integrate(x -> x * x, 3, 0), DIGITS);
    assertEquals(2.0, Quadrature.integrate(x -> 1 / Math.sqrt(x), 0, 1), 1e-7);
  }

  @Test
  void aDivergentIntegralHasNoValue() {
    assertEquals(Double.NaN, Quadrature.integrate(x -> 1 / x, 0, 1));
    assertEquals(Double.NaN, Quadrature.integrate(Math::exp, 0, INFINITY));
  }
}

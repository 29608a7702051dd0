package org.saddlepoint.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.saddlepoint.expr.Expr.PI;
import static org.saddlepoint.expr.Expr.ZERO;
import static org.saddlepoint.expr.Expr.apply;
import static org.saddlepoint.expr.Expr.div;
import static org.saddlepoint.expr.Expr.num;
import static org.saddlepoint.expr.Expr.sym;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OneSidedSeriesTest {
  private static final Expr X = sym("x");

  static Stream<Expr> functions() {
    return Stream.concat(Activations.analytic().values().stream(), Activations.kinked().values().stream());
  }

  /** The truncated expansion approaches the function like the first power that is left out, on both sides of 0. */
  @ParameterizedTest
  @MethodSource("functions")
  void expansionsConvergeOnEachSide(Expr f) {
    double h = 0x1p-10;
    for (int side : new int[] {1, -1}) {
      OneSidedSeries series = side > 0 ? OneSidedSeries.above(f, "x", ZERO, 5) : OneSidedSeries.below(f, "x", ZERO, 5);
      double sum = 0;
      for (int quarter = 0; quarter <= 20; quarter++) {
        sum += Evaluation.real(series.coefficient(Rational.of(quarter, 4))) * Math.pow(h, quarter / 4.0);
      }
      double exact = HighPrecision.value(f, Map.of("x", side * h)).doubleValue();
      assertEquals(exact, sum, 1e-15 * Math.max(1, Math.abs(exact)), () -> f + " at " + side * h);
    }
  }

  @Test
  void growthAtInfinityIsExact() {
    check("softplus", true, -1, num(1));
    check("gelu", true, -1, num(1));
    check("pade", true, -1, num(1, 6));
    check("pade", false, -1, num(-1, 6));
    check("algebraic", false, 0, num(-1));
    check("arctan", true, 0, div(PI, num(2)));
    assertEquals(Optional.empty(), OneSidedSeries.atInfinity(Activations.analytic().get("sigmoid"), "x", false, 3).leadingExponent());
    OneSidedSeries power = OneSidedSeries.atInfinity(Activations.kinked().get("power"), "x", false, 3);
    assertEquals(Optional.of(Rational.of(-3, 4)), power.leadingExponent());
    assertThrows(NotAnalyticException.class, () -> OneSidedSeries.atInfinity(apply("exp", X), "x", true, 3));
    assertThrows(NotAnalyticException.class, () -> OneSidedSeries.atInfinity(apply("sin", X), "x", true, 3));
  }

  private static void check(String name, boolean positive, int exponent, Expr coefficient) {
    OneSidedSeries series = OneSidedSeries.atInfinity(Activations.analytic().get(name), "x", positive, 3);
    assertEquals(Optional.of(Rational.of(exponent)), series.leadingExponent());
    assertEquals(coefficient, series.leadingCoefficient());
  }
}

package org.saddlepoint.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.saddlepoint.expr.Expr.ONE;
import static org.saddlepoint.expr.Expr.ZERO;
import static org.saddlepoint.expr.Expr.add;
import static org.saddlepoint.expr.Expr.apply;
import static org.saddlepoint.expr.Expr.div;
import static org.saddlepoint.expr.Expr.mul;
import static org.saddlepoint.expr.Expr.neg;
import static org.saddlepoint.expr.Expr.num;
import static org.saddlepoint.expr.Expr.pow;
import static org.saddlepoint.expr.Expr.sqrt;
import static org.saddlepoint.expr.Expr.sub;
import static org.saddlepoint.expr.Expr.sym;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SeriesTest {
  private static final Expr X = sym("x");

  static Stream<Expr> analytic() {
    return Activations.analytic().values().stream();
  }

  /** f minus its series of order n is O(x^(n+1)): with sixty digits the remainder at x = 2^−10 can be seen to have that size. */
  @ParameterizedTest
  @MethodSource("analytic")
  void remainderHasTheRightOrder(Expr f) {
    int order = 11;
    Expr truncated = Series.of(f, "x", order).toExpr();
    for (double x : new double[] {0x1p-10, -0x1p-10}) {
      BigDecimal exact = HighPrecision.value(f, Map.of("x", x));
      BigDecimal remainder = exact.subtract(HighPrecision.value(truncated, Map.of("x", x))).abs();
      // Coefficients of these functions grow at most like 2^n at this order.
      double bound = Math.pow(2 * 0x1p-10, order + 1) * 2;
      assertTrue(remainder.doubleValue() <= bound, () -> f + ": remainder " + remainder.doubleValue() + " exceeds " + bound);
    }
  }

  @ParameterizedTest
  @MethodSource("analytic")
  void derivativeOfTheSeriesIsTheSeriesOfTheDerivative(Expr f) {
    Series series = Series.of(f, "x", 8);
    Series derivative = Series.of(f.derivative("x"), "x", 7);
    for (int k = 0; k <= 7; k++) {
      double expected = (k + 1) * Evaluation.real(series.coefficient(k + 1));
      assertEquals(expected, Evaluation.real(derivative.coefficient(k)), 1e-12 * Math.max(1, Math.abs(expected)));
    }
  }

  @Test
  void tanhHasBernoulliNumbers() {
    // tanh x = Σ 4^n (4^n − 1) B_2n x^(2n−1)/(2n)!, B_40 = −261082718496449122051/13530.
    Series series = Series.of(apply("tanh", X), "x", 40);
    Rational power = Rational.of(4).power(20);
    Rational factorial = Rational.ONE;
    for (int k = 2; k <= 40; k++) {
      factorial = factorial.times(Rational.of(k));
    }
    Rational bernoulli = Rational.of(new java.math.BigInteger("-261082718496449122051"), java.math.BigInteger.valueOf(13530));
    Rational expected = power.times(power.minus(Rational.ONE)).times(bernoulli).dividedBy(factorial);
    assertEquals(expected, series.rationalCoefficients().orElseThrow().get(39));
    assertEquals(List.of("0", "1", "0", "-1/3", "0", "2/15"), series.rationalCoefficients().orElseThrow().subList(0, 6).stream().map(Rational::toString).toList());
  }

  @Test
  void polesGiveNegativePowers() {
    Series series = Series.of(pow(apply("sin", X), -2), "x", 4);
    assertEquals(-2, series.lowest());
    assertEquals(List.of(ONE, ZERO, num(1, 3), ZERO, num(1, 15), ZERO, num(2, 189)), java.util.stream.IntStream.rangeClosed(-2, 4).mapToObj(series::coefficient).toList());
    assertEquals(ONE, Series.of(div(apply("sin", X), X), "x", 3).coefficient(0));
  }

  @Test
  void otherPointsAndParametersAreSymbolic() {
    Series aboutOne = Series.of(pow(X, -1), "x", ONE, 3);
    assertEquals(List.of(ONE, neg(ONE), ONE, neg(ONE)), List.of(aboutOne.coefficient(0), aboutOne.coefficient(1), aboutOne.coefficient(2), aboutOne.coefficient(3)));
    Series opaque = Series.of(apply("phi", mul(sym("a"), X)), "x", 2);
    assertEquals(apply("phi", ZERO), opaque.coefficient(0));
    assertEquals(mul(sym("a"), Apply.of("phi", List.of(1), List.of(ZERO))), opaque.coefficient(1));
  }

  @Test
  void sidesOfAConditionThatDoesNotChangeAreFollowed() {
    assertEquals(neg(X), Series.of(apply("abs", X), "x", num(-1), 3).toExpr());
    Expr removable = Conditional.of(X, Relation.EQUAL, ZERO, ONE, div(apply("sin", X), X));
    assertEquals(num(-1, 6), Series.of(removable, "x", 3).coefficient(2));
    assertEquals(pow(X, 2), Series.of(apply("abs", pow(X, 2)), "x", 3).toExpr());
  }

  static Stream<Expr> notAnalytic() {
    return Stream.concat(
        Activations.kinked().values().stream().filter(f -> !f.toString().contains("min")),
        Stream.of(sqrt(X), sqrt(pow(X, 2)), apply("log", X), apply("exp", pow(X, -1)), pow(pow(X, 3), num(1, 3)), sqrt(sub(pow(X, 2), ONE))));
  }

  @ParameterizedTest
  @MethodSource("notAnalytic")
  void singularPointsAreRefusedWithASentence(Expr f) {
    String sentence = assertThrows(NotAnalyticException.class, () -> Series.of(f, "x", 3)).getMessage();
    assertTrue(sentence.contains(" "), sentence);
  }

  @Test
  void divisionByAnIdenticalZeroEnds() {
    Expr zero = sub(apply("exp", mul(num(2), X)), pow(apply("exp", X), 2).plus(ZERO));
    assertEquals(ZERO, zero);
    Expr hidden = sub(add(pow(apply("sin", X), 2), pow(apply("cos", X), 2)), ONE);
    assertThrows(NotAnalyticException.class, () -> Series.of(div(X, hidden), "x", 3));
  }
}

package org.saddlepoint.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.saddlepoint.expr.Expr.I;
import static org.saddlepoint.expr.Expr.ONE;
import static org.saddlepoint.expr.Expr.PI;
import static org.saddlepoint.expr.Expr.TWO;
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
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NormalFormTest {
  private static final Expr X = sym("x");
  private static final Expr Y = sym("y");
  private static final Expr A = sym("a");
  private static final Expr B = sym("b");

  private static Expr f(String name, Expr argument) {
    return apply(name, argument);
  }

  static Stream<Expr> zeros() {
    Expr conjugate = f("conj", X);
    Expr root = sqrt(add(ONE, pow(X, 2)));
    return Stream.of(
        sub(pow(add(sqrt(A), sqrt(B)), 2), add(A, B, mul(TWO, sqrt(A), sqrt(B)))),
        sub(mul(f("exp", A), f("exp", B)), f("exp", add(A, B))),
        sub(pow(add(f("exp", A), ONE), 2), add(f("exp", mul(TWO, A)), mul(TWO, f("exp", A)), ONE)),
        sub(f("exp", mul(A, add(X, Y))), mul(f("exp", mul(A, X)), f("exp", mul(A, Y)))),
        sub(pow(sub(f("exp", div(X, TWO)), f("exp", div(X, num(-2)))), 2), sub(mul(TWO, f("cosh", X)), TWO)),
        sub(sub(pow(f("cosh", X), 2), pow(f("sinh", X), 2)), ONE),
        sub(f("tanh", X), div(f("sinh", X), f("cosh", X))),
        sub(f("tanh", add(X, Y)), div(add(f("tanh", X), f("tanh", Y)), add(ONE, mul(f("tanh", X), f("tanh", Y))))),
        sub(f("tanh", X), sub(ONE, div(TWO, add(ONE, f("exp", mul(TWO, X)))))),
        sub(add(pow(f("cos", X), 2), pow(f("sin", X), 2)), ONE),
        sub(f("sin", mul(num(3), X)), sub(mul(num(3), f("sin", X)), mul(num(4), pow(f("sin", X), 3)))),
        sub(add(ONE, pow(f("tan", X), 2)), pow(f("cos", X), -2)),
        sub(f("erfc", X), sub(ONE, f("erf", X))),
        sub(div(ONE, sub(ONE, X)), div(sub(ONE, conjugate), mul(sub(ONE, X), sub(ONE, conjugate)))),
        sub(div(ONE, add(A, mul(I, B))), div(sub(A, mul(I, B)), add(pow(A, 2), pow(B, 2)))),
        sub(div(ONE, add(X, div(ONE, add(Y, div(ONE, X))))), div(add(mul(X, Y), ONE), add(mul(TWO, X), mul(pow(X, 2), Y)))),
        sub(add(pow(root, -1), neg(mul(pow(X, 2), pow(root, -3)))), pow(root, -3)),
        sub(div(ONE, sub(sqrt(TWO), ONE)), add(sqrt(TWO), ONE)),
        sub(sqrt(add(num(4), mul(num(4), X))), mul(TWO, sqrt(add(ONE, X)))),
        sub(mul(pow(PI, num(3, 2)), pow(PI, num(-1, 2))), PI),
        sub(f("log", num(8)), mul(num(3), f("log", TWO))),
        sub(pow(f("abs", X), 2), pow(X, 2)),
        sub(sqrt(pow(X, 2)), f("abs", X)),
        sub(f("phi", pow(add(X, ONE), 2)), f("phi", add(pow(X, 2), mul(TWO, X), ONE))),
        sub(f("phi", pow(X, 2)).derivative("x"), mul(TWO, X, Apply.of("phi", List.of(1), List.of(mul(X, X))))),
        sub(mul(sym("n"), pow(X, add(sym("n"), ONE)), pow(X, -1)), mul(sym("n"), pow(X, sym("n")))));
  }

  @ParameterizedTest
  @MethodSource("zeros")
  void identitiesAreDecided(Expr zero) {
    assertTrue(NormalForm.isZero(zero), zero::toString);
    // The same with one more small term is not zero.
    assertFalse(NormalForm.isZero(add(zero, div(X, num(1_000_000)))));
    assertFalse(NormalForm.isZero(add(zero, f("phi", X))));
  }

  @Test
  void branchesAreNotConfused() {
    assertFalse(NormalForm.isZero(sub(sqrt(mul(A, B)), mul(sqrt(A), sqrt(B)))));
    assertFalse(NormalForm.isZero(sub(f("conj", X), X)));
    assertFalse(NormalForm.isZero(sub(f("log", mul(A, B)), add(f("log", A), f("log", B)))));
    assertFalse(NormalForm.isZero(sub(f("abs", X), X)));
  }

  /** Every form has the same value: seen in sixty digits on random trees. */
  @Test
  void formsKeepTheValue() {
    RealTrees trees = new RealTrees(51);
    List<UnaryOperator<Expr>> forms = List.of(NormalForm::together, NormalForm::expand, NormalForm::simplify, e -> NormalForm.collect(e, "x"));
    for (int trial = 0; trial < 60; trial++) {
      Expr e = trial % 2 == 0 ? trees.rational(3) : trees.any(3);
      Map<String, Double> at = Map.of("x", trees.random().nextDouble(0.1, 2), "y", trees.random().nextDouble(0.1, 2));
      BigDecimal expected = HighPrecision.value(e, at);
      for (UnaryOperator<Expr> form : forms) {
        Expr other = form.apply(e);
        double error = HighPrecision.value(other, at).subtract(expected).abs().doubleValue();
        assertTrue(error <= 1e-40 * (1 + expected.abs().doubleValue()), () -> e + " became " + other + ", which differs by " + error);
      }
      assertTrue(Simplifier.size(NormalForm.simplify(e)) <= Simplifier.size(e));
      assertTrue(NormalForm.areEqual(e, NormalForm.together(e)), e::toString);
    }
  }

  @Test
  void fractionsAreInLowestTerms() {
    Expr numerator = mul(add(X, Y), sub(X, mul(TWO, Y)), add(ONE, mul(A, X)));
    Expr denominator = mul(add(X, Y), add(pow(X, 2), A), add(ONE, mul(A, X)));
    Expr expected = div(sub(X, mul(TWO, Y)), add(pow(X, 2), A));
    assertEquals(expected, NormalForm.together(div(NormalForm.expand(numerator), NormalForm.expand(denominator))));
    assertEquals(add(pow(X, 2), A), NormalForm.denominator(div(numerator, denominator)));
    assertEquals(sub(X, mul(TWO, Y)), NormalForm.numerator(div(numerator, denominator)));
  }

  /** gcd(p q, p r) = p for random p, q, r, where q and r have no common divisor. */
  @Test
  void commonFactorsAreFound() {
    RealTrees trees = new RealTrees(52);
    for (int trial = 0; trial < 60; trial++) {
      Polynomial p = polynomial(trees, 3);
      Polynomial q = polynomial(trees, 3);
      Polynomial r = q.plus(Polynomial.ONE);
      assertEquals(p.primitive(), PolynomialGcd.of(p.times(q), p.times(r)).primitive());
    }
  }

  private static Polynomial polynomial(RealTrees trees, int terms) {
    Polynomial p = Polynomial.of(Rational.of(trees.random().nextInt(1, 9)));
    for (int k = 0; k < terms; k++) {
      Polynomial term = Polynomial.of(Rational.of(trees.random().nextInt(-9, 10)));
      for (int v = 0; v < 4; v++) {
        term = term.times(Polynomial.variable(v, 1).power(trees.random().nextInt(0, 3)));
      }
      p = p.plus(term);
    }
    return p;
  }

  @Test
  void simplifiedDerivativesReadLikeFormulas() {
    Expr algebraic = div(X, sqrt(add(ONE, pow(X, 2))));
    assertEquals("1/(1 + x^2)^(3/2)", NormalForm.simplify(algebraic.derivative("x")).toString());
    assertEquals("-3*x/(1 + x^2)^(5/2)", NormalForm.simplify(algebraic.derivative("x").derivative("x")).toString());
    assertEquals("(1 - 3*x^2)/(1 + x^2)^3", NormalForm.simplify(div(X, pow(add(ONE, pow(X, 2)), 2)).derivative("x")).toString());
    assertEquals("1 + g", NormalForm.simplify(div(sub(ONE, pow(sym("g"), 2)), sub(ONE, sym("g")))).toString());
    assertEquals("(1 + x)^3", NormalForm.simplify(NormalForm.expand(pow(add(ONE, X), 3))).toString());
    assertEquals("1", NormalForm.simplify(add(pow(f("cos", X), 2), pow(f("sin", X), 2))).toString());
    assertEquals("1 - tanh(x)^2", NormalForm.simplify(f("tanh", X).derivative("x")).toString());
  }

  @Test
  void coefficientsOfPolynomials() {
    assertEquals(Optional.of(List.of(mul(A, B), add(A, B), ONE)), NormalForm.coefficients(mul(add(A, X), add(B, X)), "x"));
    assertEquals(Optional.empty(), NormalForm.coefficients(f("exp", X), "x"));
    assertEquals(Optional.empty(), NormalForm.coefficients(pow(X, -1), "x"));
    assertEquals("a*b*x + x^2*(a + b) + x^3", NormalForm.collect(mul(add(A, X), add(B, X), X), "x").toString());
  }

  @Test
  void expansionCountsItsTerms() {
    Expr power = pow(add(ONE, A, B, X, Y), 10);
    // The number of monomials of degree ≤ 10 in four variables is C(14, 4).
    assertEquals(1001, NormalForm.expand(power).children().size());
    assertEquals("x/(1 + x^2) + y/(1 + x^2)", NormalForm.expand(div(add(X, Y), add(ONE, pow(X, 2)))).toString());
  }

  @Test
  void excessiveExpressionsAreRefusedNotAttempted() {
    Expr huge = pow(add(ONE, A, B, X, Y, sym("z")), 60);
    assertThrows(ExpressionLimitException.class, () -> NormalForm.isZero(sub(huge, ONE)));
    assertThrows(ExpressionLimitException.class, () -> NormalForm.isZero(sub(pow(add(ONE, X), 1_000_000), ONE)));
    assertEquals(huge, NormalForm.simplify(huge));
  }
}

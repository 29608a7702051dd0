package org.saddlepoint.cas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlepoint.expr.Conditional;
import org.saddlepoint.expr.Constant;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kernel;
import org.saddlepoint.expr.Relation;

class CasTest {
  private static final Cas CAS = new Cas(Duration.ofSeconds(20));
  private static final Set<String> REAL = Set.of();

  private final Expr x = Expr.sym("x");
  private final Expr y = Expr.sym("y");

  @AfterAll
  static void close() {
    CAS.close();
  }

  private static Expr f(String name, Expr argument) {
    return Expr.apply(name, argument);
  }

  private static Expr square(Expr e) {
    return Expr.pow(e, 2);
  }

  @Test
  void zeroIsRecognised() {
    assertEquals(ZeroTest.ZERO, CAS.isZero(Expr.add(square(f("sin", x)), square(f("cos", x)), Expr.MINUS_ONE), REAL));
    assertEquals(ZeroTest.NOT_ZERO, CAS.isZero(Expr.add(square(f("sin", x)), square(f("cos", x)), Expr.num(-2)), REAL));
    assertEquals(ZeroTest.ZERO, CAS.isZero(Expr.sub(square(Expr.add(x, y)), Expr.add(square(x), Expr.mul(Expr.TWO, x, y), square(y))), REAL));
  }

  @Test
  void theRootOfASquareNeedsASign() {
    Expr difference = Expr.sub(Expr.sqrt(square(x)), x);
    assertEquals(ZeroTest.NOT_ZERO, CAS.isZero(difference, REAL));
    assertEquals(ZeroTest.ZERO, CAS.isZero(difference, Set.of("x")));
  }

  @Test
  void kernelsAndUnknownFunctionsAreOpaqueAndConjugatesIndependent() {
    Expr c = Kernel.of("C", List.of(x, x), List.of(Expr.sym("tau")));
    Expr p = f("phi", x);
    assertEquals(ZeroTest.ZERO, CAS.isZero(Expr.sub(Expr.mul(Expr.add(c, p), Expr.sub(c, p)), Expr.sub(square(c), square(p))), REAL));
    assertEquals(ZeroTest.NOT_ZERO, CAS.isZero(Expr.sub(c, Expr.apply("conj", c)), REAL));
    assertEquals(Expr.mul(Expr.add(c, p), Expr.sub(c, p)), CAS.factor(Expr.sub(square(c), square(p))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Delta", "E", "I1", "Sb1", "D", "N", "tau", "Sin", "v2", "C", "xE", "x~", "x'"})
  void namesOfSymjaAreOrdinaryNamesHere(String name) {
    Expr s = Expr.sym(name);
    assertEquals(Expr.mul(Expr.sub(s, x), Expr.add(s, x)), CAS.factor(Expr.sub(square(s), square(x))));
  }

  @Test
  void fractionsAreAddedAndFactored() {
    Expr sum = CAS.together(Expr.add(Expr.pow(x, -1), Expr.pow(y, -1)));
    assertEquals(Expr.div(Expr.add(x, y), Expr.mul(x, y)), sum);
    assertEquals(Expr.ONE, CAS.simplify(Expr.add(square(f("tanh", x)), Expr.pow(f("cosh", x), -2)), REAL));
  }

  @Test
  void definiteIntegrals() {
    Expr gaussian = f("exp", Expr.neg(Expr.div(square(x), Expr.TWO)));
    Expr infinity = Constant.INFINITY;
    assertEquals(Expr.sqrt(Expr.mul(Expr.TWO, Expr.PI)), CAS.integrate(gaussian, "x", Expr.neg(infinity), infinity, REAL));
    assertEquals(Expr.div(Expr.pow(y, 3), Expr.num(3)), CAS.integrate(square(x), "x", Expr.ZERO, y, REAL));
    Expr step = Conditional.of(x, Relation.GREATER, Expr.ZERO, x, Expr.ZERO);
    assertEquals(Expr.HALF, CAS.integrate(step, "x", Expr.MINUS_ONE, Expr.ONE, REAL));
  }

  @Test
  void anIntegralThatComesBackAsItWentInIsAnError() {
    Expr hard = Expr.mul(f("tanh", x), f("exp", Expr.neg(Expr.pow(x, 4))));
    CasException refusal = assertThrows(CasException.class, () -> CAS.integrate(hard, "x", Expr.ZERO, y, REAL));
    assertTrue(Set.of(CasException.Reason.UNEVALUATED, CasException.Reason.TIME_LIMIT).contains(refusal.reason()), refusal.getMessage());
  }

  @Test
  void anUnknownFunctionOfTheVariableCannotBeIntegrated() {
    CasException refusal = assertThrows(CasException.class, () -> CAS.integrate(f("phi", x), "x", Expr.ZERO, Expr.ONE, REAL));
    assertEquals(CasException.Reason.NOT_EXPRESSIBLE, refusal.reason());
  }

  @Test
  void limits() {
    assertEquals(Expr.ONE, CAS.limit(Expr.div(f("sin", x), x), "x", Expr.ZERO, Side.BOTH, REAL));
    assertEquals(Expr.ONE, CAS.limit(f("erf", x), "x", Constant.INFINITY, Side.BOTH, REAL));
    assertEquals(Constant.INFINITY, CAS.limit(Expr.pow(x, -1), "x", Expr.ZERO, Side.ABOVE, REAL));
    assertThrows(CasException.class, () -> CAS.limit(Expr.pow(x, -1), "x", Expr.ZERO, Side.BOTH, REAL));
  }

  @Test
  void rootsAreInsertedBeforeTheyAreBelieved() {
    assertEquals(Set.of(Expr.MINUS_ONE, Expr.ZERO, Expr.ONE), Set.copyOf(CAS.solve(Expr.sub(Expr.pow(x, 3), x), "x", REAL)));
    List<Expr> quadratic = CAS.solve(Expr.add(square(x), Expr.mul(y, x), Expr.sym("z")), "x", REAL);
    assertEquals(2, quadratic.size());
    assertThrows(CasException.class, () -> CAS.solve(Expr.sub(f("tanh", x), Expr.mul(y, x)), "x", REAL));
  }

  @Test
  void taylorCoefficients() {
    assertEquals(List.of(Expr.ZERO, Expr.ONE, Expr.ZERO, Expr.num(-1, 3), Expr.ZERO, Expr.num(2, 15)), CAS.series(f("tanh", x), "x", Expr.ZERO, 5));
    assertEquals(List.of(Expr.ONE, Expr.HALF, Expr.num(-1, 8)), CAS.series(Expr.sqrt(x), "x", Expr.ONE, 2));
  }

  @Test
  void aWrongSeriesIsNotBelieved() {
    // Symja answers 0 here; the square root has no Taylor series at 0.
    CasException refusal = assertThrows(CasException.class, () -> CAS.series(Expr.sqrt(x), "x", Expr.ZERO, 4));
    assertEquals(CasException.Reason.NOT_CONFIRMED, refusal.reason());
  }

  @Test
  void anEndlessRecursionEndsInAnExceptionAndTheNextQuestionIsAnswered() {
    assertThrows(CasException.class, () -> CAS.series(f("erf", x), "x", Expr.ZERO, 5));
    assertEquals(Expr.TWO, CAS.simplify(Expr.div(Expr.mul(Expr.TWO, x), x), REAL));
  }

  @Test
  void linearSystems() {
    List<Expr> u = CAS.solveLinear(List.of(List.of(x, Expr.ONE), List.of(Expr.ONE, x)), List.of(Expr.ONE, Expr.ONE));
    assertEquals(ZeroTest.ZERO, CAS.isZero(Expr.sub(u.get(0), Expr.pow(Expr.add(x, Expr.ONE), -1)), REAL));
  }

  @Test
  void aTimeLimitBoundsEveryQuestion() {
    try (Cas hasty = new Cas(Duration.ofMillis(1))) {
      Expr large = Expr.pow(Expr.add(x, y, f("sin", x), f("cos", y)), 12);
      CasException refusal = assertThrows(CasException.class, () -> hasty.factor(Expr.sub(large, Expr.pow(y, 24))));
      assertEquals(CasException.Reason.TIME_LIMIT, refusal.reason());
    }
  }
}

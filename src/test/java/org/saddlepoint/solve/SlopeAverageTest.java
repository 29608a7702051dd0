package org.saddlepoint.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Formulas;
import org.saddlepoint.model.Result;
import org.saddlepoint.model.Status;
import org.saddlepoint.numeric.SpecialFunctions;

/** Mean squared slopes of functions with kinks, infinite slopes and jumps. */
class SlopeAverageTest {
  private static double square(String formula, double variance, double mean) {
    ScalarFunction f = ScalarFunction.of(Formulas.parse(formula).substitute("x", Expr.sym(Readout.U)));
    return SlopeAverage.of(f, f, variance, mean);
  }

  /** E (p |x|^(p−1))² = p² (2v)^(p−1) Γ(p − 1/2)/√π. */
  @ParameterizedTest
  @ValueSource(doubles = {0.53, 0.6, 0.75, 0.9})
  void powerLaws(double p) {
    double v = 1.7;
    double expected = p * p * Math.pow(2 * v, p - 1) * Math.exp(SpecialFunctions.logGamma(p - 0.5)) / Math.sqrt(Math.PI);
    assertEquals(1, square("sign(x)*abs(x)^" + p, v, 0) / expected, 1e-10);
  }

  @Test
  void halfOfBothSidesOfAKinkAtVarianceZero() {
    assertEquals(0.5, square("max(0, x)", 0, 0), 0);
    assertEquals(1, square("x/(1 + abs(x))", 0, 0), 0);
    assertEquals(0, square("max(0, x - 1)", 0, 0), 0);
    assertEquals((1 + 0.01) / 2, square("if(x < 2, x/10, x - 9/5)", 0, 2), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sign(x)", "if(x > 1, 1, 0)", "sign(x)*abs(x)^(1/3)", "sign(x)*sqrt(abs(x))"})
  void jumpsAndSteepPowersHaveNone(String formula) {
    assertEquals(Double.POSITIVE_INFINITY, square(formula, 1, 0));
  }

  /** However steep, a power is no jump, of which fluctuating states are computed. */
  @ParameterizedTest
  @ValueSource(doubles = {0.02, 0.1, 0.3})
  void steepPowersAreNoJumps(double p) {
    ScalarFunction f = ScalarFunction.of(Formulas.parse("sign(x)*abs(x)^" + p).substitute("x", Expr.sym(Readout.U)));
    assertEquals(p, f.steep().get(0).exponent(), 1e-9);
    assertEquals(0, ScalarFunction.of(Formulas.parse("sign(x) + x").substitute("x", Expr.sym(Readout.U))).steep().get(0).exponent());
  }

  /** A jump makes every fixed point unstable; before that was seen, such networks were called stable. */
  @Test
  void steepActivationsHaveNoStableFixedPoint() {
    Result r = Solver.solve(TestNetworks.independent(TestNetworks.formula("sign(x)*abs(x)^(1/3)"), "0.5", TestNetworks.frozen("1")), SolveOptions.leading("C_x(0)"));
    assertEquals(Status.OUTSIDE_VALIDITY, r.status());
    assertTrue(r.message().contains("unstable"));
  }

  @Test
  void theRectifierLosesItsQuiescentStateAtRootTwo() {
    Result r = Solver.solve(TestNetworks.independent(TestNetworks.formula("max(0, x)"), "0.5"), SolveOptions.leading("critical_g"));
    assertEquals(Math.sqrt(2), r.quantity("critical_g").value().orElseThrow(), 1e-10);
  }
}

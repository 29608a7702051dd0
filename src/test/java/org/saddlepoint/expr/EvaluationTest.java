package org.saddlepoint.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.saddlepoint.expr.Expr.add;
import static org.saddlepoint.expr.Expr.apply;
import static org.saddlepoint.expr.Expr.div;
import static org.saddlepoint.expr.Expr.mul;
import static org.saddlepoint.expr.Expr.num;
import static org.saddlepoint.expr.Expr.pow;
import static org.saddlepoint.expr.Expr.sym;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EvaluationTest {
  private static final Expr X = sym("x");

  /** Math promises 1 ulp (2.5 for the hyperbolic functions); our erf and erfc lose a little more where exp(−x²) is small. */
  @ParameterizedTest
  @EnumSource(value = Builtin.class, names = {"MIN", "MAX", "SQRT"}, mode = EnumSource.Mode.EXCLUDE)
  void functionsAgreeWithSixtyDigits(Builtin function) {
    SplittableRandom random = new SplittableRandom(11);
    Expr f = apply(function.spelling(), X);
    for (int k = 0; k < 200; k++) {
      double size = Math.exp(random.nextDouble(-12, 2.3));
      double x = function == Builtin.LOG || random.nextBoolean() ? size : -size;
      double ulps = HighPrecision.ulps(Evaluation.real(f, "x", x), HighPrecision.value(f, Map.of("x", x)));
      double allowed = function == Builtin.ERF || function == Builtin.ERFC ? 4 : 2.5;
      assertTrue(ulps <= allowed, () -> f + " at " + x + " is off by " + ulps + " ulp");
    }
  }

  @Test
  void complexFunctionsSatisfyTheirDefinitions() {
    SplittableRandom random = new SplittableRandom(12);
    for (int k = 0; k < 500; k++) {
      Complex z = new Complex(random.nextDouble(-3, 3), random.nextDouble(-3, 3));
      Map<String, Complex> at = Map.of("x", z);
      Complex e = Evaluation.complex(apply("exp", mul(num(2), X)), at);
      near(e.minus(Complex.ONE).dividedBy(e.plus(Complex.ONE)), Evaluation.complex(apply("tanh", X), at), 1e-13);
      near(z, Evaluation.complex(apply("log", X), at).exp(), 1e-14);
      near(z, Evaluation.complex(Expr.sqrt(X), at).power(2), 1e-14);
      near(z, Evaluation.complex(apply("atan", X), at).tan(), 1e-12);
      near(Complex.ONE, z.sin().power(2).plus(z.cos().power(2)), 1e-12 * Math.exp(2 * Math.abs(z.im())));
    }
  }

  /** erf' = 2 exp(−z²)/√π by a contour average of erf around z, which is exact for entire functions up to rounding. */
  @Test
  void complexErrorFunctionHasItsDerivative() {
    SplittableRandom random = new SplittableRandom(13);
    for (int k = 0; k < 300; k++) {
      Complex z = new Complex(random.nextDouble(-4, 4), random.nextDouble(-3, 3));
      int points = 32;
      Complex sum = Complex.ZERO;
      double scale = 1;
      for (int n = 0; n < points; n++) {
        Complex unit = new Complex(0, 2 * Math.PI * n / points).exp();
        Complex value = ErrorFunction.erf(z.plus(unit.times(0.5)));
        scale = Math.max(scale, value.abs());
        sum = sum.plus(value.times(unit.conjugate()));
      }
      Complex derivative = z.times(z).negate().exp().times(2 / Math.sqrt(Math.PI));
      near(derivative, sum.times(2.0 / points), 2e-13 * scale);
    }
  }

  @Test
  void errorFunctionAgreesBetweenRealAndComplex() {
    for (double x = -5; x <= 5; x += 0.37) {
      assertEquals(ErrorFunction.erf(x), ErrorFunction.erf(new Complex(x, 1e-300)).re(), 1e-14);
    }
  }

  @Test
  void piecewiseAndParametersAreFollowed() {
    Expr f = Conditional.of(X, Relation.LESS, sym("a"), mul(num(2), X), pow(X, 2));
    assertEquals(-2.0, Evaluation.real(f, Map.of("x", -1.0, "a", 0.0)));
    assertEquals(9.0, Evaluation.real(f, Map.of("x", 3.0, "a", 0.0)));
    assertEquals(Math.PI / 4, Evaluation.real(div(Expr.PI, num(4))));
  }

  @Test
  void functionsAndKernelsComeFromTheEnvironment() {
    Environment<Double> environment = new Environment<>() {
      @Override
      public Optional<Double> symbol(String name) {
        return Optional.of(2.0);
      }

      @Override
      public Double function(Apply call, List<Double> arguments) {
        return call.totalOrder() + 10 * arguments.get(0);
      }

      @Override
      public Double kernel(Kernel kernel, List<Double> arguments) {
        return 100.0;
      }
    };
    Expr f = add(apply("phi", X).derivative("x"), Kernel.of("C", List.of(X), List.of()));
    assertEquals(121.0, Evaluation.real(f, environment));
  }

  @Test
  void whatHasNoValueIsNamed() {
    assertTrue(assertThrows(IllegalArgumentException.class, () -> Evaluation.real(X)).getMessage().contains("the symbol x"));
    assertThrows(IllegalArgumentException.class, () -> Evaluation.real(mul(Expr.I, num(2))));
    Map<String, Complex> imaginary = Map.of("x", Complex.I);
    assertThrows(IllegalArgumentException.class, () -> Evaluation.complex(apply("abs", X), imaginary));
    assertTrue(Double.isNaN(Evaluation.real(apply("log", X), "x", -1)));
  }

  private static void near(Complex expected, Complex actual, double tolerance) {
    double error = expected.minus(actual).abs();
    assertTrue(error <= tolerance * Math.max(1, expected.abs()), () -> actual + " should be " + expected + ", error " + error);
  }
}

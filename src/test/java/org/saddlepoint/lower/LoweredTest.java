package org.saddlepoint.lower;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saddlepoint.expr.Activations;
import org.saddlepoint.expr.Conditional;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.HighPrecision;
import org.saddlepoint.expr.Relation;

class LoweredTest {
  private static final Expr X = sym("x");

  /** Activations, their slopes, and forms that overflow or cancel as written. */
  static Stream<Expr> functions() {
    Expr e = apply("exp", X);
    Expr minus = apply("exp", neg(X));
    List<Expr> all = new ArrayList<>();
    all.addAll(Activations.analytic().values());
    all.addAll(Activations.kinked().values());
    List.of("tanh", "erf", "algebraic", "sigmoid", "softplus", "silu", "composite").forEach(name -> all.add(Activations.analytic().get(name).derivative("x")));
    all.addAll(List.of(
        div(e, add(ONE, e)),
        div(e, pow(add(num(2), e), 2)),
        div(apply("exp", mul(num(2), X)), add(num(3), e)),
        div(sub(e, minus), add(e, minus)),
        apply("log", add(num(2), mul(num(3), e))),
        apply("log", apply("cosh", X)),
        sub(apply("exp", X), ONE),
        sub(ONE, apply("cos", X)),
        sub(apply("cosh", X), ONE),
        sub(ONE, apply("tanh", X)),
        apply("erfc", X),
        sqrt(pow(X, 2)),
        pow(add(ONE, pow(X, 2)), num(-1, 3)),
        apply("exp", mul(num(-1, 2), pow(X, 2))),
        Conditional.of(apply("abs", X), Relation.AT_MOST, ONE, X, apply("sign", X))));
    return all.stream();
  }

  /**
   * Against sixty digits, from tiny to huge arguments. Allowed: 5 ulp of the result (a handful of roundings) plus what a last-place
   * change of the argument on either side does to the exact function, which no evaluation in doubles can avoid.
   */
  @ParameterizedTest
  @MethodSource("functions")
  void agreesWithHighPrecision(Expr f) {
    CompiledFunction compiled = Lowered.unary(f, "x");
    SplittableRandom random = new SplittableRandom(41);
    for (int k = 0; k < 200; k++) {
      double size = Math.exp(random.nextDouble(-14, k % 8 == 0 ? 7.5 : 3));
      double x = random.nextBoolean() ? size : -size;
      BigDecimal exact = HighPrecision.value(f, Map.of("x", x));
      if (exact.abs().doubleValue() > 1e300 || exact.abs().doubleValue() < 1e-55) {
        // Beyond the range of doubles, or of the reference, which has sixty decimals.
        continue;
      }
      double sensitivity = exact.subtract(HighPrecision.value(f, Map.of("x", Math.nextUp(x)))).abs().doubleValue();
      double error = HighPrecision.ulps(compiled.applyAsDouble(x), exact) * Math.ulp(exact.doubleValue());
      double allowed = 5 * Math.ulp(exact.doubleValue()) + 2 * sensitivity;
      assertTrue(error <= allowed, () -> f + " at " + x + ": error " + error + ", allowed " + allowed);
    }
  }

  @Test
  void limitsAtInfinityAreReached() {
    Map<Expr, double[]> limits = Map.of(
        Activations.analytic().get("algebraic"), new double[] {-1, 1},
        Activations.analytic().get("sigmoid"), new double[] {0, 1},
        div(apply("exp", X), add(ONE, apply("exp", X))), new double[] {0, 1},
        div(apply("sinh", X), apply("cosh", X)), new double[] {-1, 1});
    limits.forEach((f, at) -> {
      for (double x : new double[] {1e10, 1e200}) {
        assertEquals(at[0], Lowered.unary(f, "x").applyAsDouble(-x), 1e-300, () -> f + " at " + -x);
        assertEquals(at[1], Lowered.unary(f, "x").applyAsDouble(x), 1e-15, () -> f + " at " + x);
      }
    });
    assertEquals(1e9, Lowered.unary(Activations.analytic().get("softplus"), "x").applyAsDouble(1e9));
  }

  @Test
  void blocksAndSingleValuesAreTheSame() {
    Expr f = add(mul(sym("a"), apply("tanh", X)), div(sym("y"), add(ONE, pow(X, 2))), mul(apply("exp", sym("a")), sym("y")));
    Expr second = mul(X, sym("y"));
    Lowered lowered = Lowered.of(List.of(f, second), List.of(X, sym("y")), List.of(sym("a")));
    CompiledFunction bound = lowered.bind(0.7);
    int n = 1000;
    double[][] in = new double[2][n];
    float[][] single = new float[2][n];
    SplittableRandom random = new SplittableRandom(42);
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < 2; k++) {
        single[k][i] = (float) random.nextDouble(-3, 3);
        in[k][i] = single[k][i];
      }
    }
    double[][] out = new double[2][n];
    bound.apply(in, out, 10, n);
    float[][] rounded = new float[2][n];
    bound.apply(single, rounded, 10, n);
    for (int i = 0; i < n; i++) {
      double expected = i < 10 ? 0 : bound.value(in[0][i], in[1][i]);
      assertEquals(expected, out[0][i]);
      assertEquals((float) expected, rounded[0][i]);
      assertEquals(i < 10 ? 0 : in[0][i] * in[1][i], out[1][i]);
    }
    double[][] inPlace = {in[0].clone(), in[1].clone()};
    bound.apply(inPlace, inPlace, 10, n);
    assertArrayEquals(java.util.Arrays.copyOfRange(out[0], 10, n), java.util.Arrays.copyOfRange(inPlace[0], 10, n));
    assertEquals(bound.value(1, 2) - 0.2 * Math.tanh(1) + 2 * (Math.exp(0.5) - Math.exp(0.7)), lowered.bind(0.5).value(1, 2), 1e-15 * 10);
  }

  /** More than 8000 bytes would not be optimised, more than 64 KB not load: long tapes are cut, very long ones interpreted. */
  @Test
  void veryLargeExpressionsWork() {
    for (int size : new int[] {300, 3000, 12_000}) {
      List<Expr> terms = new ArrayList<>();
      for (int k = 1; k <= size; k++) {
        terms.add(apply("tanh", div(add(X, sym("a")), num(k))));
      }
      CompiledFunction f = Lowered.of(List.of(add(terms), X), List.of(X), List.of(sym("a"))).bind(0.25);
      double expected = 0;
      for (int k = size; k >= 1; k--) {
        expected += Math.tanh(1.0 / k);
      }
      assertEquals(expected, f.applyAsDouble(0.75), 1e-12 * expected);
      double[][] out = new double[2][3];
      f.apply(new double[][] {{0.75, -0.25, 0.75}}, out, 0, 3);
      assertArrayEquals(new double[] {f.value(0.75), 0, f.value(0.75)}, out[0]);
      assertArrayEquals(new double[] {0.75, -0.25, 0.75}, out[1]);
      float[][] single = new float[2][1];
      f.apply(new float[][] {{0.75f}}, single, 0, 1);
      assertEquals((float) f.value(0.75), single[0][0]);
    }
  }

  /** The interpreted tape is an independent execution of the same instructions: equal to the last bit. */
  @ParameterizedTest
  @MethodSource("functions")
  void enginesAgreeExactly(Expr f) {
    Tape tape = Lowered.tape(List.of(f), List.of(X), List.of());
    CompiledFunction compiled = new BytecodeEngine(tape).bind();
    CompiledFunction interpreted = new BlockEngine(tape).bind();
    double[] in = new SplittableRandom(43).doubles(700, -20, 20).toArray();
    in[0] = Double.NaN;
    in[1] = 0;
    in[2] = Double.POSITIVE_INFINITY;
    double[] one = new double[in.length];
    double[] other = new double[in.length];
    compiled.apply(in, one, in.length);
    interpreted.apply(in, other, in.length);
    assertArrayEquals(other, one);
    assertEquals(interpreted.value(1.5), compiled.value(1.5));
  }

  @Test
  void commonSubexpressionsAreComputedOnce() {
    Expr t = apply("tanh", mul(num(2), X));
    Tape tape = Lowered.tape(List.of(add(t, pow(t, 3), mul(X, t)), t), List.of(X), List.of());
    assertEquals(1, tape.instructions().stream().filter(i -> i.operation() == Operation.TANH).count());
  }

  @Test
  void wholeSubexpressionsCanBeArguments() {
    Expr input = apply("sum", sym("J"), apply("phi", X));
    CompiledFunction f = Lowered.of(List.of(add(neg(X), input)), List.of(X, input), List.of()).bind();
    assertEquals(3.0, f.value(2, 5));
  }

  @Test
  void whatHasNoValueIsNamed() {
    assertTrue(assertThrows(IllegalArgumentException.class, () -> Lowered.unary(mul(sym("g"), X), "x")).getMessage().contains("the symbol g"));
    assertThrows(IllegalArgumentException.class, () -> Lowered.unary(apply("phi", X), "x"));
    assertThrows(IllegalArgumentException.class, () -> Lowered.unary(mul(Expr.I, X), "x"));
    assertThrows(IllegalArgumentException.class, () -> Lowered.of(List.of(X), List.of(X), List.of(sym("a"))).bind());
    assertThrows(IllegalArgumentException.class, () -> Lowered.function(mul(X, sym("y")), List.of("x", "y")).applyAsDouble(1));
    assertEquals(0, Lowered.unary(ZERO, "x").applyAsDouble(3));
  }

  /** Names mean what was defined last, and what a value was computed from stays as it was. */
  @Test
  void sequencesUseEarlierValuesByName() {
    CompiledFunction f = Lowered.sequence(
            List.of(new Lowered.Definition("rate", mul(sym("a"), X)), new Lowered.Definition("old", X), new Lowered.Definition("x", add(X, sym("rate"))),
                new Lowered.Definition("r", apply("tanh", X))),
            List.of("old", "x", "r"), List.of("x"), List.of("a"))
        .bind(2);
    double[][] out = new double[3][1];
    f.apply(new double[][] {{0.25}}, out, 0, 1);
    assertArrayEquals(new double[] {0.25}, out[0]);
    assertArrayEquals(new double[] {0.75}, out[1]);
    assertEquals(Math.tanh(0.75), out[2][0], 2e-16);
    IllegalArgumentException unknown = assertThrows(IllegalArgumentException.class,
        () -> Lowered.sequence(List.of(new Lowered.Definition("y", sym("z")), new Lowered.Definition("z", X)), List.of("y"), List.of("x"), List.of()));
    assertTrue(unknown.getMessage().contains("z"), unknown.getMessage());
  }
}

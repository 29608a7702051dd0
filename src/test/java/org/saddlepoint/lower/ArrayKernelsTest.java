package org.saddlepoint.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saddlepoint.expr.Activations;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.HighPrecision;

class ArrayKernelsTest {
  private static final double[] SPECIAL = {
    0, -0.0, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MIN_NORMAL, 1, -1, Math.nextDown(1), Math.nextUp(1), Math.sqrt(2) - 1,
    20, -20, 6, 708, 708.5, 709.9, -708.5, -745.2, 1e5, 1e6, -1e6, 0x1p52, 0x1p53, 1e300, Double.MAX_VALUE,
    Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN
  };

  static Stream<Operation> operations() {
    return Stream.of(Operation.values()).filter(ArrayKernels::have);
  }

  private static double[] arguments(double size, int count) {
    return new SplittableRandom(7).doubles(count, -size, size).toArray();
  }

  /** Vectors, the rest after whole vectors and blocks with a value out of range: all the same bits as one number at a time. */
  @ParameterizedTest
  @MethodSource("operations")
  void vectorsReturnTheBitsOfThePortablePath(Operation operation) {
    assumeTrue(ArrayKernels.ofVectors().isPresent(), "this virtual machine runs without jdk.incubator.vector");
    ArrayKernels vectors = ArrayKernels.ofVectors().get();
    for (double size : new double[] {1e-9, 0.3, 3, 40, 1000, 1e7}) {
      double[] in = arguments(size, 1237);
      if (size == 1000) {
        System.arraycopy(SPECIAL, 0, in, 600, SPECIAL.length);
      }
      if (operation == Operation.LOG) {
        Arrays.setAll(in, k -> Math.abs(in[k]));
      }
      double[] expected = new double[in.length + 5];
      double[] actual = new double[in.length + 5];
      ScalarKernels.INSTANCE.apply(operation, in, 3, expected, 5, in.length - 3);
      vectors.apply(operation, in, 3, actual, 5, in.length - 3);
      for (int k = 0; k < actual.length; k++) {
        int at = k;
        assertEquals(Double.doubleToLongBits(expected[k]), Double.doubleToLongBits(actual[k]), () -> operation + " at " + in[at - 2]);
      }
      double[] block = Arrays.copyOfRange(in, 590, 590 + 509);
      double[] direct = new double[block.length];
      vectors.apply(operation, block, 0, direct, 0, block.length);
      for (int k = 0; k < block.length; k++) {
        assertEquals(Double.doubleToLongBits(expected[592 + k]), Double.doubleToLongBits(direct[k]));
      }
      double[] inPlace = in.clone();
      vectors.apply(operation, inPlace, 3, inPlace, 3, in.length - 3);
      assertEquals(expected[700], inPlace[698]);
    }
  }

  /** Against sixty digits: at most 2 units in the last place, from tiny to large arguments. */
  @ParameterizedTest
  @MethodSource("operations")
  void accuracyIsTwoUnitsInTheLastPlace(Operation operation) {
    Expr f = Expr.apply(operation == Operation.LOG1P ? "log" : operation.name().toLowerCase(Locale.ROOT), Expr.sym("x"));
    double worst = 0;
    SplittableRandom random = new SplittableRandom(8);
    for (int k = 0; k < 300; k++) {
      double size = Math.exp(random.nextDouble(-12, 4));
      double x = random.nextBoolean() || operation == Operation.LOG ? size : -Math.min(size, operation == Operation.LOG1P ? 0.99 : size);
      // 1 + x is exact in the reference only for numbers with few bits.
      double argument = operation == Operation.LOG1P ? Math.scalb(Math.rint(Math.scalb(x, 30)), -30) : x;
      BigDecimal exact = HighPrecision.value(f, Map.of("x", operation == Operation.LOG1P ? 1 + argument : argument));
      if (exact.abs().doubleValue() < 1e-40) {
        continue;
      }
      worst = Math.max(worst, HighPrecision.ulps(operation.apply(argument, 0, 0, 0), exact));
    }
    double found = worst;
    assertTrue(found <= 2, () -> operation + " is off by " + found + " units in the last place");
    assertTrue(found > 0.1, "the comparison sees no rounding at all");
  }

  static Stream<Expr> activations() {
    return Stream.concat(Activations.analytic().values().stream(), Activations.kinked().values().stream())
        .flatMap(f -> Stream.of(f, Expr.add(Expr.mul(f, Expr.apply("tanh", Expr.sym("a"))), Expr.apply("exp", f))));
  }

  @ParameterizedTest
  @MethodSource("activations")
  void stagesReturnTheBitsOfTheWholeTape(Expr f) {
    Tape tape = Lowered.tape(List.of(f, Expr.mul(f, Expr.sym("x"))), List.of(Expr.sym("x")), List.of(Expr.sym("a")));
    Engine whole = new BytecodeEngine(tape);
    CompiledFunction expected = whole.bind(0.3);
    CompiledFunction staged = new StagedEngine(tape, whole, ArrayKernels.ofVectors().orElse(ScalarKernels.INSTANCE), 0).bind(0.3);
    double[] in = arguments(5, 1300);
    double[][] one = new double[2][in.length];
    double[][] other = new double[2][in.length];
    expected.apply(new double[][] {in}, one, 7, in.length);
    staged.apply(new double[][] {in}, other, 7, in.length);
    assertTrue(Arrays.deepEquals(one, other));
    float[] narrow = new float[in.length];
    for (int k = 0; k < in.length; k++) {
      narrow[k] = (float) in[k];
    }
    float[][] first = new float[2][in.length];
    float[][] second = new float[2][in.length];
    expected.apply(new float[][] {narrow}, first, 0, in.length);
    staged.apply(new float[][] {narrow}, second, 0, in.length);
    assertTrue(Arrays.deepEquals(first, second));
  }

  @Test
  void onlyFunctionsOfArgumentsBecomeStages() {
    Expr x = Expr.sym("x");
    Tape tape = Lowered.tape(
        List.of(Expr.mul(x, Expr.pow(Expr.apply("tanh", x), Expr.num(3)), Expr.apply("exp", Expr.sym("a")))), List.of(x), List.of(Expr.sym("a")));
    assertTrue(StagePlan.pays(tape));
    StagePlan plan = StagePlan.of(tape);
    assertEquals(2, plan.stages().size());
    assertEquals(List.of(Operation.TANH), plan.stages().get(0).calls().stream().map(StagePlan.Call::operation).toList());
    assertEquals(false, StagePlan.pays(Lowered.tape(List.of(Expr.apply("exp", Expr.sym("a"))), List.of(x), List.of(Expr.sym("a")))));
  }
}

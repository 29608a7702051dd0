package org.saddlepoint.lower;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.saddlepoint.expr.Activations;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.HighPrecision;

class VectorLoopTest {
  private static final double[] SPECIAL = {
    0, -0.0, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MIN_NORMAL, 1, -1, Math.nextDown(1), Math.nextUp(1), Math.sqrt(2) - 1,
    20, -20, 6, 708, 708.5, 709.9, -708.5, -745.2, 1e5, 1e6, -1e6, 0x1p52, 0x1p53, 1e300, Double.MAX_VALUE,
    Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN
  };

  static Stream<Operation> operations() {
    return Stream.of(Operation.values()).filter(VectorFunctions::have);
  }

  private static double[] arguments(double size, int count) {
    return new SplittableRandom(7).doubles(count, -size, size).toArray();
  }

  /** Whole vectors, the rest after them and blocks with a value out of range: all the same bits as one number at a time. */
  @ParameterizedTest
  @MethodSource("operations")
  void vectorsReturnTheBitsOfOneNumberAtATime(Operation operation) {
    CompiledFunction vectors = vectors(operation);
    for (double size : new double[] {1e-9, 0.3, 3, 15, 40, 1000, 1e7}) {
      double[] in = arguments(size, 1237);
      if (size == 1000) {
        System.arraycopy(SPECIAL, 0, in, 600, SPECIAL.length);
      }
      if (operation == Operation.LOG) {
        Arrays.setAll(in, k -> Math.abs(in[k]));
      }
      double[] expected = Arrays.stream(in).map(x -> operation.apply(x, 0, 0, 0)).toArray();
      double[] actual = new double[in.length];
      vectors.apply(in, actual, in.length);
      for (int k = 0; k < actual.length; k++) {
        int at = k;
        assertEquals(Double.doubleToLongBits(expected[k]), Double.doubleToLongBits(actual[k]), () -> operation + " at " + in[at]);
      }
      double[] part = new double[in.length];
      vectors.apply(new double[][] {in}, new double[][] {part}, 3, 600);
      assertArrayEquals(Arrays.copyOfRange(expected, 3, 600), Arrays.copyOfRange(part, 3, 600));
      assertEquals(0, part[2]);
      assertEquals(0, part[600]);
      double[] inPlace = in.clone();
      vectors.apply(inPlace, inPlace, in.length);
      assertArrayEquals(expected, inPlace);
    }
  }

  private static CompiledFunction vectors(Operation operation) {
    assumeTrue(VectorLoop.available(), "this virtual machine runs without jdk.incubator.vector");
    assertTrue(VectorLoop.fits(VectorLoop.tapeOf(operation)));
    return StagedEngine.function(operation);
  }

  /** Against sixty digits: at most 2 units in the last place, from tiny to large arguments. */
  @ParameterizedTest
  @MethodSource("operations")
  void accuracyIsTwoUnitsInTheLastPlace(Operation operation) {
    Expr f = operation == Operation.ERFC ? Expr.sub(Expr.num(1), Expr.apply("erf", Expr.sym("x"))) : Expr.apply(operation == Operation.LOG1P ? "log" : operation.name().toLowerCase(Locale.ROOT), Expr.sym("x"));
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

  /** Where more than two units were lost before all that rounding takes was put back; values by mpmath with forty digits. */
  @ParameterizedTest
  @CsvSource({"0.5740235379955236, 0.416911066428862716633067439018", "1.5559713823933001, 0.027773152824779815559467956973", "1.763934768154646, 0.0126106128374316237518337770322", "15.806100473259887, 1.12388981997581564502960610514e-110"})
  void roundingErrorsOfErfcDoNotAddUp(double x, BigDecimal exact) {
    double found = HighPrecision.ulps(Operation.ERFC.apply(x, 0, 0, 0), exact);
    assertTrue(found <= 1.9, () -> "off by " + found + " units in the last place");
  }

  static Stream<Expr> activations() {
    return Stream.concat(Activations.analytic().values().stream(), Activations.kinked().values().stream())
        .flatMap(f -> Stream.of(f, Expr.add(Expr.mul(f, Expr.apply("tanh", Expr.sym("a"))), Expr.apply("exp", f))));
  }

  @ParameterizedTest
  @MethodSource("activations")
  void allEnginesReturnTheBitsOfTheWholeTape(Expr f) {
    assumeTrue(VectorLoop.available(), "this virtual machine runs without jdk.incubator.vector");
    Tape tape = Lowered.tape(List.of(f, Expr.mul(f, Expr.sym("x"))), List.of(Expr.sym("x")), List.of(Expr.sym("a")));
    BytecodeEngine whole = new BytecodeEngine(tape);
    CompiledFunction expected = whole.bind(0.3);
    List<Engine> engines = VectorLoop.fits(tape) ? List.of(new FusedEngine(tape, whole, 0), new StagedEngine(tape, whole, 0)) : List.of(new StagedEngine(tape, whole, 0));
    for (Engine engine : engines) {
      CompiledFunction other = engine.bind(0.3);
      double[] in = arguments(5, 1300);
      double[][] one = new double[2][in.length];
      double[][] two = new double[2][in.length];
      expected.apply(new double[][] {in}, one, 7, in.length);
      other.apply(new double[][] {in}, two, 7, in.length);
      assertTrue(Arrays.deepEquals(one, two));
      float[] narrow = new float[in.length];
      for (int k = 0; k < in.length; k++) {
        narrow[k] = (float) in[k];
      }
      float[][] first = new float[2][in.length];
      float[][] second = new float[2][in.length];
      expected.apply(new float[][] {narrow}, first, 0, in.length);
      other.apply(new float[][] {narrow}, second, 0, in.length);
      assertTrue(Arrays.deepEquals(first, second));
    }
  }

  /** A block with an argument out of range is computed anew from what stood there before. */
  @Test
  void resultsMayTakeThePlaceOfSomeArguments() {
    assumeTrue(VectorLoop.available(), "this virtual machine runs without jdk.incubator.vector");
    Expr x = Expr.sym("x");
    Expr y = Expr.sym("y");
    Tape tape = Lowered.tape(List.of(Expr.apply("exp", x), Expr.add(x, y), Expr.apply("tanh", Expr.mul(x, y))), List.of(x, y), List.of());
    BytecodeEngine whole = new BytecodeEngine(tape);
    double[] first = arguments(5, 1300);
    first[700] = 1e4;
    double[] second = arguments(2, 1300);
    double[][] expected = new double[3][1300];
    whole.bind().apply(new double[][] {first, second}, expected, 0, 1300);
    for (int overwritten = 0; overwritten < 3; overwritten++) {
      double[][] in = {first.clone(), second.clone()};
      double[][] out = {new double[1300], overwritten > 1 ? in[1] : new double[1300], overwritten > 0 ? in[0] : new double[1300]};
      new FusedEngine(tape, whole, 0).bind().apply(in, out, 0, 1300);
      assertTrue(Arrays.deepEquals(expected, out), overwritten + " arguments overwritten");
    }
  }

  /** Choices, extrema and roots of several arguments beside elementary functions, not a number included. */
  @Test
  void arithmeticInVectorsIsThatOfOneNumberAtATime() {
    assumeTrue(VectorLoop.available(), "this virtual machine runs without jdk.incubator.vector");
    Tape.Builder builder = new Tape.Builder();
    int x = builder.argument(0);
    int y = builder.argument(1);
    int e = builder.apply(Operation.EXP, x);
    List<Integer> results = List.of(builder.apply(Operation.LESS, x, y, e, y), builder.apply(Operation.AT_MOST, x, y, y, e), builder.apply(Operation.EQUAL, x, y, e, x),
        builder.apply(Operation.MIN, x, y), builder.apply(Operation.MAX, y, e), builder.apply(Operation.SQRT, x), builder.apply(Operation.ABS, builder.apply(Operation.NEGATE, y)),
        builder.apply(Operation.DIVIDE, builder.apply(Operation.SUBTRACT, x, builder.parameter(0)), y));
    Tape tape = builder.build(results, 2, 1);
    BytecodeEngine whole = new BytecodeEngine(tape);
    double[] values = {0, -0.0, 1, -1, 2, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.5};
    double[][] in = new double[2][200];
    for (int k = 0; k < in[0].length; k++) {
      in[0][k] = values[k % values.length];
      in[1][k] = values[k / values.length % values.length];
    }
    for (int infinite = 0; infinite < 2; infinite++) {
      double[][] one = new double[results.size()][in[0].length];
      double[][] two = new double[results.size()][in[0].length];
      whole.bind(0.25).apply(in, one, 0, in[0].length);
      assertTrue(VectorLoop.fits(tape));
      new FusedEngine(tape, whole, 0).bind(0.25).apply(in, two, 0, in[0].length);
      for (int r = 0; r < one.length; r++) {
        assertArrayEquals(one[r], two[r], "result " + r);
      }
      // Without the arguments that send whole blocks back to one number at a time.
      in[0] = Arrays.stream(in[0]).map(v -> Double.isInfinite(v) ? 3 : v).toArray();
    }
  }

  @Test
  void whatIsTooLongOrHasNoVectorCodeIsCutIntoStages() {
    Expr x = Expr.sym("x");
    List<Expr> sums = new ArrayList<>();
    for (int k = 1; k < 12; k++) {
      sums.add(Expr.apply("tanh", Expr.mul(Expr.num(k), x)));
    }
    assertTrue(VectorLoop.fits(Lowered.tape(sums.subList(0, 3), List.of(x), List.of())));
    assertFalse(VectorLoop.fits(Lowered.tape(List.of(Expr.add(sums)), List.of(x), List.of())));
    assertFalse(VectorLoop.fits(Lowered.tape(List.of(Expr.mul(Expr.apply("tan", x), Expr.apply("tanh", x))), List.of(x), List.of())));
    assertFalse(VectorLoop.fits(Lowered.tape(List.of(Expr.mul(x, x)), List.of(x), List.of())));
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

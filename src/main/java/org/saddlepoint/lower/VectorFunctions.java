package org.saddlepoint.lower;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.saddlepoint.lower.VectorCode.Value;

/** The steps of {@link Elementary} written for vectors: the same operations in the same order, therefore the same bits. */
final class VectorFunctions {
  private static final long SIGN = Long.MIN_VALUE;
  private static final Set<Operation> ELEMENTARY =
      EnumSet.of(Operation.EXP, Operation.TANH, Operation.ERF, Operation.ERFC, Operation.LOG, Operation.LOG1P, Operation.SIN, Operation.COS, Operation.ATAN);
  private static final Set<Operation> ARITHMETIC = EnumSet.of(Operation.ADD, Operation.SUBTRACT, Operation.MULTIPLY, Operation.DIVIDE, Operation.NEGATE, Operation.ABS,
      Operation.SQRT, Operation.MIN, Operation.MAX, Operation.LESS, Operation.AT_MOST, Operation.EQUAL);

  private final VectorCode code;

  /** Integers that are negative where all arguments are in range. */
  private Optional<Value> inside = Optional.empty();

  VectorFunctions(VectorCode code) {
    this.code = code;
  }

  /** Whether the operation is an elementary function with vector code. */
  static boolean have(Operation operation) {
    return ELEMENTARY.contains(operation);
  }

  /** About how many instructions an operation takes; too many for any loop where there is no vector code. */
  static int length(Operation operation) {
    return switch (operation) {
      case ERFC -> 150;
      case ERF -> 110;
      case SIN, COS -> 80;
      case LOG, LOG1P, ATAN -> 60;
      case TANH -> 45;
      case EXP -> 40;
      default -> ARITHMETIC.contains(operation) ? 3 : Short.MAX_VALUE;
    };
  }

  /** Integers that are negative where all arguments so far are in the range of the steps, and perhaps where they are not numbers; none if all numbers are. */
  Optional<Value> inside() {
    return inside;
  }

  private void note(Value negativeInside) {
    inside = Optional.of(inside.isPresent() ? code.and(inside.get(), negativeInside) : negativeInside);
  }

  /** |x| &lt; most. */
  private void within(Value x, double most) {
    note(code.bits(code.fma(x, x, code.constant(-most * most))));
  }

  Value apply(Operation operation, Value... x) {
    return switch (operation) {
      case ADD -> code.add(x[0], x[1]);
      case SUBTRACT -> code.subtract(x[0], x[1]);
      case MULTIPLY -> code.multiply(x[0], x[1]);
      case DIVIDE -> code.divide(x[0], x[1]);
      case NEGATE -> code.negate(x[0]);
      case ABS -> code.abs(x[0]);
      case SQRT -> code.sqrt(x[0]);
      case MIN -> code.min(x[0], x[1]);
      case MAX -> code.max(x[0], x[1]);
      case LESS -> code.choose(code.where(x[0], "LT", x[1]), x[2], x[3]);
      case AT_MOST -> code.choose(code.where(x[0], "LE", x[1]), x[2], x[3]);
      case EQUAL -> code.choose(code.where(x[0], "EQ", x[1]), x[2], x[3]);
      case EXP -> {
        within(x[0], Elementary.EXP_RANGE);
        yield exp(x[0]);
      }
      case TANH -> tanh(x[0]);
      case ERF -> erf(x[0]);
      case ERFC -> erfc(x[0]);
      case LOG -> {
        between(x[0], Double.MIN_NORMAL, Double.MAX_VALUE);
        yield log(x[0], Optional.empty());
      }
      case LOG1P -> log1p(x[0]);
      case SIN -> circular(x[0], 0);
      case COS -> circular(x[0], 1);
      case ATAN -> atan(x[0]);
      default -> throw new IllegalArgumentException("there is no vector code of " + operation);
    };
  }

  /** r + r² q(r). */
  private Value series(double[] q, Value r) {
    return code.fma(code.multiply(r, r), code.polynomial(q, r), r);
  }

  private Value exp(Value x) {
    Value shifted = code.fma(x, Elementary.LOG2_E, Elementary.EXPONENT);
    Value p = series(Elementary.EXPONENTIAL, reduced(x, shifted));
    Value scale = power(shifted);
    return code.fma(scale, p, scale);
  }

  /** x − n ln 2. */
  private Value reduced(Value x, Value shifted) {
    Value n = code.subtract(shifted, code.constant(Elementary.EXPONENT));
    Value head = code.fma(n, code.constant(-Elementary.LN2_HIGH), x);
    return code.fma(n, code.constant(-Elementary.LN2_LOW), head);
  }

  /** The power of two whose exponent stands in the lowest bits. */
  private Value power(Value shifted) {
    return code.number(code.shiftLeft(code.bits(shifted), 52));
  }

  private Value tanh(Value x) {
    within(x, Elementary.TANH_RANGE);
    Value size = code.abs(x);
    Value shifted = code.fma(code.subtract(size, code.constant(Elementary.TANH_SHIFT)), 2 * Elementary.LOG2_E, Elementary.EXPONENT_OF_FOURFOLD);
    Value n = code.subtract(shifted, code.constant(Elementary.EXPONENT_OF_FOURFOLD));
    Value half = series(Elementary.TANH, code.fma(n, code.constant(-Elementary.LN2 / 2), size));
    Value fourfold = power(shifted);
    Value sum = code.fma(fourfold, 0.5, 2);
    Value below = code.fma(fourfold, half, sum);
    Value lost = code.fma(fourfold, half, code.subtract(sum, below));
    Value quotient = code.divide(code.subtract(below, code.constant(4.0)), below);
    Value rest = code.fma(quotient, -0.5, 0.5);
    return withSign(code.fma(lost, code.multiply(rest, rest), quotient), x);
  }

  /** A positive number with the sign of another. */
  private Value withSign(Value size, Value x) {
    return code.number(code.or(code.bits(size), code.and(code.bits(x), code.constant(SIGN))));
  }

  private Value erf(Value x) {
    within(x, Elementary.ERF_RANGE);
    Value square = code.multiply(x, x);
    Value inner = code.fma(x, code.polynomial(Elementary.ERF, square), x);
    Value size = code.abs(x);
    Value inverse = code.divide(code.constant(1.0), code.add(size, code.constant(3.0)));
    Value series = code.polynomial(negative(Elementary.SCALED_ERFC), code.fma(inverse, Elementary.SCALED_ERFC_SLOPE, Elementary.SCALED_ERFC_SHIFT));
    Value outer = code.fma(exp(code.negate(square)), series, code.constant(1.0));
    return code.choose(code.where(size, "LT", code.constant(Elementary.ERF_JOINT)), inner, withSign(outer, x));
  }

  private Value erfc(Value x) {
    within(x, Elementary.ERFC_RANGE);
    Value square = code.multiply(x, x);
    Value one = code.constant(1.0);
    Value inner = code.fma(code.negate(x), code.polynomial(Elementary.ERF, square), code.subtract(one, x));
    Value size = code.abs(x);
    Value minus = code.negate(square);
    Value lost = code.fma(size, size, minus);
    Value shifted = code.fma(square, -Elementary.LOG2_E, Elementary.EXPONENT);
    Value n = code.subtract(shifted, code.constant(Elementary.EXPONENT));
    Value head = code.fma(n, code.constant(-Elementary.LN2_HIGH), minus);
    Value low = code.fma(n, code.constant(Elementary.LN2_LOW), lost);
    Value r = code.subtract(head, low);
    Value bend = code.multiply(code.multiply(r, r), code.polynomial(Elementary.EXPONENTIAL, r));
    Value below = code.add(size, code.constant(4.0));
    Value inverse = code.divide(one, below);
    Value minusInverse = code.negate(inverse);
    Value back = code.subtract(size, code.subtract(below, code.constant(4.0)));
    Value error = code.fma(minusInverse, back, code.fma(minusInverse, below, one));
    Value t = code.fma(inverse, 8, -1);
    Value slope = code.fma(code.polynomial(Elementary.COMPLEMENT, t), t, code.constant(Elementary.COMPLEMENT_SECOND));
    Value first = code.constant(Elementary.COMPLEMENT_FIRST);
    Value value = code.fma(slope, t, first);
    Value valueLow = code.add(code.fma(slope, t, code.subtract(first, value)), code.constant(Elementary.COMPLEMENT_LOW));
    Value scaled = code.multiply(value, inverse);
    Value scaledLow = code.fma(valueLow, inverse, code.fma(value, inverse, code.negate(scaled)));
    Value small = code.fma(scaled, code.multiply(error, code.polynomial(Elementary.COMPLEMENT_CHANGE, t)), scaledLow);
    Value beyond = code.fma(scaled, r, code.fma(scaled, bend, code.fma(small, r, small)));
    Value tail = code.multiply(code.add(scaled, beyond), power(shifted));
    Value outer = code.choose(code.where(x, "LT", code.constant(0.0)), code.subtract(code.constant(2.0), tail), tail);
    return code.choose(code.where(size, "LT", code.constant(Elementary.ERFC_JOINT)), inner, outer);
  }

  /** least ≤ x ≤ most for normal positive numbers, whose bits are in their order. */
  private void between(Value x, double least, double most) {
    Value bits = code.bits(x);
    Value below = code.minus(bits, code.constant(Double.doubleToRawLongBits(least)));
    Value above = code.minus(code.constant(Double.doubleToRawLongBits(most)), bits);
    note(code.xor(code.or(below, above), code.constant(-1L)));
  }

  private Value log(Value x, Optional<Value> lost) {
    Value raised = code.plus(code.bits(x), code.constant(Elementary.ONE_BITS - Elementary.ROOT_HALF));
    Value exponent = code.or(code.shiftRight(raised, 52), code.constant(0x4330000000000000L));
    Value k = code.add(code.number(exponent), code.constant(-(0x1p52 + 1023)));
    Value mantissa = code.plus(code.and(raised, code.constant(Elementary.MANTISSA)), code.constant(Elementary.ROOT_HALF));
    Value head = code.add(code.number(mantissa), code.constant(-1.0));
    Value f = lost.map(l -> code.fma(l, inversePower(raised), head)).orElse(head);
    Value s = code.divide(f, code.add(f, code.constant(2.0)));
    Value y = code.multiply(s, s);
    Value half = code.multiply(code.multiply(f, code.constant(0.5)), f);
    Value sum = code.fma(y, code.polynomial(Elementary.ARTANH, y), half);
    Value low = code.fma(s, sum, code.multiply(k, code.constant(Elementary.LN2_LOW)));
    return code.fma(k, code.constant(Elementary.LN2_HIGH), code.subtract(f, code.subtract(half, low)));
  }

  /** 2^(−k) from the bits of a number whose exponent is k. */
  private Value inversePower(Value bits) {
    return code.number(code.minus(code.constant(2 * Elementary.ONE_BITS), code.and(bits, code.constant(~Elementary.MANTISSA))));
  }

  private Value log1p(Value x) {
    Value one = code.constant(1.0);
    Value u = code.add(x, one);
    between(u, Double.MIN_NORMAL, 0x1p52);
    Value back = code.subtract(u, one);
    return log(u, Optional.of(code.add(code.subtract(one, code.subtract(u, back)), code.subtract(x, back))));
  }

  /** sin(x + quarters π/2). */
  private Value circular(Value x, long quarters) {
    within(x, Elementary.ANGLE_RANGE);
    Value shifted = code.fma(x, 1 / (2 * Elementary.QUARTER_PI), Elementary.ROUNDER);
    Value n = code.subtract(shifted, code.constant(Elementary.ROUNDER));
    Value head = code.fma(n, code.constant(-Elementary.HALF_PI_2), code.fma(n, code.constant(-Elementary.HALF_PI_1), x));
    Value third = code.constant(-Elementary.HALF_PI_3);
    Value r = code.fma(n, third, head);
    Value low = code.fma(n, third, code.subtract(head, r));
    Value y = code.multiply(r, r);
    Value sine = code.add(r, code.fma(r, code.multiply(y, code.polynomial(Elementary.SINE, y)), low));
    Value half = code.multiply(y, code.constant(0.5));
    Value one = code.constant(1.0);
    Value whole = code.subtract(one, half);
    Value lost = code.subtract(code.subtract(code.subtract(one, whole), half), code.multiply(r, low));
    Value cosine = code.add(whole, code.fma(code.multiply(y, y), code.polynomial(Elementary.COSINE, y), lost));
    Value turn = code.plus(code.bits(shifted), code.constant(quarters));
    Value odd = code.minus(code.constant(0L), code.and(turn, code.constant(1L)));
    Value difference = code.and(code.xor(code.bits(sine), code.bits(cosine)), odd);
    Value flip = code.shiftLeft(code.and(turn, code.constant(2L)), 62);
    return code.number(code.xor(code.xor(code.bits(sine), difference), flip));
  }

  private static double[] negative(double[] c) {
    return Arrays.stream(c).map(v -> -v).toArray();
  }

  private Value atan(Value x) {
    Value size = code.abs(x);
    Value large = code.where(code.constant(1.0), "LT", size);
    Value inside = code.choose(large, code.divide(code.constant(1.0), size), size);
    Value upper = code.where(code.constant(Elementary.ATAN_JOINT), "LT", inside);
    Value t = code.choose(upper, code.divide(code.subtract(inside, code.constant(1.0)), code.add(inside, code.constant(1.0))), inside);
    Value y = code.multiply(t, t);
    Value series = code.fma(t, code.multiply(y, code.polynomial(Elementary.ARCTAN, y)), t);
    Value low = code.constant(Elementary.QUARTER_PI_LOW);
    Value angle = code.choose(upper, code.add(code.constant(Elementary.QUARTER_PI), code.add(series, low)), series);
    Value complement = code.subtract(code.constant(2 * Elementary.QUARTER_PI), code.subtract(angle, code.constant(2 * Elementary.QUARTER_PI_LOW)));
    return withSign(code.choose(large, complement, angle), x);
  }
}

package org.saddlepoint.lower;

import org.saddlepoint.expr.Builtin;

/** What one instruction of a {@link Tape} does with its operands; {@link #apply} is its meaning. */
enum Operation {
  CONSTANT(0),
  ARGUMENT(0),
  PARAMETER(0),
  ADD(2),
  SUBTRACT(2),
  MULTIPLY(2),
  DIVIDE(2),
  NEGATE(1),
  POW(2),
  MIN(2),
  MAX(2),
  LESS(4),
  AT_MOST(4),
  EQUAL(4),
  ABS(1),
  SIGN(1),
  SQRT(1),
  EXP(1),
  EXPM1(1),
  LOG(1),
  LOG1P(1),
  SIN(1),
  COS(1),
  TAN(1),
  ATAN(1),
  SINH(1),
  COSH(1),
  TANH(1),
  ERF(1),
  ERFC(1);

  private final int operands;

  Operation(int operands) {
    this.operands = operands;
  }

  int operands() {
    return operands;
  }

  /** Whether the operation chooses its third operand if its first two are in a relation, else the fourth. */
  boolean chooses() {
    return operands == 4;
  }

  static Operation of(Builtin function) {
    return valueOf(function.name());
  }

  /** The value for given operands; constants, arguments and parameters have none. */
  double apply(double a, double b, double c, double d) {
    return switch (this) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case NEGATE -> -a;
      case POW -> Math.pow(a, b);
      case MIN -> Math.min(a, b);
      case MAX -> Math.max(a, b);
      case LESS -> a < b ? c : d;
      case AT_MOST -> a <= b ? c : d;
      case EQUAL -> a == b ? c : d;
      case ABS -> Math.abs(a);
      case SIGN -> Math.signum(a);
      case SQRT -> Math.sqrt(a);
      case EXP -> Elementary.exp(a);
      case EXPM1 -> Math.expm1(a);
      case LOG -> Elementary.log(a);
      case LOG1P -> Elementary.log1p(a);
      case SIN -> Elementary.sin(a);
      case COS -> Elementary.cos(a);
      case TAN -> Math.tan(a);
      case ATAN -> Elementary.atan(a);
      case SINH -> Math.sinh(a);
      case COSH -> Math.cosh(a);
      case TANH -> Elementary.tanh(a);
      case ERF -> Elementary.erf(a);
      case ERFC -> Elementary.erfc(a);
      case CONSTANT, ARGUMENT, PARAMETER -> throw new IllegalStateException(this + " has no operands");
    };
  }
}

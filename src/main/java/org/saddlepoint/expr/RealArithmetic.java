package org.saddlepoint.expr;

import java.util.List;

/** Double precision. What is not real (the root of a negative number, the logarithm of one) is NaN, as in {@link Math}. */
public final class RealArithmetic implements Arithmetic<Double> {
  /** Larger integer powers go to {@link Math#pow}, whose error does not grow with the exponent. */
  static final int LARGEST_MULTIPLIED_POWER = 16;

  public static final RealArithmetic INSTANCE = new RealArithmetic();

  private RealArithmetic() {}

  @Override
  public Double number(Rational value) {
    return value.doubleValue();
  }

  @Override
  public Double constant(Constant constant) {
    if (constant.equals(Constant.PI)) {
      return Math.PI;
    }
    if (constant.equals(Constant.INFINITY)) {
      return Double.POSITIVE_INFINITY;
    }
    throw new IllegalArgumentException("the constant " + constant + " is not a real number");
  }

  @Override
  public Double plus(Double left, Double right) {
    return left + right;
  }

  @Override
  public Double times(Double left, Double right) {
    return left * right;
  }

  @Override
  public Double dividedBy(Double left, Double right) {
    return left / right;
  }

  @Override
  public Double power(Double base, Rational exponent) {
    return power((double) base, exponent);
  }

  static double power(double base, Rational exponent) {
    if (exponent.signum() < 0) {
      return 1 / power(base, exponent.negate());
    }
    Rational doubled = exponent.times(Rational.of(2));
    if (doubled.isSmallInteger() && doubled.intValue() <= 2 * LARGEST_MULTIPLIED_POWER) {
      int whole = doubled.intValue() / 2;
      double root = doubled.intValue() % 2 == 1 ? Math.sqrt(base) : 1;
      return whole == 0 ? root : root * multiplied(base, whole);
    }
    return Math.pow(base, exponent.doubleValue());
  }

  private static double multiplied(double base, int exponent) {
    double result = 1;
    double square = base;
    for (int n = exponent; n > 0; n >>= 1) {
      if ((n & 1) == 1) {
        result *= square;
      }
      square *= square;
    }
    return result;
  }

  @Override
  public Double power(Double base, Double exponent) {
    return Math.pow(base, exponent);
  }

  @Override
  public Double apply(Builtin function, List<Double> arguments) {
    double x = arguments.get(0);
    return switch (function) {
      case EXP -> Math.exp(x);
      case LOG -> Math.log(x);
      case SQRT -> Math.sqrt(x);
      case ABS -> Math.abs(x);
      case SIGN -> Math.signum(x);
      case MIN -> arguments.stream().reduce(Math::min).orElseThrow();
      case MAX -> arguments.stream().reduce(Math::max).orElseThrow();
      case SIN -> Math.sin(x);
      case COS -> Math.cos(x);
      case TAN -> Math.tan(x);
      case ATAN -> Math.atan(x);
      case SINH -> Math.sinh(x);
      case COSH -> Math.cosh(x);
      case TANH -> Math.tanh(x);
      case ERF -> ErrorFunction.erf(x);
      case ERFC -> ErrorFunction.erfc(x);
    };
  }

  @Override
  public boolean holds(Relation relation, Double left, Double right) {
    return relation.holds(left, right);
  }
}

package org.saddlepoint.expr;

import java.util.List;

/**
 * Complex double precision with principal values: the analytic continuation of a formula off the real axis. abs, sign, min, max
 * and conditions have none and are refused unless their arguments are real.
 */
public final class ComplexArithmetic implements Arithmetic<Complex> {
  public static final ComplexArithmetic INSTANCE = new ComplexArithmetic();

  private ComplexArithmetic() {}

  @Override
  public Complex number(Rational value) {
    return Complex.of(value.doubleValue());
  }

  @Override
  public Complex constant(Constant constant) {
    return constant.equals(Constant.I) ? Complex.I : Complex.of(RealArithmetic.INSTANCE.constant(constant));
  }

  @Override
  public Complex plus(Complex left, Complex right) {
    return left.plus(right);
  }

  @Override
  public Complex times(Complex left, Complex right) {
    return left.times(right);
  }

  @Override
  public Complex dividedBy(Complex left, Complex right) {
    return left.dividedBy(right);
  }

  @Override
  public Complex power(Complex base, Rational exponent) {
    if (exponent.isSmallInteger()) {
      return base.power(exponent.intValue());
    }
    if (exponent.equals(Rational.HALF)) {
      return base.sqrt();
    }
    if (base.isReal() && base.re() >= 0) {
      return Complex.of(RealArithmetic.power(base.re(), exponent));
    }
    return base.power(Complex.of(exponent.doubleValue()));
  }

  @Override
  public Complex power(Complex base, Complex exponent) {
    return base.power(exponent);
  }

  @Override
  public Complex apply(Builtin function, List<Complex> arguments) {
    Complex z = arguments.get(0);
    return switch (function) {
      case EXP -> z.exp();
      case LOG -> z.log();
      case SQRT -> z.sqrt();
      case SIN -> z.sin();
      case COS -> z.cos();
      case TAN -> z.tan();
      case ATAN -> z.atan();
      case SINH -> z.sinh();
      case COSH -> z.cosh();
      case TANH -> z.tanh();
      case ERF -> ErrorFunction.erf(z);
      case ERFC -> Complex.ONE.minus(ErrorFunction.erf(z));
      case ABS, SIGN, MIN, MAX ->
          Complex.of(RealArithmetic.INSTANCE.apply(function, arguments.stream().map(a -> real(a, function.spelling())).toList()));
    };
  }

  private static double real(Complex z, String where) {
    if (!z.isReal()) {
      throw new IllegalArgumentException(where + " of the complex number " + z + " is not analytic");
    }
    return z.re();
  }

  @Override
  public boolean holds(Relation relation, Complex left, Complex right) {
    return relation.holds(real(left, "a condition"), real(right, "a condition"));
  }
}

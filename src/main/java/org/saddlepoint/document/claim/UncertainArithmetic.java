package org.saddlepoint.document.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.saddlepoint.expr.Arithmetic;
import org.saddlepoint.expr.Builtin;
import org.saddlepoint.expr.Complex;
import org.saddlepoint.expr.ComplexArithmetic;
import org.saddlepoint.expr.Constant;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.expr.RealArithmetic;
import org.saddlepoint.expr.Relation;

/**
 * Complex arithmetic that carries an error bound along, so that a difference that is only rounding can be told from one that is
 * not. Real where the real function is real, the principal value elsewhere.
 */
final class UncertainArithmetic implements Arithmetic<Uncertain> {
  static final UncertainArithmetic INSTANCE = new UncertainArithmetic();

  /** Library functions are good to a few units in the last place. */
  private static final double FUNCTION_ROUNDING = 8 * Uncertain.ROUNDING;

  private UncertainArithmetic() {}

  @Override
  public Uncertain number(Rational value) {
    return Uncertain.of(value);
  }

  @Override
  public Uncertain constant(Constant constant) {
    if (constant.equals(Constant.I)) {
      return new Uncertain(Complex.I, 0);
    }
    return constant.equals(Constant.PI) ? Uncertain.of(Math.PI, 1.3e-16) : new Uncertain(ComplexArithmetic.INSTANCE.constant(constant), 0);
  }

  @Override
  public Uncertain plus(Uncertain left, Uncertain right) {
    Complex sum = left.value().plus(right.value());
    boolean trivial = left.equals(Uncertain.ZERO) || right.equals(Uncertain.ZERO) || sum.equals(Complex.ZERO);
    return new Uncertain(sum, left.error() + right.error() + (trivial ? 0 : Uncertain.ROUNDING * sum.abs()));
  }

  @Override
  public Uncertain times(Uncertain left, Uncertain right) {
    if (left.equals(Uncertain.ZERO) && right.defined() || right.equals(Uncertain.ZERO) && left.defined()) {
      return Uncertain.ZERO;
    }
    // Real factors by themselves: an infinite one times the zero imaginary part of the other would be no number.
    boolean real = left.isReal() && right.isReal();
    Complex product = real ? Complex.of(left.value().re() * right.value().re()) : left.value().times(right.value());
    double carried = left.abs() * right.error() + right.abs() * left.error() + left.error() * right.error();
    return new Uncertain(product, carried + 3 * Uncertain.ROUNDING * product.abs());
  }

  /** Whether a real number is too large to be written. */
  private static boolean isInfinite(Uncertain x) {
    return x.isReal() && Double.isInfinite(x.value().re());
  }

  @Override
  public Uncertain dividedBy(Uncertain left, Uncertain right) {
    if (left.defined() && isInfinite(right)) {
      return Uncertain.of(0, left.abs() * Double.MIN_NORMAL);
    }
    double nearest = right.abs() - right.error();
    if (!(nearest > 0)) {
      return Uncertain.UNDEFINED;
    }
    Complex quotient = left.value().dividedBy(right.value());
    return new Uncertain(quotient, (left.error() + quotient.abs() * right.error()) / nearest + 3 * Uncertain.ROUNDING * quotient.abs());
  }

  @Override
  public Uncertain power(Uncertain base, Rational exponent) {
    if (exponent.signum() > 0 && isInfinite(base) && base.value().re() > 0) {
      return base;
    }
    if (exponent.signum() < 0) {
      return dividedBy(Uncertain.exact(1), power(base, exponent.negate()));
    }
    double rounding = FUNCTION_ROUNDING * (1 + exponent.abs().doubleValue());
    if (base.isReal() && exponent.isInteger()) {
      // In real numbers, where what is too large is infinite and not undefined.
      return through(base, z -> Complex.of(Math.pow(z.re(), exponent.doubleValue())), rounding);
    }
    return through(base, z -> ComplexArithmetic.INSTANCE.power(z, exponent), rounding);
  }

  @Override
  public Uncertain power(Uncertain base, Uncertain exponent) {
    if (base.isReal() && base.value().re() > base.error() && exponent.isReal()) {
      Uncertain inBase = through(base, z -> Complex.of(Math.pow(z.re(), exponent.value().re())), FUNCTION_ROUNDING);
      Uncertain inExponent = through(exponent, z -> Complex.of(Math.pow(base.value().re(), z.re())), FUNCTION_ROUNDING);
      return new Uncertain(inBase.value(), inBase.error() + inExponent.error());
    }
    if (!(base.abs() > base.error())) {
      boolean zero = base.equals(Uncertain.ZERO) && exponent.value().re() > exponent.error();
      return zero ? Uncertain.ZERO : Uncertain.UNDEFINED;
    }
    Uncertain inBase = through(base, z -> z.power(exponent.value()), FUNCTION_ROUNDING);
    Uncertain inExponent = through(exponent, z -> base.value().power(z), FUNCTION_ROUNDING);
    return new Uncertain(inBase.value(), inBase.error() + inExponent.error());
  }

  @Override
  public Uncertain apply(Builtin function, List<Uncertain> arguments) {
    if (arguments.stream().anyMatch(a -> !a.defined())) {
      return Uncertain.UNDEFINED;
    }
    if (function.variadic() && arguments.stream().allMatch(Uncertain::isReal)) {
      double error = arguments.stream().mapToDouble(Uncertain::error).max().orElse(0);
      List<Complex> values = new ArrayList<>();
      arguments.forEach(a -> values.add(a.value()));
      return new Uncertain(complex(function, values), error);
    }
    boolean real = arguments.stream().allMatch(Uncertain::isReal);
    if (!real && (function == Builtin.SIGN || function.variadic())) {
      return Uncertain.UNDEFINED;
    }
    if (!real && function == Builtin.ABS) {
      return Uncertain.of(arguments.get(0).abs(), arguments.get(0).error() + Uncertain.ROUNDING * arguments.get(0).abs());
    }
    Uncertain x = arguments.get(0);
    if (function == Builtin.SIGN && x.abs() <= x.error() && x.error() > 0) {
      return Uncertain.UNDEFINED;
    }
    return through(x, z -> complex(function, List.of(z)), FUNCTION_ROUNDING);
  }

  private static Complex complex(Builtin function, List<Complex> arguments) {
    if (arguments.stream().allMatch(Complex::isReal)) {
      double real = RealArithmetic.INSTANCE.apply(function, arguments.stream().map(Complex::re).toList());
      if (!Double.isNaN(real)) {
        return Complex.of(real);
      }
    }
    return ComplexArithmetic.INSTANCE.apply(function, arguments);
  }

  /** f(z) with the error of z carried through by the values at z ± error. */
  private static Uncertain through(Uncertain z, UnaryOperator<Complex> f, double rounding) {
    if (!z.defined()) {
      return Uncertain.UNDEFINED;
    }
    Complex value = f.apply(z.value());
    double error = value.equals(Complex.ZERO) || value.equals(Complex.ONE) ? 0 : rounding * value.abs();
    if (z.error() > 0) {
      Complex step = Complex.of(z.error());
      double up = f.apply(z.value().plus(step)).minus(value).abs();
      double down = f.apply(z.value().minus(step)).minus(value).abs();
      error += 1.5 * Math.max(up, down);
    }
    return new Uncertain(value, error);
  }

  @Override
  public boolean holds(Relation relation, Uncertain left, Uncertain right) {
    return relation.holds(left.value().re(), right.value().re());
  }
}

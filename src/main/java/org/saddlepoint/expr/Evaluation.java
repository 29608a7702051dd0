package org.saddlepoint.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Interpretive evaluation of an expression in any {@link Arithmetic}: for single values, checks and reference values. Loops over
 * many points use the compiled form of package {@code lower}.
 *
 * <p>A symbol, function or kernel without a value is an IllegalArgumentException that names it.
 */
public final class Evaluation<T> {
  private final Arithmetic<T> arithmetic;
  private final Environment<T> environment;

  public Evaluation(Arithmetic<T> arithmetic, Environment<T> environment) {
    this.arithmetic = arithmetic;
    this.environment = environment;
  }

  /** The value in double precision at the given symbols; NaN where the formula is not real. */
  public static double real(Expr e, Map<String, Double> symbols) {
    return real(e, Environment.of(symbols));
  }

  public static double real(Expr e, Environment<Double> environment) {
    return new Evaluation<>(RealArithmetic.INSTANCE, environment).value(e);
  }

  /** The value of a function of one symbol. */
  public static double real(Expr e, String symbol, double value) {
    return real(e, Map.of(symbol, value));
  }

  /** The value of an expression without symbols. */
  public static double real(Expr e) {
    return real(e, Map.of());
  }

  /** The principal value at complex values of the symbols. */
  public static Complex complex(Expr e, Map<String, Complex> symbols) {
    return complex(e, Environment.of(symbols));
  }

  public static Complex complex(Expr e, Environment<Complex> environment) {
    return new Evaluation<>(ComplexArithmetic.INSTANCE, environment).value(e);
  }

  /** The value of any expression under this environment. */
  public T value(Expr e) {
    if (e instanceof Num n) {
      return arithmetic.number(n.value());
    }
    if (e instanceof Constant c) {
      return arithmetic.constant(c);
    }
    if (e instanceof Symbol s) {
      return environment.symbol(s.name()).orElseThrow(() -> new IllegalArgumentException("the symbol " + s.name() + " has no value here"));
    }
    if (e instanceof Sum s) {
      return s.terms().stream().map(this::value).reduce(arithmetic::plus).orElseThrow();
    }
    if (e instanceof Product p) {
      return product(p);
    }
    if (e instanceof Power p) {
      T base = value(p.base());
      return p.exponent() instanceof Num n ? arithmetic.power(base, n.value()) : arithmetic.power(base, value(p.exponent()));
    }
    if (e instanceof Conditional c) {
      return arithmetic.holds(c.relation(), value(c.left()), value(c.right())) ? value(c.then()) : value(c.otherwise());
    }
    if (e instanceof Apply a) {
      List<T> arguments = values(a.arguments());
      return a.builtin().map(b -> arithmetic.apply(b, arguments)).orElseGet(() -> environment.function(a, arguments));
    }
    if (e instanceof Kernel k) {
      return environment.kernel(k, values(k.arguments()));
    }
    return Inversion.is(e) ? Inversion.value((Binder) e, arithmetic, environment) : environment.binder((Binder) e);
  }

  private List<T> values(List<Expr> arguments) {
    List<T> values = new ArrayList<>(arguments.size());
    arguments.forEach(a -> values.add(value(a)));
    return values;
  }

  /** Factors with negative exponents are divided by: one rounding instead of two. */
  private T product(Product p) {
    T result = null;
    for (Expr factor : p.factors()) {
      boolean below = factor instanceof Power q && q.exponent() instanceof Num n && n.value().signum() < 0;
      if (below) {
        T divisor = value(Expr.pow(factor, -1));
        result = arithmetic.dividedBy(result == null ? arithmetic.number(Rational.ONE) : result, divisor);
      } else {
        T next = value(factor);
        result = result == null ? next : arithmetic.times(result, next);
      }
    }
    return result;
  }
}

package org.saddlepoint.expr;

import java.util.List;
import java.util.Optional;

/**
 * The inverse of an increasing function of the whole axis as an operator: {@code inverse(f(s), s, x)} is the s at which f(s) = x. Its
 * derivative is a formula, (x' − ∂f)/f'(s); its value is found by halving intervals, and by Newton's method from there.
 */
public final class Inversion {
  /** Values of s are looked for as ±sinh(z) with z below twice this, which is beyond 10^27. */
  public static final int FIRST_STEP = 32;
  /** How often the step is halved: to 4e-12 in z. */
  public static final int HALVINGS = 43;
  /** Newton's steps, of which the first leaves rounding errors only. */
  public static final int NEWTON = 2;
  /** A step of Newton's method farther than this, relative, has met a vanishing slope and is not taken. */
  public static final Rational FARTHEST = Rational.parseDecimal("1e-10");

  /** A name for s that no formula of a model can have. */
  public static final String UNKNOWN = "\u2022s";

  private static final String HEAD = "inverse";

  private Inversion() {}

  /** The s at which the formula is x. */
  public static Expr of(Expr formula, String s, Expr x) {
    return Binder.of(HEAD, s, formula, List.of(x));
  }

  public static boolean is(Expr e) {
    return e instanceof Binder b && b.head().equals(HEAD);
  }

  /** Where f(s(y)) = x(y): s' = (x' − ∂f/∂y)/(∂f/∂s). */
  static Expr derivative(Binder inverse, String y) {
    Expr explicit = inverse.variable().equals(y) ? Expr.ZERO : inverse.body().derivative(y).substitute(inverse.variable(), inverse);
    Expr slope = inverse.body().derivative(inverse.variable()).substitute(inverse.variable(), inverse);
    return Expr.div(Expr.sub(inverse.parameters().get(0).derivative(y), explicit), slope);
  }

  static <T> T value(Binder inverse, Arithmetic<T> a, Environment<T> environment) {
    T x = new Evaluation<>(a, environment).value(inverse.parameters().get(0));
    T none = a.number(Rational.ZERO);
    T minus = a.number(Rational.MINUS_ONE);
    boolean above = a.holds(Relation.LESS, at(inverse.body(), inverse, a, environment, none), x);
    T side = a.number(above ? Rational.ONE : Rational.MINUS_ONE);
    T power = a.number(Rational.ONE);
    for (int k = 0; k <= HALVINGS; k++) {
      T next = a.times(power, a.apply(Builtin.EXP, List.of(a.number(Rational.of(FIRST_STEP).times(Rational.of(2).power(-k))))));
      T rest = a.times(side, a.plus(at(inverse.body(), inverse, a, environment, place(side, next, a)), a.times(minus, x)));
      power = a.holds(Relation.LESS, rest, none) ? next : power;
    }
    T s = place(side, power, a);
    Expr slope = inverse.body().derivative(inverse.variable());
    for (int k = 0; k < NEWTON; k++) {
      T step = a.dividedBy(a.plus(x, a.times(minus, at(inverse.body(), inverse, a, environment, s))), at(slope, inverse, a, environment, s));
      T size = a.apply(Builtin.ABS, List.of(step));
      T most = a.times(a.number(FARTHEST), a.plus(a.number(Rational.ONE), a.apply(Builtin.ABS, List.of(s))));
      s = a.holds(Relation.LESS, size, most) ? a.plus(s, step) : s;
    }
    return s;
  }

  /** ±sinh z from exp z. */
  private static <T> T place(T side, T power, Arithmetic<T> a) {
    T inverse = a.dividedBy(a.number(Rational.MINUS_ONE), power);
    return a.times(a.times(side, a.number(Rational.HALF)), a.plus(power, inverse));
  }

  private static <T> T at(Expr formula, Binder inverse, Arithmetic<T> arithmetic, Environment<T> outer, T s) {
    return new Evaluation<>(arithmetic, new Environment<T>() {
      @Override
      public Optional<T> symbol(String name) {
        return name.equals(inverse.variable()) ? Optional.of(s) : outer.symbol(name);
      }

      @Override
      public T function(Apply call, List<T> arguments) {
        return outer.function(call, arguments);
      }

      @Override
      public T kernel(Kernel kernel, List<T> arguments) {
        return outer.kernel(kernel, arguments);
      }

      @Override
      public T binder(Binder binder) {
        return outer.binder(binder);
      }
    }).value(formula);
  }
}

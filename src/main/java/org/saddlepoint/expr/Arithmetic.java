package org.saddlepoint.expr;

import java.util.List;

/**
 * The numbers that an expression can be evaluated in: reals, complex numbers, or (in tests) decimals of any length. One tree
 * walk, {@link Evaluation}, serves all of them.
 *
 * @param <T> the type of a number; immutable
 */
public interface Arithmetic<T> {
  T number(Rational value);

  /** The value of pi, I or infinity; IllegalArgumentException with a sentence for one that does not exist here. */
  T constant(Constant constant);

  T plus(T left, T right);

  T times(T left, T right);

  T dividedBy(T left, T right);

  T power(T base, Rational exponent);

  T power(T base, T exponent);

  /** The value of a built-in function; principal values where there are branches. */
  T apply(Builtin function, List<T> arguments);

  /** Whether the relation holds. */
  boolean holds(Relation relation, T left, T right);
}

package org.saddlepoint.expr;

import java.util.List;
import java.util.Optional;

/**
 * An exact field of numbers for the coefficients of series and approximants: the rationals, or symbolic constants such as √π.
 * Operations are exact and {@link #isZero} is a decision, not an estimate.
 *
 * @param <T> the type of a coefficient
 */
interface Coefficients<T> {
  T of(Rational value);

  /** The constant as an element of this field; empty if it lies outside. */
  Optional<T> of(Expr constant);

  Expr toExpr(T value);

  T plus(T left, T right);

  T times(T left, T right);

  /** 1/value for a value other than zero. */
  T reciprocal(T value);

  boolean isZero(T value);

  /** −1, 0 or 1; empty where the sign depends on the value of a symbol. */
  Optional<Integer> sign(T value);

  default T zero() {
    return of(Rational.ZERO);
  }

  default T one() {
    return of(Rational.ONE);
  }

  default T times(Rational factor, T value) {
    return times(of(factor), value);
  }

  default T minus(T left, T right) {
    return plus(left, times(of(Rational.MINUS_ONE), right));
  }

  /** Σ left_k right_(n−k) over all k for which both lists have an element. */
  default T convolution(List<T> left, List<T> right, int n) {
    T sum = zero();
    for (int k = Math.max(0, n + 1 - right.size()); k <= Math.min(n, left.size() - 1); k++) {
      if (!isZero(left.get(k)) && !isZero(right.get(n - k))) {
        sum = plus(sum, times(left.get(k), right.get(n - k)));
      }
    }
    return sum;
  }
}

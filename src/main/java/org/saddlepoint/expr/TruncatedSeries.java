package org.saddlepoint.expr;

import java.util.ArrayList;
import java.util.List;

/**
 * A Laurent series known up to a power: Σ c_k x^(start+k) + O(x^end), end = start + number of coefficients. Arithmetic keeps
 * exactly the powers that are known; it never guesses a coefficient.
 */
final class TruncatedSeries<T> {
  private final Coefficients<T> field;
  private final int start;
  private final List<T> coefficients;

  /** Leading zeros are dropped, so the first coefficient is nonzero or there is none. */
  TruncatedSeries(Coefficients<T> field, int start, List<T> coefficients) {
    int zeros = 0;
    while (zeros < coefficients.size() && field.isZero(coefficients.get(zeros))) {
      zeros++;
    }
    this.field = field;
    this.start = start + zeros;
    this.coefficients = List.copyOf(coefficients.subList(zeros, coefficients.size()));
  }

  static <T> TruncatedSeries<T> constant(Coefficients<T> field, T value, int end) {
    List<T> all = new ArrayList<>();
    for (int k = 0; k < end; k++) {
      all.add(k == 0 ? value : field.zero());
    }
    return new TruncatedSeries<>(field, 0, all);
  }

  Coefficients<T> field() {
    return field;
  }

  /** The lowest power with a nonzero coefficient; {@link #end()} if none is known. */
  int start() {
    return start;
  }

  /** The lowest power that is not known. */
  int end() {
    return start + coefficients.size();
  }

  boolean isZero() {
    return coefficients.isEmpty();
  }

  /** The coefficient of x^k, k below {@link #end()}. */
  T at(int k) {
    if (k >= end()) {
      throw new IllegalArgumentException("the coefficient of power " + k + " is not known, only those below " + end());
    }
    return k < start ? field.zero() : coefficients.get(k - start);
  }

  private List<T> range(int from, int to) {
    List<T> values = new ArrayList<>(Math.max(to - from, 0));
    for (int k = from; k < to; k++) {
      values.add(at(k));
    }
    return values;
  }

  TruncatedSeries<T> plus(TruncatedSeries<T> other) {
    int from = Math.min(start, other.start);
    int to = Math.min(end(), other.end());
    List<T> sum = new ArrayList<>();
    for (int k = from; k < to; k++) {
      sum.add(field.plus(at(k), other.at(k)));
    }
    return new TruncatedSeries<>(field, Math.min(from, to), sum);
  }

  TruncatedSeries<T> scaled(T factor) {
    return new TruncatedSeries<>(field, start, coefficients.stream().map(c -> field.times(factor, c)).toList());
  }

  TruncatedSeries<T> minus(TruncatedSeries<T> other) {
    return plus(other.scaled(field.of(Rational.MINUS_ONE)));
  }

  TruncatedSeries<T> times(TruncatedSeries<T> other) {
    int terms = Math.min(coefficients.size(), other.coefficients.size());
    List<T> product = new ArrayList<>(terms);
    for (int n = 0; n < terms; n++) {
      product.add(field.convolution(coefficients, other.coefficients, n));
    }
    return new TruncatedSeries<>(field, start + other.start, product);
  }

  /** x^shift times the series. */
  TruncatedSeries<T> shifted(int shift) {
    return new TruncatedSeries<>(field, start + shift, coefficients);
  }

  /**
   * (c x^s (1+u))^r = lead · x^power (1+u)^r, where the caller knows lead = c^r and power = s·r; the last factor by Miller's recurrence
   * n b_n = Σ r k u_k b_(n−k) − Σ u_k (n − k) b_(n−k).
   */
  TruncatedSeries<T> power(Rational exponent, T lead, int power) {
    int terms = coefficients.size();
    T inverse = field.reciprocal(coefficients.get(0));
    List<T> relative = coefficients.stream().map(c -> field.times(inverse, c)).toList();
    // Without the first, which is one: k u_k and u_k.
    List<T> u = new ArrayList<>(relative);
    u.set(0, field.zero());
    List<T> slope = new ArrayList<>(terms);
    for (int k = 0; k < terms; k++) {
      slope.add(field.times(exponent.times(Rational.of(k)), u.get(k)));
    }
    List<T> result = new ArrayList<>(List.of(lead));
    List<T> slopes = new ArrayList<>(List.of(field.zero()));
    for (int n = 1; n < terms; n++) {
      T sum = field.minus(field.convolution(slope, result, n), field.convolution(u, slopes, n));
      slopes.add(sum);
      result.add(field.times(Rational.of(1, n), sum));
    }
    return new TruncatedSeries<>(field, power, result);
  }

  TruncatedSeries<T> reciprocal() {
    return power(Rational.MINUS_ONE, field.reciprocal(coefficients.get(0)), -start);
  }

  /** The derivative with respect to x. */
  TruncatedSeries<T> derivative() {
    List<T> derived = new ArrayList<>();
    for (int k = 0; k < coefficients.size(); k++) {
      derived.add(field.times(Rational.of(start + k), coefficients.get(k)));
    }
    return new TruncatedSeries<>(field, start - 1, derived);
  }

  /** The antiderivative that is {@code constant} at 0, of a series without negative powers. */
  TruncatedSeries<T> integral(T constant) {
    List<T> values = new ArrayList<>();
    values.add(constant);
    for (int k = 0; k < end(); k++) {
      values.add(field.times(Rational.of(1, k + 1), at(k)));
    }
    return new TruncatedSeries<>(field, 0, values);
  }

  /** The coefficients of x^0 … x^(n−1) of a series without negative powers. */
  List<T> taylor(int n) {
    return range(0, n);
  }
}

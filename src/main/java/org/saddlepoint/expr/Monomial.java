package org.saddlepoint.expr;

import java.util.Arrays;

/** A product of powers of numbered variables with non-negative exponents, ordered lexicographically by variable 0, 1, … . */
final class Monomial implements Comparable<Monomial> {
  static final Monomial ONE = new Monomial(new int[0]);

  private final int[] exponents;
  private final int hash;

  /** The exponents without trailing zeros, owned by this monomial. */
  private Monomial(int[] exponents) {
    this.exponents = exponents;
    this.hash = Arrays.hashCode(exponents);
  }

  private static Monomial trimmed(int[] exponents) {
    int length = exponents.length;
    while (length > 0 && exponents[length - 1] == 0) {
      length--;
    }
    return length == exponents.length ? new Monomial(exponents) : new Monomial(Arrays.copyOf(exponents, length));
  }

  static Monomial of(int variable, int exponent) {
    int[] exponents = new int[variable + 1];
    exponents[variable] = exponent;
    return trimmed(exponents);
  }

  /** One more than the largest variable that occurs. */
  int variables() {
    return exponents.length;
  }

  int exponent(int variable) {
    return variable < exponents.length ? exponents[variable] : 0;
  }

  boolean isOne() {
    return exponents.length == 0;
  }

  Monomial times(Monomial other) {
    if (isOne()) {
      return other;
    }
    int[] longer = exponents.length >= other.exponents.length ? exponents : other.exponents;
    int[] shorter = longer == exponents ? other.exponents : exponents;
    int[] sum = longer.clone();
    for (int k = 0; k < shorter.length; k++) {
      sum[k] = Math.addExact(sum[k], shorter[k]);
    }
    return new Monomial(sum);
  }

  boolean isDivisibleBy(Monomial other) {
    if (other.exponents.length > exponents.length) {
      return false;
    }
    for (int k = 0; k < other.exponents.length; k++) {
      if (other.exponents[k] > exponents[k]) {
        return false;
      }
    }
    return true;
  }

  /** The quotient by a monomial that divides this one. */
  Monomial dividedBy(Monomial other) {
    int[] difference = exponents.clone();
    for (int k = 0; k < other.exponents.length; k++) {
      difference[k] -= other.exponents[k];
    }
    return trimmed(difference);
  }

  Monomial gcd(Monomial other) {
    int[] least = new int[Math.min(exponents.length, other.exponents.length)];
    for (int k = 0; k < least.length; k++) {
      least[k] = Math.min(exponents[k], other.exponents[k]);
    }
    return trimmed(least);
  }

  /** The same monomial with another exponent of one variable. */
  Monomial with(int variable, int exponent) {
    int[] changed = Arrays.copyOf(exponents, Math.max(exponents.length, variable + 1));
    changed[variable] = exponent;
    return trimmed(changed);
  }

  @Override
  public int compareTo(Monomial other) {
    for (int k = 0; k < Math.max(exponents.length, other.exponents.length); k++) {
      int order = Integer.compare(exponent(k), other.exponent(k));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof Monomial other && hash == other.hash && Arrays.equals(exponents, other.exponents);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}

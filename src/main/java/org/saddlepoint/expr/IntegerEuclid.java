package org.saddlepoint.expr;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The extended Euclidean algorithm on x^n and a polynomial with rational coefficients, in integers: every remainder and its cofactor
 * are multiplied by what makes a division exact and freed of their common divisor, so that numbers stay as small as they can.
 *
 * @param remainder the first of degree at most a given one, constant term first
 * @param cofactor t with remainder = t · polynomial modulo x^n
 */
record IntegerEuclid(List<Rational> remainder, List<Rational> cofactor) {

  static IntegerEuclid of(int n, List<Rational> polynomial, int degree) {
    BigInteger scale = BigInteger.ONE;
    for (Rational c : polynomial) {
      scale = scale.multiply(c.denominator().divide(scale.gcd(c.denominator())));
    }
    BigInteger common = scale;
    Pair above = new Pair(power(n), new BigInteger[0]);
    Pair below = new Pair(trimmed(polynomial.stream().map(c -> c.numerator().multiply(common.divide(c.denominator()))).toArray(BigInteger[]::new)), new BigInteger[] {common}).primitive();
    while (below.remainder.length - 1 > degree) {
      Pair next = above.minusMultiple(below).primitive();
      above = below;
      below = next;
    }
    return new IntegerEuclid(rational(below.remainder), rational(below.cofactor));
  }

  private static BigInteger[] power(int n) {
    BigInteger[] power = new BigInteger[n + 1];
    Arrays.fill(power, BigInteger.ZERO);
    power[n] = BigInteger.ONE;
    return power;
  }

  private static List<Rational> rational(BigInteger[] integers) {
    return Stream.of(integers).map(Rational::of).toList();
  }

  private static BigInteger[] trimmed(BigInteger[] polynomial) {
    int length = polynomial.length;
    while (length > 0 && polynomial[length - 1].signum() == 0) {
      length--;
    }
    return Arrays.copyOf(polynomial, length);
  }

  private record Pair(BigInteger[] remainder, BigInteger[] cofactor) {

    /** This times a number less the divisor times a polynomial, so that the degree of the remainder falls below the divisor's. */
    Pair minusMultiple(Pair divisor) {
      BigInteger[] rest = remainder;
      BigInteger[] factor = cofactor;
      int last = divisor.remainder.length - 1;
      while (rest.length > last) {
        int shift = rest.length - 1 - last;
        BigInteger common = rest[rest.length - 1].gcd(divisor.remainder[last]);
        BigInteger mine = divisor.remainder[last].divide(common);
        BigInteger theirs = rest[rest.length - 1].divide(common);
        rest = trimmed(combined(mine, rest, theirs, divisor.remainder, shift));
        factor = combined(mine, factor, theirs, divisor.cofactor, shift);
      }
      return new Pair(rest, trimmed(factor));
    }

    /** a p − b x^shift q. */
    private static BigInteger[] combined(BigInteger a, BigInteger[] p, BigInteger b, BigInteger[] q, int shift) {
      BigInteger[] sum = new BigInteger[Math.max(p.length, q.length + shift)];
      for (int k = 0; k < sum.length; k++) {
        BigInteger left = k < p.length && p[k].signum() != 0 ? p[k].multiply(a) : BigInteger.ZERO;
        sum[k] = k >= shift && k - shift < q.length && q[k - shift].signum() != 0 ? left.subtract(q[k - shift].multiply(b)) : left;
      }
      return sum;
    }

    /** Without the divisor that all coefficients of both share. */
    Pair primitive() {
      BigInteger common = BigInteger.ZERO;
      for (BigInteger[] polynomial : List.of(cofactor, remainder)) {
        for (BigInteger c : polynomial) {
          // A division shows most of the time that nothing changes.
          if (c.signum() != 0 && (common.signum() == 0 || c.remainder(common).signum() != 0)) {
            common = common.gcd(c);
            if (common.equals(BigInteger.ONE)) {
              return this;
            }
          }
        }
      }
      BigInteger divisor = common;
      return divisor.signum() == 0 ? this : new Pair(divided(remainder, divisor), divided(cofactor, divisor));
    }

    private static BigInteger[] divided(BigInteger[] polynomial, BigInteger divisor) {
      BigInteger[] quotients = new BigInteger[polynomial.length];
      for (int k = 0; k < quotients.length; k++) {
        quotients[k] = polynomial[k].signum() == 0 ? BigInteger.ZERO : polynomial[k].divide(divisor);
      }
      return quotients;
    }
  }
}

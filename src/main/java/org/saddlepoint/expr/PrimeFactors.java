package org.saddlepoint.expr;

import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;

/** The factorisation of a positive integer by trial division; a cofactor without small divisors counts as a prime. */
final class PrimeFactors {
  private static final int LARGEST_DIVISOR = 10_000;

  private PrimeFactors() {}

  /** Each factor with its exponent, in increasing order; empty for 1. */
  static Map<BigInteger, Integer> of(BigInteger n) {
    Map<BigInteger, Integer> factors = new TreeMap<>();
    BigInteger rest = n;
    for (long d = 2; d <= LARGEST_DIVISOR && BigInteger.valueOf(d * d).compareTo(rest) <= 0; d++) {
      BigInteger divisor = BigInteger.valueOf(d);
      while (rest.mod(divisor).signum() == 0) {
        rest = rest.divide(divisor);
        factors.merge(divisor, 1, Integer::sum);
      }
    }
    if (!rest.equals(BigInteger.ONE)) {
      factors.merge(rest, 1, Integer::sum);
    }
    return factors;
  }
}

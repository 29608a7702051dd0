package org.saddlepoint.expr;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The greatest common divisor of polynomials in several variables, by Euclid's algorithm with primitive pseudo-remainders in one
 * variable after another. An image in one variable modulo a prime, whose gcd can only be larger, first recognises the usual case
 * of coprime polynomials.
 */
final class PolynomialGcd {
  private static final long PRIME = 2_147_483_647L;
  private static final BigInteger BIG_PRIME = BigInteger.valueOf(PRIME);

  private PolynomialGcd() {}

  /** The primitive gcd; zero only if both are zero. */
  static Polynomial of(Polynomial a, Polynomial b) {
    if (a.isZero() || b.isZero()) {
      return a.isZero() ? b.primitive() : a.primitive();
    }
    if (a.isConstant() || b.isConstant()) {
      return Polynomial.ONE;
    }
    Monomial common = a.commonMonomial().gcd(b.commonMonomial());
    Polynomial x = a.dividedBy(a.commonMonomial()).primitive();
    Polynomial y = b.dividedBy(b.commonMonomial()).primitive();
    return withoutMonomials(x, y).times(Rational.ONE, common);
  }

  private static Polynomial withoutMonomials(Polynomial a, Polynomial b) {
    if (a.isConstant() || b.isConstant()) {
      return Polynomial.ONE;
    }
    if (a.equals(b)) {
      return a;
    }
    TreeSet<Integer> shared = a.variables();
    shared.retainAll(b.variables());
    if (shared.stream().allMatch(v -> coprimeModuloPrime(a, b, v))) {
      return Polynomial.ONE;
    }
    Polynomial smaller = a.size() <= b.size() ? a : b;
    if ((smaller == a ? b : a).dividedExactlyBy(smaller).isPresent()) {
      return smaller;
    }
    for (int v : a.variables()) {
      if (!shared.contains(v)) {
        return of(content(a, v), b);
      }
    }
    for (int v : b.variables()) {
      if (!shared.contains(v)) {
        return of(a, content(b, v));
      }
    }
    int main = shared.first();
    for (int v : shared) {
      if (Math.max(a.degree(v), b.degree(v)) < Math.max(a.degree(main), b.degree(main))) {
        main = v;
      }
    }
    Polynomial contentA = content(a, main);
    Polynomial contentB = content(b, main);
    Polynomial contents = of(contentA, contentB);
    Polynomial x = a.dividedExactlyBy(contentA).orElseThrow();
    Polynomial y = b.dividedExactlyBy(contentB).orElseThrow();
    return primitiveGcd(x, y, main).times(contents).primitive();
  }

  /** The gcd of the coefficients with respect to one variable. */
  private static Polynomial content(Polynomial p, int variable) {
    Polynomial gcd = Polynomial.ZERO;
    for (Polynomial c : p.in(variable).values()) {
      gcd = of(gcd, c);
      if (gcd.isConstant()) {
        return Polynomial.ONE;
      }
    }
    return gcd;
  }

  private static Polynomial primitiveGcd(Polynomial a, Polynomial b, int variable) {
    Polynomial larger = a.degree(variable) >= b.degree(variable) ? a : b;
    Polynomial smaller = larger == a ? b : a;
    if (coprimeModuloPrime(a, b, variable)) {
      return Polynomial.ONE;
    }
    if (larger.dividedExactlyBy(smaller).isPresent()) {
      return smaller;
    }
    while (smaller.degree(variable) > 0) {
      Polynomial rest = pseudoRemainder(larger, smaller, variable);
      larger = smaller;
      if (rest.isZero()) {
        return larger;
      }
      smaller = rest.dividedExactlyBy(content(rest, variable)).orElseThrow().primitive();
    }
    return Polynomial.ONE;
  }

  private static Polynomial pseudoRemainder(Polynomial a, Polynomial b, int variable) {
    TreeMap<Integer, Polynomial> divisor = b.in(variable);
    int degree = divisor.lastKey();
    Polynomial lead = divisor.lastEntry().getValue();
    Polynomial rest = a;
    while (!rest.isZero() && rest.degree(variable) >= degree) {
      Map.Entry<Integer, Polynomial> top = rest.in(variable).lastEntry();
      Polynomial shift = top.getValue().times(Rational.ONE, Monomial.of(variable, top.getKey() - degree));
      rest = rest.times(lead).minus(shift.times(b));
    }
    return rest;
  }

  /** Whether images in one variable, with the leading coefficients intact, have no common root modulo the prime. */
  private static boolean coprimeModuloPrime(Polynomial a, Polynomial b, int variable) {
    SplittableRandom random = new SplittableRandom(1);
    for (int attempt = 0; attempt < 3; attempt++) {
      long[] values = random.longs(64, 1, PRIME).toArray();
      Optional<long[]> x = image(a, variable, values);
      Optional<long[]> y = image(b, variable, values);
      if (x.isPresent() && y.isPresent()) {
        return gcdDegree(x.get(), y.get()) == 0;
      }
    }
    return false;
  }

  /** Coefficients of the image, constant term first; empty if its degree is lower. */
  private static Optional<long[]> image(Polynomial p, int variable, long[] values) {
    long[] image = new long[p.degree(variable) + 1];
    for (Map.Entry<Monomial, Rational> term : p.terms().entrySet()) {
      long value = term.getValue().numerator().mod(BIG_PRIME).longValue();
      for (int v = 0; v < term.getKey().variables(); v++) {
        if (v != variable && term.getKey().exponent(v) > 0) {
          value = value * power(values[v % values.length], term.getKey().exponent(v)) % PRIME;
        }
      }
      int k = term.getKey().exponent(variable);
      image[k] = (image[k] + value) % PRIME;
    }
    return image[image.length - 1] == 0 ? Optional.empty() : Optional.of(image);
  }

  private static long power(long base, long exponent) {
    long result = 1;
    for (long n = exponent, square = base; n > 0; n >>= 1, square = square * square % PRIME) {
      if ((n & 1) == 1) {
        result = result * square % PRIME;
      }
    }
    return result;
  }

  private static int gcdDegree(long[] a, long[] b) {
    long[] x = a;
    long[] y = b;
    while (y.length > 0) {
      long[] rest = remainder(x, y);
      x = y;
      y = rest;
    }
    return x.length - 1;
  }

  private static long[] remainder(long[] a, long[] b) {
    long[] rest = a.clone();
    long inverse = power(b[b.length - 1], PRIME - 2);
    int length = rest.length;
    while (length >= b.length) {
      long factor = rest[length - 1] * inverse % PRIME;
      for (int k = 0; k < b.length; k++) {
        int at = length - b.length + k;
        rest[at] = (rest[at] + (PRIME - factor) * b[k]) % PRIME;
      }
      while (length > 0 && rest[length - 1] == 0) {
        length--;
      }
    }
    return Arrays.copyOf(rest, length);
  }
}

package org.saddlepoint.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The real roots of a polynomial with rational coefficients, counted and separated exactly by Sturm's theorem: the number of
 * distinct roots in (a, b] is V(a) − V(b), where V counts the sign changes of p, p', −rem(p, p'), … . No rounding occurs.
 *
 * <p>Cost: one polynomial remainder sequence, then about one evaluation of it per binary digit that separates the roots.
 */
public final class RealRoots {
  private final RationalPolynomial squareFree;
  private final List<RationalPolynomial> sequence;

  /** Prepares the Sturm sequence; IllegalArgumentException for the zero polynomial. */
  public RealRoots(RationalPolynomial polynomial) {
    if (polynomial.isZero()) {
      throw new IllegalArgumentException("every number is a root of the zero polynomial");
    }
    squareFree = polynomial.divide(polynomial.gcd(polynomial.derivative()))[0].primitive();
    sequence = sequence(squareFree);
  }

  private static List<RationalPolynomial> sequence(RationalPolynomial p) {
    List<RationalPolynomial> members = new ArrayList<>();
    RationalPolynomial a = p;
    RationalPolynomial b = p.derivative().primitive();
    members.add(a);
    while (!b.isZero()) {
      members.add(b);
      // Positive factors do not change signs, so each member may be made primitive.
      RationalPolynomial next = a.divide(b)[1].scaled(Rational.MINUS_ONE).primitive();
      a = b;
      b = next;
    }
    return members;
  }

  /** The isolated real roots of p in increasing order, each once. */
  public static List<RealRoot> of(RationalPolynomial p) {
    return new RealRoots(p).isolate();
  }

  /** The real poles of a rational function in increasing order, each once. */
  public static List<RealRoot> poles(RationalFraction f) {
    return of(f.denominator());
  }

  /** The number of distinct real roots. */
  public int count() {
    return changes(m -> m.degree() % 2 == 0 ? m.leading().signum() : -m.leading().signum()) - changes(m -> m.leading().signum());
  }

  /** The number of distinct roots in (low, high]. */
  public int count(Rational low, Rational high) {
    return changesAt(low) - changesAt(high);
  }

  private int changesAt(Rational x) {
    return changes(m -> m.at(x).signum());
  }

  private int changes(ToIntFunction<RationalPolynomial> sign) {
    int changes = 0;
    int previous = 0;
    for (RationalPolynomial member : sequence) {
      int next = sign.applyAsInt(member);
      if (next != 0) {
        changes += previous * next < 0 ? 1 : 0;
        previous = next;
      }
    }
    return changes;
  }

  /** Disjoint intervals, one for each distinct real root, in increasing order. */
  public List<RealRoot> isolate() {
    List<RealRoot> roots = new ArrayList<>();
    int all = count();
    if (all > 0) {
      Rational bound = bound();
      split(bound.negate(), bound, all, roots);
    }
    return roots;
  }

  private void split(Rational low, Rational high, int inside, List<RealRoot> roots) {
    if (inside == 1) {
      roots.add(RealRoot.between(squareFree, low, high));
    } else if (inside > 1) {
      Rational middle = low.plus(high).times(Rational.HALF);
      int left = count(low, middle);
      split(low, middle, left, roots);
      split(middle, high, inside - left, roots);
    }
  }

  /** A power of two above Cauchy's bound 1 + max |c_k/c_d|. */
  private Rational bound() {
    Rational largest = Rational.ZERO;
    for (Rational c : squareFree.coefficients()) {
      Rational ratio = c.dividedBy(squareFree.leading()).abs();
      largest = ratio.compareTo(largest) > 0 ? ratio : largest;
    }
    Rational power = Rational.of(2);
    while (power.compareTo(largest.plus(Rational.ONE)) <= 0) {
      power = power.plus(power);
    }
    return power;
  }
}

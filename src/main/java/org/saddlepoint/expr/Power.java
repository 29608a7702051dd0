package org.saddlepoint.expr;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * base^exponent with principal values. Canonical: integer powers of numbers are exact, rational powers of positive numbers are
 * split into prime bases with exponents in (0, 1), (b^p)^q = b^(pq) for integer q or rational |p| ≤ 1, and integer powers
 * distribute over products. sqrt(x) is x^(1/2); sqrt(x^2) stays, since x may be negative.
 */
public final class Power implements Expr {
  private final Expr base;
  private final Expr exponent;
  private final int hash;

  private Power(Expr base, Expr exponent) {
    this.base = base;
    this.exponent = exponent;
    this.hash = 31 * (31 * base.hashCode() + exponent.hashCode()) + 3;
  }

  /** The canonical power; 0^0 = 1; ArithmeticException for a negative power of zero. */
  public static Expr of(Expr base, Expr exponent) {
    if (exponent.isZero() || base.isOne()) {
      return Expr.ONE;
    }
    if (exponent.isOne()) {
      return base;
    }
    if (base.isZero() && exponent instanceof Num n) {
      if (n.value().signum() < 0) {
        throw new ArithmeticException("division by zero");
      }
      return Expr.ZERO;
    }
    if (exponent instanceof Num n) {
      return rational(base, n.value());
    }
    if (base instanceof Power inner && inner.base instanceof Num n && n.value().signum() > 0) {
      return of(inner.base, Expr.mul(inner.exponent, exponent));
    }
    return new Power(base, exponent);
  }

  private static Expr rational(Expr base, Rational exponent) {
    if (base instanceof Num n) {
      return number(n.value(), exponent);
    }
    if (exponent.isInteger()) {
      if (base.equals(Expr.I)) {
        int quarter = exponent.numerator().mod(BigInteger.valueOf(4)).intValue();
        return switch (quarter) {
          case 0 -> Expr.ONE;
          case 1 -> Expr.I;
          case 2 -> Expr.MINUS_ONE;
          default -> Expr.neg(Expr.I);
        };
      }
      if (base instanceof Product p) {
        return Product.of(p.factors().stream().map(f -> of(f, new Num(exponent))).toList());
      }
      if (base instanceof Power p) {
        return of(p.base, Expr.mul(p.exponent, new Num(exponent)));
      }
      if (base instanceof Apply a && a.isBuiltin(Builtin.EXP)) {
        return Apply.of(Builtin.EXP.spelling(), List.of(Expr.mul(a.arguments().get(0), new Num(exponent))));
      }
      return new Power(base, new Num(exponent));
    }
    if (base instanceof Power p && p.exponent instanceof Num inner && inner.value().abs().compareTo(Rational.ONE) < 0) {
      return of(p.base, new Num(inner.value().times(exponent)));
    }
    if (base instanceof Product p && p.coefficient().signum() > 0 && !p.coefficient().isOne()) {
      return Product.of(List.of(number(p.coefficient(), exponent), of(p.withoutCoefficient(), new Num(exponent))));
    }
    return new Power(base, new Num(exponent));
  }

  private static Expr number(Rational base, Rational exponent) {
    if (exponent.isInteger()) {
      if (base.abs().isOne()) {
        return base.signum() > 0 || !exponent.numerator().testBit(0) ? Expr.ONE : Expr.MINUS_ONE;
      }
      if (!exponent.isSmallInteger()) {
        throw new ExpressionLimitException("a power with the exponent " + shortened(exponent));
      }
      return new Num(base.power(exponent.intValue()));
    }
    if (base.signum() < 0) {
      if (exponent.denominator().equals(BigInteger.TWO)) {
        return Expr.mul(Expr.pow(Expr.I, new Num(exponent.times(Rational.of(2)))), number(base.negate(), exponent));
      }
      return new Power(new Num(base), new Num(exponent));
    }
    List<Expr> factors = new ArrayList<>();
    split(base.numerator(), exponent, factors);
    split(base.denominator(), exponent.negate(), factors);
    if (factors.size() == 1) {
      return factors.get(0);
    }
    return Product.of(factors);
  }

  /** Appends n^e as powers of primes (and of one remaining cofactor) with exponents in (0, 1) and an exact number. */
  private static void split(BigInteger n, Rational e, List<Expr> factors) {
    PrimeFactors.of(n).forEach((prime, multiplicity) -> primePower(prime, e.times(Rational.of(multiplicity)), factors));
  }

  private static void primePower(BigInteger prime, Rational e, List<Expr> factors) {
    BigInteger whole = floor(e);
    Rational fraction = e.minus(Rational.of(whole));
    if (whole.signum() != 0) {
      if (whole.bitLength() > 30) {
        throw new ExpressionLimitException("a power with the exponent " + shortened(e));
      }
      factors.add(new Num(Rational.of(prime).power(whole.intValueExact())));
    }
    if (!fraction.isZero()) {
      factors.add(new Power(new Num(Rational.of(prime)), new Num(fraction)));
    }
  }

  private static BigInteger floor(Rational value) {
    BigInteger[] parts = value.numerator().divideAndRemainder(value.denominator());
    return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  private static String shortened(Rational value) {
    String text = value.toString();
    return text.length() <= 24 ? text : text.substring(0, 20) + "…";
  }

  public Expr base() {
    return base;
  }

  public Expr exponent() {
    return exponent;
  }

  /** Whether the exponent is the given integer. */
  public boolean hasExponent(int value) {
    return exponent.equals(Expr.num(value));
  }

  @Override
  public List<Expr> children() {
    return List.of(base, exponent);
  }

  @Override
  public Expr withChildren(List<Expr> children) {
    return of(children.get(0), children.get(1));
  }

  @Override
  public boolean equals(Object object) {
    return this == object || object instanceof Power other && hash == other.hash && base.equals(other.base) && exponent.equals(other.exponent);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return Printer.print(this);
  }
}

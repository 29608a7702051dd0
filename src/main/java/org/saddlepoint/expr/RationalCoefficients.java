package org.saddlepoint.expr;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** The field of rational numbers. */
final class RationalCoefficients implements Coefficients<Rational> {
  static final RationalCoefficients INSTANCE = new RationalCoefficients();

  private RationalCoefficients() {}

  @Override
  public Rational of(Rational value) {
    return value;
  }

  @Override
  public Optional<Rational> of(Expr constant) {
    return constant instanceof Num n ? Optional.of(n.value()) : Optional.empty();
  }

  @Override
  public Expr toExpr(Rational value) {
    return Expr.num(value);
  }

  @Override
  public Rational plus(Rational left, Rational right) {
    return left.isZero() ? right : right.isZero() ? left : left.plus(right);
  }

  @Override
  public Rational times(Rational left, Rational right) {
    return left.isZero() || right.isZero() ? Rational.ZERO : left.times(right);
  }

  @Override
  public Rational reciprocal(Rational value) {
    return value.reciprocal();
  }

  @Override
  public boolean isZero(Rational value) {
    return value.isZero();
  }

  @Override
  public Optional<Integer> sign(Rational value) {
    return Optional.of(value.signum());
  }

  /** Over a common denominator, which soon divides by all that follow: a greatest common divisor is found for few terms, and for the sum. */
  @Override
  public Rational convolution(List<Rational> left, List<Rational> right, int n) {
    BigInteger above = BigInteger.ZERO;
    BigInteger below = BigInteger.ONE;
    int last = Math.min(n, left.size() - 1);
    // A square has every product of two different coefficients twice.
    boolean square = left == right;
    for (int k = Math.max(0, n + 1 - right.size()); k <= (square ? n / 2 : last); k++) {
      Rational a = left.get(k);
      Rational b = right.get(n - k);
      if (a.isZero() || b.isZero()) {
        continue;
      }
      BigInteger product = a.numerator().multiply(b.numerator());
      BigInteger term = square && k < n - k ? product.shiftLeft(1) : product;
      BigInteger divisor = a.denominator().multiply(b.denominator());
      BigInteger[] parts = below.divideAndRemainder(divisor);
      if (parts[1].signum() != 0) {
        BigInteger missing = divisor.divide(below.gcd(divisor));
        above = above.multiply(missing);
        below = below.multiply(missing);
        parts = below.divideAndRemainder(divisor);
      }
      above = above.add(term.multiply(parts[0]));
    }
    return above.signum() == 0 ? Rational.ZERO : Rational.of(above, below);
  }
}

package org.saddlepoint.expr;

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
}

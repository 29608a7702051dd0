package org.saddlepoint.expr;

import java.util.Map;
import java.util.Optional;

/** Constants written as expressions in normal form: parameters, π, roots, values of functions. */
final class SymbolicCoefficients implements Coefficients<Expr> {
  static final SymbolicCoefficients INSTANCE = new SymbolicCoefficients();

  private SymbolicCoefficients() {}

  @Override
  public Expr of(Rational value) {
    return Expr.num(value);
  }

  @Override
  public Optional<Expr> of(Expr constant) {
    return Optional.of(constant);
  }

  @Override
  public Expr toExpr(Expr value) {
    return value;
  }

  @Override
  public Expr plus(Expr left, Expr right) {
    return left.isZero() ? right : right.isZero() ? left : NormalForm.together(Expr.add(left, right));
  }

  @Override
  public Expr times(Expr left, Expr right) {
    return NormalForm.together(Expr.mul(left, right));
  }

  @Override
  public Expr reciprocal(Expr value) {
    return NormalForm.together(Expr.pow(value, -1));
  }

  @Override
  public boolean isZero(Expr value) {
    return value.isZero() || !(value instanceof Num) && NormalForm.isZero(value);
  }

  @Override
  public Optional<Integer> sign(Expr value) {
    if (value instanceof Num n) {
      return Optional.of(n.value().signum());
    }
    if (!value.freeSymbols().isEmpty()) {
      return Optional.empty();
    }
    double size = Evaluation.real(value, Map.of());
    return Double.isNaN(size) ? Optional.empty() : Optional.of((int) Math.signum(size));
  }
}

package org.saddlepoint.action;

import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Persistence;

/**
 * A Gaussian input to the effective site: its action has + multiplicity·weight·∬ left(t) right(t') ρ(t−t') O(t,t'), so that the
 * inputs η_k, η_l that multiply the post labels have the covariance weight·ρ·O, O a correlation of the source species.
 */
public record Drive(Label left, Label right, Expr weight, Overlap covariance, Persistence persistence) {
  /** 1/2 where an input is correlated with itself. */
  public Expr multiplicity() {
    return left.equals(right) ? Expr.HALF : Expr.ONE;
  }
}

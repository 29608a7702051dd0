package org.saddlepoint.action;

import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Persistence;

/**
 * N times the covariance of the elements of two interactions' matrices, for the unordered pair left.index ≤ right.index:
 * PARALLEL N·E[J_ij K_ij], TRANSPOSED N·E[J_ij K_ji], with i a site of left's target species and j of left's source species.
 * The covariance is {@code weight}·{@code target}(i)·{@code source}(j) with the site weights free of anything but site
 * parameters; a persistence other than quenched multiplies the autocovariance in time.
 */
public record Pairing(Interaction left, Interaction right, Orientation orientation, Expr weight, Expr target, Expr source, Persistence persistence) {
  /** 1/2 for a pair of the same interaction with itself (ordered pairs count twice otherwise), 1 for two different ones. */
  public Expr multiplicity() {
    return left.index() == right.index() ? Expr.HALF : Expr.ONE;
  }
}

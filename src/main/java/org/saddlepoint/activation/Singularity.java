package org.saddlepoint.activation;

import org.saddlepoint.expr.Complex;

/**
 * A singular point of the analytic continuation of an activation; its complex conjugate is one as well.
 *
 * @param at the point, with imaginary part ≥ 0
 * @param kind pole or branch point
 * @param order the order of a pole; 0 for a branch point
 */
public record Singularity(Complex at, Kind kind, int order) {
  /** What happens at the point. */
  public enum Kind {
    POLE,
    BRANCH_POINT
  }

  /** |at|: the radius of convergence of the Taylor series at 0, for the nearest one. */
  public double distance() {
    return at.abs();
  }

  public boolean isReal() {
    return at.im() == 0;
  }
}

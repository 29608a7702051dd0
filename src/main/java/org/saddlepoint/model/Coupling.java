package org.saddlepoint.model;

import org.saddlepoint.expr.Expr;

/**
 * A Gaussian random matrix J_ij from site j of species {@code from} to site i of species {@code to}. N·Var(J_ij) =
 * {@code variance}, N·E(J_ij) = {@code mean}, both free of N (N is always the global N, also in rectangular blocks); the
 * correlation of J_ij with J_ji is {@code reciprocity}; {@code self = false} sets J_ii = 0. Variance may contain site
 * parameters of either end, as a product of one factor per end.
 */
public record Coupling(String name, String to, String from, Expr variance, Expr mean, Expr reciprocity, boolean self, Persistence persistence) {
  /** Whether it joins a species to itself. */
  public boolean square() {
    return to.equals(from);
  }
}

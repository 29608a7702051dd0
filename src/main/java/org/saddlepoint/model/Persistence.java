package org.saddlepoint.model;

import org.saddlepoint.expr.Expr;

/** How a coupling depends on time: fixed, or a stationary Gaussian process with a normalised autocovariance. */
public sealed interface Persistence {
  /** Fixed in time. */
  record Quenched() implements Persistence {}

  /** Redrawn at every instant (δ-correlated; in discrete time: at every step). */
  record White() implements Persistence {}

  /** Autocovariance exp(−|t|/time). */
  record Exponential(Expr time) implements Persistence {}

  /** Autocovariance given by a formula in tau, 1 at tau = 0. */
  record Formula(Expr autocovariance) implements Persistence {}

  Persistence QUENCHED = new Quenched();
}

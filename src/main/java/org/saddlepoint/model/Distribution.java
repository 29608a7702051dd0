package org.saddlepoint.model;

import org.saddlepoint.expr.Expr;

/** A distribution of a real number with its parameters as formulas. */
public sealed interface Distribution {
  record Constant(Expr value) implements Distribution {}

  /** Uniform on [low, high]; the default is [0, 1]. */
  record Uniform(Expr low, Expr high) implements Distribution {}

  /** Normal with mean mu and standard deviation sigma. */
  record Normal(Expr mu, Expr sigma) implements Distribution {}

  /** exp of a normal with mean mu and standard deviation sigma. */
  record LogNormal(Expr mu, Expr sigma) implements Distribution {}

  /** {@code high} with probability p, {@code low} otherwise; the defaults are 1 and 0. */
  record Bernoulli(Expr p, Expr low, Expr high) implements Distribution {}
}

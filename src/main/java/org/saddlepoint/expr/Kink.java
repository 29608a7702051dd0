package org.saddlepoint.expr;

import java.util.Optional;

/**
 * A point where a function of one variable is not smooth.
 *
 * @param at where, to double precision
 * @param exact where, if it is known exactly
 * @param smoothness the number of continuous derivatives: −1 at a jump or a singularity, 0 at a corner, 1 if the slope is continuous
 * @param exponent the smallest fractional or negative power of the distance on either side, if there is one: 3/4 for |x|^(3/4)
 */
public record Kink(double at, Optional<Expr> exact, int smoothness, Optional<Rational> exponent) {
  /** Whether the value or the slope is infinite here. */
  public boolean isSteep() {
    return exponent.isPresent() && exponent.get().compareTo(Rational.ONE) < 0;
  }
}

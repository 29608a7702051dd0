package org.saddlepoint.model;

import java.util.Optional;
import org.saddlepoint.expr.Expr;

/**
 * A dynamical variable on a species. The right-hand side is a formula in fields of the same species ({@code x}, {@code x'}),
 * site parameters, parameters, noises, and inputs {@code sum(J, e)}; the equation reads, by kind,
 *
 * <ul>
 *   <li>DIFFERENTIAL: d^order x/dt^order = right-hand side (solved for the highest derivative),
 *   <li>DISCRETE: x[t+1] = right-hand side at time t,
 *   <li>ALGEBRAIC: x = right-hand side at the same time (not containing x),
 *   <li>IMPLICIT: 0 = right-hand side (static; contains x).
 * </ul>
 */
public record Field(String name, String species, Kind kind, int order, Expr rightHandSide, Optional<Distribution> initial) {
  /** The form of the equation. */
  public enum Kind {
    DIFFERENTIAL,
    DISCRETE,
    ALGEBRAIC,
    IMPLICIT
  }
}

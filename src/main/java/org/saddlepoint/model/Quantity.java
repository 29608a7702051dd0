package org.saddlepoint.model;

import java.util.Optional;
import java.util.OptionalDouble;
import org.saddlepoint.numeric.Estimate;

/**
 * A number that theory or simulation reports under its name ({@code C_x(0)}, {@code PR_phi}).
 *
 * @param value the number; empty where there is no honest one
 * @param error its numerical error or standard error, not negative; empty where it is unknown
 * @param nextOrder the coefficient c of value + c/N, where it is known
 */
public record Quantity(OptionalDouble value, OptionalDouble error, Optional<Estimate> nextOrder) {
  /** No honest number. */
  public static final Quantity NONE = new Quantity(OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());

  /** A number with its error; a value that is not finite is none, an error that is not finite is unknown. */
  public static Quantity of(double value, double error) {
    if (!Double.isFinite(value)) {
      return NONE;
    }
    return new Quantity(OptionalDouble.of(value), Double.isFinite(error) ? OptionalDouble.of(Math.abs(error)) : OptionalDouble.empty(), Optional.empty());
  }

  public static Quantity of(Estimate estimate) {
    return of(estimate.value(), estimate.error());
  }

  public Quantity withNextOrder(Estimate coefficient) {
    return new Quantity(value, error, Optional.of(coefficient));
  }
}

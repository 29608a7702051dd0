package org.saddlepoint.solve;

import java.util.function.DoubleUnaryOperator;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.numeric.Estimate;
import org.saddlepoint.numeric.NumericalFailure;
import org.saddlepoint.numeric.Roots;

/** Where the static state loses its stability as one number of the model varies: λ = 1. */
public final class TransitionPoint {
  private static final double FARTHEST = 1e4;

  private TransitionPoint() {}

  /**
   * The critical value next to {@code start} > 0.
   *
   * @param stability λ of the static state as a function of the number; NaN where there is none
   */
  public static Quantity near(double start, DoubleUnaryOperator stability) {
    DoubleUnaryOperator excess = logarithm -> Math.log(stability.applyAsDouble(Math.exp(logarithm)));
    double from = Math.log(start);
    double here = excess.applyAsDouble(from);
    if (Double.isNaN(here) || here == Double.POSITIVE_INFINITY) {
      return Quantity.NONE;
    }
    double end = here > 0 ? from - Math.log(FARTHEST) : from + Math.log(FARTHEST);
    try {
      return Roots.walk(excess, from, end, 0.05)
          .map(bracket -> Roots.in(excess, bracket, 1e-13))
          .map(root -> Quantity.of(new Estimate(Math.exp(root.value()), Math.exp(root.value()) * (root.error() + 1e-12))))
          .orElse(Quantity.NONE);
    } catch (NumericalFailure noState) {
      return Quantity.NONE;
    }
  }
}

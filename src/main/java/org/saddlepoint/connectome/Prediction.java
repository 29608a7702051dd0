package org.saddlepoint.connectome;

import java.util.List;
import java.util.OptionalDouble;
import org.saddlepoint.model.Result;
import org.saddlepoint.solve.SolveOptions;
import org.saddlepoint.solve.Solver;

/**
 * What the mean-field theory says about the fitted model.
 *
 * @param result quantities and functions as {@code solve} reports them
 * @param withOverlaps whether the model was solved with its overlaps (or reciprocity)
 * @param words how the theory was applied, in a sentence or two
 */
public record Prediction(Result result, boolean withOverlaps, String words) {
  private static final SolveOptions WANTED = new SolveOptions(List.of("mean_x", "mean_phi", "C_x(0)", "C_x(inf)", "C_phi(0)", "C_phi(inf)", "gain_phi", "var_x", "var_phi",
      "PR_x", "PR_phi", "PR_x_zscored", "PR_phi_zscored", "critical_g", "stability", "C_x", "C_phi"), OptionalDouble.empty(), OptionalDouble.empty());

  /**
   * Solves the model without its overlaps, which takes seconds. With them the effective process of every neuron is sampled, which for a
   * thousand different neurons takes hours.
   */
  static Prediction of(FittedNetworks fitted) {
    Result result = Solver.solve(fitted.withoutOverlaps(), WANTED);
    if (!fitted.overlapping()) {
      return new Prediction(result, true, "The theory is that of the fitted model, which has no overlaps.");
    }
    return new Prediction(result, false,
        "The theory is that of the fitted model with all overlaps set to zero: with them a neuron feels its own past output, and its effective process is "
            + "not Gaussian. Overlaps above zero strengthen and slow the activity, below zero they weaken it.");
  }
}

package org.saddlepoint.connectome;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.saddlepoint.model.Result;
import org.saddlepoint.solve.SolveOptions;
import org.saddlepoint.solve.Solver;

/**
 * What the mean-field theory says about the fitted model.
 *
 * @param result quantities and functions as {@code solve} reports them
 * @param overlapping the same with overlaps, sampled, where that was wanted
 * @param withOverlaps whether {@code result} solved with all overlaps of the model (or reciprocity)
 * @param words how the theory was applied, in a sentence or two
 */
public record Prediction(Result result, Optional<Result> overlapping, boolean withOverlaps, String words) {
  private static final SolveOptions WANTED = new SolveOptions(List.of("mean_x", "mean_phi", "C_x(0)", "C_x(inf)", "C_phi(0)", "C_phi(inf)", "gain_phi", "var_x", "var_phi",
      "PR_x", "PR_phi", "PR_x_zscored", "PR_phi_zscored", "critical_g", "stability", "C_x", "C_phi"), OptionalDouble.empty(), OptionalDouble.empty());

  /**
   * Solves the model without its overlaps, which takes seconds.
   *
   * @param overlaps whether the model with overlaps is solved too, with the effective process of every class of neurons sampled: some
   *     minutes of one core
   */
  static Prediction of(FittedNetworks fitted, boolean overlaps) {
    Result result = Solver.solve(fitted.withoutOverlaps(), WANTED);
    if (!fitted.overlapping()) {
      return new Prediction(result, Optional.empty(), true, "The theory is that of the fitted model, which has no overlaps.");
    }
    return new Prediction(result, overlaps ? Optional.of(Solver.solve(fitted.full(), WANTED)) : Optional.empty(), false,
        "The theory is that of the fitted model with all overlaps set to zero: with them a neuron feels its own past output, and its effective process is "
            + "not Gaussian. Overlaps above zero strengthen and slow the activity, below zero they weaken it. " + (overlaps
                ? "With overlaps it is sampled. It is that of many modes of every kind: where a single mode, such as the mean of couplings of one sign, holds "
                    + "a finite share of the activity of the network, it does not apply."
                : "--overlaps samples the theory with them."));
  }
}

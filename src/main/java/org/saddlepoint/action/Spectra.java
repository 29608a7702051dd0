package org.saddlepoint.action;

import java.util.List;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kernel;
import org.saddlepoint.model.Network;

/**
 * The stationary state at one angular frequency: F(ω) = ∫ dτ e^{−iωτ} F(τ) of the correlations C[f,g] and responses R[f,g] of the
 * fields with linear dynamics, in terms of the spectra of what drives them. A response that feeds back on itself stands on both
 * sides.
 */
public record Spectra(MeanFieldEquations saddle, List<Solution> solutions) implements Stage {
  /** kernel(omega) = value */
  public record Solution(Kernel kernel, Expr value) {}

  @Override
  public Network network() {
    return saddle.network();
  }
}

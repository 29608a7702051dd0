package org.saddlepoint.action;

import java.util.List;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Kernel;
import org.saddlepoint.model.Network;

/**
 * The stationary state: equations for functions of one lag. C[f,g](τ) = ⟨f(t+τ) g(t)⟩ summed over the species' sites per N,
 * R[f,g](τ) the response of f to a field added to the equation of g a time τ before. Each equation left = right has on its
 * left the linear operators of the local dynamics acting on C or R.
 */
public record TwoPoint(MeanFieldEquations saddle, List<Equation> equations) implements Stage {
  /** left = right as functions of the lag tau, solved for {@code leading} where it is its highest derivative. */
  public record Equation(Expr left, Expr right, Kernel leading) {}

  /** Head of correlation kernels. */
  public static final String CORRELATION = "C";

  /** Head of response kernels. */
  public static final String RESPONSE = "R";

  /** Head of means, M[b] = (1/N) Σ_j ⟨b_j⟩. */
  public static final String MEAN = "M";

  /** Head of the covariance function of a noise. */
  public static final String NOISE = "K";

  @Override
  public Network network() {
    return saddle.network();
  }
}

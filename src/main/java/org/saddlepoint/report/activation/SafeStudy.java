package org.saddlepoint.report.activation;

import java.util.List;
import java.util.Optional;
import org.saddlepoint.activation.Activation;
import org.saddlepoint.activation.ApproximationError;
import org.saddlepoint.activation.RationalFit;
import org.saddlepoint.expr.Complex;
import org.saddlepoint.expr.Expr;

/**
 * A Padé activation unit in its safe form, P(x)/(1 + Σ b_k |x|^k) with b_k ≥ 0, nearest to the activation in the mean square under a Gaussian.
 *
 * @param name its name
 * @param variance of that Gaussian
 * @param formula P/Q
 * @param errors see {@link ApproximantStudy#errors()}
 */
public record SafeStudy(String name, double variance, Expr formula, List<ApproximationError> errors) implements ApproximantStudy {
  /** @throws org.saddlepoint.numeric.NumericalFailure if the activation has no square average at that variance */
  static SafeStudy of(Activation phi, int m, int n, double variance, double[] variances) {
    Expr formula = RationalFit.safe(phi, variance, m, n);
    return new SafeStudy("safe [" + m + "/" + n + "]", variance, formula, ApproximantStudy.errors(phi, Activation.of(formula), variances));
  }

  @Override
  public String kind() {
    return "Pade activation unit in its safe form, least squares under a Gaussian of variance " + org.saddlepoint.report.NumberFormat.of(variance);
  }

  @Override
  public boolean fitted() {
    return true;
  }

  /** Odd powers of |x| have no continuation into the complex plane. */
  @Override
  public List<Complex> poles() {
    return List.of();
  }

  @Override
  public Optional<String> refusal() {
    return Optional.empty();
  }

  @Override
  public List<String> remarks() {
    return List.of();
  }
}

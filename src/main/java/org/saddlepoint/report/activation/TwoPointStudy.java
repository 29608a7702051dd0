package org.saddlepoint.report.activation;

import java.util.List;
import java.util.Optional;
import org.saddlepoint.activation.Activation;
import org.saddlepoint.activation.ApproximationError;
import org.saddlepoint.activation.TwoPointApproximant;
import org.saddlepoint.expr.Complex;
import org.saddlepoint.expr.Expr;

/**
 * An approximant that matches expansions at 0 and at infinity.
 *
 * @param name its name
 * @param atInfinity how many coefficients at infinity it matches
 * @param approximant the function and its quotient in s = √(1 + x²)
 * @param poles those in x
 * @param errors see {@link ApproximantStudy#errors()}
 */
public record TwoPointStudy(String name, int atInfinity, TwoPointApproximant approximant, List<Complex> poles, List<ApproximationError> errors) implements ApproximantStudy {
  /** @throws org.saddlepoint.expr.NotAnalyticException with a sentence, if the activation has no such approximant */
  static TwoPointStudy of(Activation phi, int n, int atInfinity, double[] variances) {
    TwoPointApproximant approximant = TwoPointApproximant.of(phi.formula(), n, atInfinity);
    List<ApproximationError> errors = approximant.pole() ? List.of() : ApproximantStudy.errors(phi, Activation.of(approximant.formula()), variances);
    return new TwoPointStudy("two-point " + n + "/" + atInfinity, atInfinity, approximant, approximant.poles(), errors);
  }

  @Override
  public String kind() {
    return "two-point Pade approximant in sqrt(1 + x^2), " + atInfinity + (atInfinity == 1 ? " coefficient" : " coefficients") + " at infinity";
  }

  @Override
  public Expr formula() {
    return approximant.formula();
  }

  @Override
  public Optional<String> refusal() {
    return approximant.pole() ? Optional.of("a pole on the real axis, so that Gaussian averages are infinite") : Optional.empty();
  }

  @Override
  public List<String> remarks() {
    return List.of();
  }
}

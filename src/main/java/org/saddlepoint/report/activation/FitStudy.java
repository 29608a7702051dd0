package org.saddlepoint.report.activation;

import java.util.List;
import java.util.Optional;
import org.saddlepoint.activation.Activation;
import org.saddlepoint.activation.ApproximationError;
import org.saddlepoint.activation.RationalApproximant;
import org.saddlepoint.activation.RationalFit;
import org.saddlepoint.expr.Complex;
import org.saddlepoint.expr.Expr;

/**
 * The quotient of polynomials of given degrees that is nearest to the activation in the mean square under a Gaussian.
 *
 * @param name its name
 * @param variance of that Gaussian
 * @param rational its poles
 * @param errors see {@link ApproximantStudy#errors()}
 */
public record FitStudy(String name, double variance, RationalApproximant rational, List<ApproximationError> errors) implements ApproximantStudy {
  /** @throws org.saddlepoint.numeric.NumericalFailure if the activation has no square average at that variance */
  static FitStudy of(Activation phi, int m, int n, double variance, double[] variances) {
    RationalApproximant rational = RationalFit.of(phi, variance, m, n);
    return new FitStudy("fit [" + m + "/" + n + "]", variance, rational, rational.usable() ? ApproximantStudy.errors(phi, rational.activation(), variances) : List.of());
  }

  @Override
  public String kind() {
    return "least squares under a Gaussian of variance " + org.saddlepoint.report.NumberFormat.of(variance);
  }

  @Override
  public boolean fitted() {
    return true;
  }

  @Override
  public Expr formula() {
    return rational.formula();
  }

  @Override
  public List<Complex> poles() {
    return rational.poles();
  }

  @Override
  public Optional<String> refusal() {
    return PadeStudy.refusal(rational);
  }

  @Override
  public List<String> remarks() {
    return PadeStudy.doublets(rational);
  }
}

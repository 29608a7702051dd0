package org.saddlepoint.report.activation;

import java.util.List;
import org.saddlepoint.activation.Activation;
import org.saddlepoint.activation.ApproximationError;
import org.saddlepoint.activation.RationalApproximant;
import org.saddlepoint.expr.Approximant;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.NormalForm;
import org.saddlepoint.expr.Pade;
import org.saddlepoint.numeric.NumericalFailure;

/**
 * A Padé approximant of an activation about 0.
 *
 * @param approximant P and Q, exact
 * @param rational its poles and doublets
 * @param errors how far it is from the activation at the variances of the study; empty if it has a pole on the real axis or the average
 *     of the square of the activation does not exist
 */
public record PadeStudy(Approximant approximant, RationalApproximant rational, List<ApproximationError> errors) {

  /** @throws org.saddlepoint.expr.NotAnalyticException if the activation has no Taylor series at 0 */
  static PadeStudy of(Activation phi, int m, int n, double[] variances) {
    Approximant approximant = Pade.approximant(phi.formula(), Activation.X, m, n);
    RationalApproximant rational = RationalApproximant.of(approximant);
    return new PadeStudy(approximant, rational, rational.usable() ? errors(phi, rational.activation(), variances) : List.of());
  }

  private static List<ApproximationError> errors(Activation phi, Activation psi, double[] variances) {
    try {
      return java.util.Arrays.stream(variances).mapToObj(v -> ApproximationError.of(phi, psi, v)).toList();
    } catch (NumericalFailure noAverage) {
      return List.of();
    }
  }

  /** {@code [3/2]}, as asked for. */
  public String name() {
    return "[" + approximant.requestedNumeratorDegree() + "/" + approximant.requestedDenominatorDegree() + "]";
  }

  /** The coefficients of P or Q, the constant term first. */
  static List<Expr> coefficients(Expr polynomial) {
    return NormalForm.coefficients(polynomial, Activation.X).orElseThrow();
  }

  double at(double x) {
    return Evaluation.real(rational.formula(), Activation.X, x);
  }
}

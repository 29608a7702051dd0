package org.saddlepoint.report.activation;

import java.util.List;
import java.util.Optional;
import org.saddlepoint.activation.Activation;
import org.saddlepoint.activation.ApproximationError;
import org.saddlepoint.expr.Complex;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.numeric.NumericalFailure;

/** A function that may stand for an activation, and how well it does. */
public sealed interface ApproximantStudy permits PadeStudy, TwoPointStudy, FitStudy, SafeStudy {
  /** A short name, unique within a study: {@code [3/2]}. */
  String name();

  /** What kind of approximant it is, in words. */
  String kind();

  Expr formula();

  /** Poles in the complex plane with imaginary part ≥ 0. */
  List<Complex> poles();

  /** Why it cannot stand for the activation; empty if it can. */
  Optional<String> refusal();

  /** How far it is from the activation at the variances of the study; empty if refused or an average does not exist. */
  List<ApproximationError> errors();

  /** What else is to be said about it, one sentence each. */
  List<String> remarks();

  /** Whether its coefficients are decimals from a fit. */
  default boolean fitted() {
    return false;
  }

  default double at(double x) {
    return Evaluation.real(formula(), Activation.X, x);
  }

  /** The errors at some variances; none if an average does not exist. */
  static List<ApproximationError> errors(Activation phi, Activation psi, double[] variances) {
    try {
      return java.util.Arrays.stream(variances).mapToObj(v -> ApproximationError.of(phi, psi, v)).toList();
    } catch (NumericalFailure noAverage) {
      return List.of();
    }
  }
}

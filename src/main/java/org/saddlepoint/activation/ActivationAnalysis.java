package org.saddlepoint.activation;

import java.util.List;
import java.util.Optional;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.NotAnalyticException;
import org.saddlepoint.expr.Series;

/**
 * What there is to know about an activation before any network is solved.
 *
 * @param activation the function itself, with its kinks
 * @param parity decided exactly
 * @param atPlusInfinity growth for x → +∞
 * @param atMinusInfinity growth for x → −∞
 * @param singularities poles and branch points in the complex plane, nearest to 0 first
 * @param taylor the exact expansion about 0, if there is one
 */
public record ActivationAnalysis(
    Activation activation, Parity parity, Growth atPlusInfinity, Growth atMinusInfinity, List<Singularity> singularities, Optional<Series> taylor) {

  /** Analyses a formula in x, with its Taylor series up to the given order. */
  public static ActivationAnalysis of(Expr formula, int order) {
    return new ActivationAnalysis(
        Activation.of(formula), Parity.of(formula), Growth.of(formula, true), Growth.of(formula, false), Singularities.of(formula), taylor(formula, order));
  }

  private static Optional<Series> taylor(Expr formula, int order) {
    try {
      return Optional.of(Series.of(formula, Activation.X, order));
    } catch (NotAnalyticException kink) {
      return Optional.empty();
    }
  }

  /** The poles on the real axis, where the formula is not a function at all and every average of φ² is infinite. */
  public List<Singularity> realPoles() {
    return singularities.stream().filter(s -> s.isReal() && s.kind() == Singularity.Kind.POLE).toList();
  }

  /** The radius of convergence of the Taylor series at 0: the distance of the nearest singular point, infinite for entire functions. */
  public double radius() {
    return singularities.isEmpty() ? Double.POSITIVE_INFINITY : singularities.get(0).distance();
  }

  /**
   * The number s = (s₊² + s₋²)/2 of residual slopes: the frozen state and the average of φ² exist for every noise only while g² s &lt; 1
   * (arXiv:2510.21742).
   */
  public double residualGain() {
    double plus = atPlusInfinity.residualSlope();
    double minus = atMinusInfinity.residualSlope();
    return (plus * plus + minus * minus) / 2;
  }
}

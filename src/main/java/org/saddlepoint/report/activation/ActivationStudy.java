package org.saddlepoint.report.activation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saddlepoint.activation.Activation;
import org.saddlepoint.activation.ActivationAnalysis;
import org.saddlepoint.activation.GaussianMoments;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.numeric.Estimate;
import org.saddlepoint.numeric.NumericalFailure;

/**
 * What {@code saddlepoint activation} reports about one formula.
 *
 * @param analysis parity, kinks, growth, singular points, Taylor series
 * @param approximants those asked for
 * @param moments averages at the variances of the study; those that do not exist are missing
 * @param critical where the quiescent state of the standard network loses its stability, if there is one
 */
public record ActivationStudy(ActivationAnalysis analysis, List<PadeStudy> approximants, List<GaussianMoments> moments, Optional<Estimate> critical) {
  private static final int SERIES_ORDER = 9;

  /** Below, at and beyond the scale on which a sigmoid bends. */
  static final double[] VARIANCES = {0.25, 1, 4};

  /** The degrees of a Padé approximant. */
  public record Degrees(int m, int n) {}

  /** What there is to know before any approximant: cheap, and enough to refuse a formula. */
  public static ActivationAnalysis analyse(Expr formula) {
    return ActivationAnalysis.of(formula, SERIES_ORDER);
  }

  /** @throws org.saddlepoint.expr.NotAnalyticException if approximants are asked for and there is no Taylor series at 0 */
  public static ActivationStudy of(ActivationAnalysis analysis, List<Degrees> degrees) {
    Activation phi = analysis.activation();
    List<PadeStudy> approximants = degrees.stream().map(d -> PadeStudy.of(phi, d.m(), d.n(), VARIANCES)).toList();
    List<GaussianMoments> moments = new ArrayList<>();
    for (double variance : VARIANCES) {
      try {
        moments.add(GaussianMoments.of(phi, variance));
      } catch (NumericalFailure divergent) {
        // An average that does not exist is not reported.
      }
    }
    return new ActivationStudy(analysis, approximants, moments, CriticalCoupling.of(phi.formula()));
  }

  Expr formula() {
    return analysis.activation().formula();
  }
}

package org.saddlepoint.report.activation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saddlepoint.activation.Activation;
import org.saddlepoint.activation.ActivationAnalysis;
import org.saddlepoint.activation.GaussianMoments;
import org.saddlepoint.activation.PadeFamily;
import org.saddlepoint.activation.PowerLaw;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.NotAnalyticException;
import org.saddlepoint.numeric.Estimate;
import org.saddlepoint.numeric.NumericalFailure;

/**
 * What {@code saddlepoint activation} reports about one formula.
 *
 * @param analysis parity, kinks, growth, singular points, Taylor series
 * @param approximants those that exist
 * @param missing why there are no others, one sentence each
 * @param moments averages at the variances of the study; those that do not exist are missing
 * @param critical where the quiescent state of the standard network loses its stability, if there is one
 * @param predictions of the standard network; empty if the activation makes none
 * @param powerLaw the scaling with the couplings, where there is one
 */
public record ActivationStudy(
    ActivationAnalysis analysis, List<ApproximantStudy> approximants, List<String> missing, List<GaussianMoments> moments, Optional<Estimate> critical,
    Optional<Predictions> predictions, Optional<PowerLaw> powerLaw) {
  private static final int SERIES_ORDER = 9;

  /** Below, at and beyond the scale on which a sigmoid bends. */
  static final double[] VARIANCES = {0.25, 0.5, 1, 2, 4};

  /** The degrees of a Padé approximant. */
  public record Degrees(int m, int n) {}

  /** The degree in √(1 + x²) of a two-point approximant's denominator and how many coefficients at infinity it matches. */
  public record Ends(int n, int atInfinity) {}

  /** The degrees of a least-squares fit and the variance of the Gaussian that weighs. */
  public record Fit(int m, int n, double variance) {}

  /**
   * Which approximants are wanted.
   *
   * @param strict whether one that does not exist is a mistake, because the user asked for it
   */
  public record Wanted(List<Degrees> pade, List<Ends> twoPoint, List<Fit> fits, List<Fit> safe, boolean strict) {
    public static final Wanted NONE = new Wanted(List.of(), List.of(), List.of(), List.of(), false);
    /** What is tried where nothing is asked for. */
    public static final Wanted USUAL =
        new Wanted(List.of(new Degrees(1, 2), new Degrees(3, 2), new Degrees(3, 4)), List.of(new Ends(2, 2), new Ends(3, 2), new Ends(2, 1), new Ends(3, 1), new Ends(3, 3)), List.of(new Fit(3, 4, 1)), List.of(), false);
  }

  /** What there is to know before any approximant: cheap, and enough to refuse a formula. */
  public static ActivationAnalysis analyse(Expr formula) {
    return ActivationAnalysis.of(formula, SERIES_ORDER);
  }

  /** @throws NotAnalyticException if an approximant is strictly wanted that does not exist */
  public static ActivationStudy of(ActivationAnalysis analysis, Wanted wanted) {
    Activation phi = analysis.activation();
    List<String> missing = new ArrayList<>();
    List<ApproximantStudy> approximants = approximants(phi, wanted, missing);
    List<GaussianMoments> moments = new ArrayList<>();
    for (double variance : VARIANCES) {
      try {
        moments.add(GaussianMoments.of(phi, variance));
      } catch (NumericalFailure divergent) {
        // An average that does not exist is not reported.
      }
    }
    return new ActivationStudy(
        analysis, approximants, missing, moments, CriticalCoupling.of(phi.formula()), Predictions.of(phi.formula(), approximants), PowerLaw.of(analysis));
  }

  private static List<ApproximantStudy> approximants(Activation phi, Wanted wanted, List<String> missing) {
    List<ApproximantStudy> found = new ArrayList<>();
    try {
      wanted.pade().forEach(d -> found.add(PadeStudy.of(phi, d.m(), d.n(), VARIANCES)));
    } catch (NotAnalyticException reason) {
      note("no Pade approximant about 0: ", reason, wanted, missing);
    }
    twoPoint(phi, wanted, missing, found);
    try {
      wanted.fits().forEach(f -> fit(phi, f, wanted.strict(), found));
      wanted.safe().forEach(f -> found.add(SafeStudy.of(phi, f.m(), f.n(), f.variance(), VARIANCES)));
    } catch (NumericalFailure | IllegalArgumentException reason) {
      note("no least-squares fit: ", reason, wanted, missing);
    }
    return found;
  }

  /** Where nobody insists on a fit and it has a pole, its form without poles stands beside it. */
  private static void fit(Activation phi, Fit f, boolean strict, List<ApproximantStudy> found) {
    FitStudy study = FitStudy.of(phi, f.m(), f.n(), f.variance(), VARIANCES);
    found.add(study);
    if (!strict && study.refusal().isPresent()) {
      int n = PadeFamily.UNIT;
      found.add(SafeStudy.of(phi, PadeFamily.above(phi.formula(), n), n, f.variance(), VARIANCES));
    }
  }

  /** Every one that is strictly wanted; else the first that exists and has no pole. */
  private static void twoPoint(Activation phi, Wanted wanted, List<String> missing, List<ApproximantStudy> found) {
    Optional<RuntimeException> first = Optional.empty();
    for (Ends e : wanted.twoPoint()) {
      try {
        TwoPointStudy study = TwoPointStudy.of(phi, e.n(), e.atInfinity(), VARIANCES);
        if (wanted.strict() || study.refusal().isEmpty()) {
          found.add(study);
          if (!wanted.strict()) {
            return;
          }
        }
      } catch (NotAnalyticException | IllegalArgumentException reason) {
        first = Optional.of(first.orElse(reason));
        if (wanted.strict()) {
          break;
        }
      }
    }
    first.ifPresent(reason -> note("no two-point Pade approximant: ", reason, wanted, missing));
  }

  private static void note(String what, RuntimeException reason, Wanted wanted, List<String> missing) {
    if (wanted.strict()) {
      throw new NotAnalyticException(what + reason.getMessage());
    }
    missing.add(what + reason.getMessage());
  }

  Expr formula() {
    return analysis.activation().formula();
  }
}

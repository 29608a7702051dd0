package org.saddlepoint.report.activation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.saddlepoint.activation.Activation;
import org.saddlepoint.activation.ApproximationError;
import org.saddlepoint.activation.GaussianMoments;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.numeric.NumericalFailure;
import org.saddlepoint.solve.StaticStates;

/**
 * What the theory of the standard network with a frozen noise of variance one predicts with an activation, and with its approximants in
 * its place, as far as the fixed point is stable.
 *
 * @param g the couplings of the curves
 * @param curves the activation first, then its approximants
 * @param end the coupling at which the activation's fixed point is lost or becomes unstable; infinite if none was found
 * @param after what is there beyond
 * @param line the border of stability in the plane of g and σ
 */
public record Predictions(double[] g, List<Curve> curves, double end, StaticStates.Kind after, List<Border> line) {
  /** The names reported, in the order of tables. */
  static final List<String> QUANTITIES = List.of("C_x(0)", "C_phi(0)", "gain_phi", "PR_x", "PR_phi");
  private static final List<String> WANTED = List.of("C_x(0)", "var_x", "C_phi(0)", "gain_phi", "PR_x", "PR_phi");
  private static final int POINTS = 16;
  private static final double WEAKEST = 0.01;
  private static final double STRONGEST = 20;
  private static final double GROWTH = 1.35;
  private static final double BEYOND = 1.02;
  private static final double[] NOISES = {0.05, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3};

  /** The predictions of one function at every coupling. */
  public record Curve(String name, List<StaticStates.Point> points) {
    double[] values(String quantity) {
      return points.stream().mapToDouble(p -> p.value(quantity)).toArray();
    }
  }

  /** Where the fixed point ends at a standard deviation of the noise. */
  public record Border(double sigma, double g, StaticStates.Kind after) {}

  /** What an approximant does to the predictions at one coupling, in words of errors. */
  public record Shift(String name, StaticStates.Point point, Optional<ApproximationError> error, double variance) {}

  static Optional<Predictions> of(Expr phi, List<ApproximantStudy> approximants) {
    StaticStates states;
    try {
      states = states(phi);
    } catch (IllegalArgumentException | InputException declined) {
      return Optional.empty();
    }
    Border border = border(states, 1);
    double last = Math.min(border.g(), STRONGEST);
    double[] g = IntStream.rangeClosed(1, POINTS).mapToDouble(k -> tidy(last * k / (POINTS + 0.25))).toArray();
    List<Curve> curves = new ArrayList<>();
    if (last > WEAKEST) {
      curves.add(curve("activation", states, g));
      for (ApproximantStudy a : approximants) {
        if (a.refusal().isEmpty() && !a.formula().equals(phi)) {
          try {
            curves.add(curve(a.name(), states(a.formula()), g));
          } catch (IllegalArgumentException | InputException declined) {
            // An approximant that makes no network has no predictions.
          }
        }
      }
    }
    List<Border> line = Arrays.stream(NOISES).mapToObj(sigma -> border(states, sigma)).toList();
    return Optional.of(new Predictions(g, curves, border.g(), border.after(), line));
  }

  private static StaticStates states(Expr phi) {
    return StaticStates.of(StandardNetwork.frozen(phi, 1, 1), WANTED, Set.of("g", "sigma"));
  }

  private static Curve curve(String name, StaticStates states, double[] g) {
    return new Curve(name, Arrays.stream(g).mapToObj(v -> states.at(at(v, 1))).toList());
  }

  private static Map<String, Rational> at(double g, double sigma) {
    return Map.of("g", Rational.ofDouble(g), "sigma", Rational.ofDouble(sigma));
  }

  /** Follows the fixed point to stronger couplings until it ends, then halves. */
  private static Border border(StaticStates states, double sigma) {
    double before = 0;
    double here = WEAKEST;
    StaticStates.Kind kind = states.kind(at(here, sigma));
    while (stable(kind) && here < STRONGEST) {
      before = here;
      here *= GROWTH;
      kind = states.kind(at(here, sigma));
    }
    if (stable(kind)) {
      return new Border(sigma, Double.POSITIVE_INFINITY, kind);
    }
    while (before > 0 && here - before > 1e-6 * here) {
      double middle = 0.5 * (before + here);
      StaticStates.Kind found = states.kind(at(middle, sigma));
      if (stable(found)) {
        before = middle;
      } else {
        here = middle;
        kind = found;
      }
    }
    // Close to a fold iterations slow down without end; what is there is seen a little further on.
    return new Border(sigma, before, kind == StaticStates.Kind.UNKNOWN ? states.kind(at(BEYOND * here, sigma)) : kind);
  }

  private static boolean stable(StaticStates.Kind kind) {
    return kind == StaticStates.Kind.QUIESCENT || kind == StaticStates.Kind.FIXED_POINT;
  }

  /** Three digits, so that a user can type it. */
  private static double tidy(double value) {
    return new java.math.BigDecimal(value).round(new java.math.MathContext(3)).doubleValue();
  }

  /** The index of the coupling at about two thirds of the range, where an activation is neither linear nor at its end. */
  int chosen() {
    return (2 * POINTS) / 3 - 1;
  }

  /** Every function at the chosen coupling, with the error of the approximant at the activation's own variance. */
  List<Shift> shifts(Activation phi, List<ApproximantStudy> approximants) {
    List<Shift> shifts = new ArrayList<>();
    for (Curve curve : curves) {
      StaticStates.Point point = curve.points().get(chosen());
      double variance = curves.get(0).points().get(chosen()).value("C_x(0)");
      Optional<ApproximationError> error = approximants.stream().filter(a -> a.name().equals(curve.name())).findFirst().flatMap(a -> error(phi, a, variance));
      shifts.add(new Shift(curve.name(), point, error, variance));
    }
    return shifts;
  }

  private static Optional<ApproximationError> error(Activation phi, ApproximantStudy approximant, double variance) {
    try {
      return Double.isFinite(variance) ? Optional.of(ApproximationError.of(phi, Activation.of(approximant.formula()), variance)) : Optional.empty();
    } catch (NumericalFailure noAverage) {
      return Optional.empty();
    }
  }

  /** How far Δ may be off, to first order, where the mean square of the output is off by at most δ: g² δ/(1 − g² dq/dΔ). */
  static double varianceWithin(Activation phi, double g, double variance, double delta) {
    double step = 1e-3 * variance;
    double slope = (GaussianMoments.of(phi, variance + step).secondMoment().value() - GaussianMoments.of(phi, variance - step).secondMoment().value()) / (2 * step);
    return g * g * delta / (1 - g * g * slope);
  }
}

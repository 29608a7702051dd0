package org.saddlepoint.report.activation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.saddlepoint.activation.Activation;
import org.saddlepoint.report.NumberFormat;
import org.saddlepoint.solve.StaticStates;

/** Predictions with an activation and with its approximants, for a terminal. */
final class PredictionText {
  static final String NETWORK = "x' = -x + sum(J, phi(x)) + xi, frozen noise of variance 1";

  /** Per cent below which a change is rounding. */
  private static final double SAME = 1e-9;
  private static final double ROUNDING = 1e-14;

  private PredictionText() {}

  static void add(StringBuilder text, ActivationStudy study) {
    Optional<Predictions> found = study.predictions();
    if (found.isEmpty()) {
      text.append("\nno predictions: the network ").append(NETWORK).append(" cannot be solved with this activation\n");
      return;
    }
    Predictions predictions = found.get();
    text.append("\nPredictions for ").append(NETWORK).append("\n  ").append(end(predictions)).append('\n');
    if (predictions.curves().isEmpty()) {
      return;
    }
    double g = predictions.g()[predictions.chosen()];
    text.append(String.format("  at g = %-9s", NumberFormat.of(g)));
    Predictions.QUANTITIES.forEach(q -> text.append(String.format("%-28s", q)));
    text.append('\n');
    List<Predictions.Shift> shifts = predictions.shifts(study.analysis().activation(), study.approximants());
    StaticStates.Point parent = shifts.get(0).point();
    for (Predictions.Shift shift : shifts) {
      text.append(String.format("  %-16s", shift.name()));
      for (String q : Predictions.QUANTITIES) {
        text.append(String.format("%-28s", value(shift.point(), parent, q)));
      }
      text.append('\n');
      shift.error().ifPresent(e -> text.append("                  ").append(within(study.analysis().activation(), g, shift)).append('\n'));
    }
  }

  /** Where the fixed point ends, in a sentence. */
  static String end(Predictions p) {
    if (Double.isInfinite(p.end())) {
      return "the fixed point is stable up to g = 20, where the search ends";
    }
    if (p.curves().isEmpty()) {
      return "no fixed point is stable at any g: " + after(p);
    }
    return "the fixed point is stable up to g = " + NumberFormat.of(p.end(), 1e-6 * p.end()) + "; beyond it " + after(p);
  }

  private static String after(Predictions p) {
    return switch (p.after()) {
      case NONE -> "there is none that stays finite";
      case UNSTABLE -> "the network fluctuates by itself and these formulas no longer hold";
      default -> "the numerics do not say what there is";
    };
  }

  static String value(StaticStates.Point point, StaticStates.Point parent, String quantity) {
    // A mean slope that vanishes by symmetry comes out as rounding.
    double value = Math.abs(point.value(quantity)) < ROUNDING ? 0 : point.value(quantity);
    double reference = Math.abs(parent.value(quantity)) < ROUNDING ? 0 : parent.value(quantity);
    if (Double.isNaN(value)) {
      return switch (point.kind()) {
        case UNSTABLE -> "unstable";
        case NONE -> "no fixed point";
        default -> "–";
      };
    }
    String number = NumberFormat.of(value, 1e-6 * Math.abs(value)).replaceFirst(" ±.*|\\(\\d+\\)$", "");
    return point == parent || reference == 0 ? number : number + " (" + change(100 * (value / reference - 1)) + ")";
  }

  /** A change in per cent with two digits; large ones as a factor say more. */
  private static String change(double percent) {
    double size = Math.abs(percent);
    if (!(size < 1000)) {
      return "far off";
    }
    if (size < SAME) {
      return "the same";
    }
    return String.format(Locale.ROOT, size >= 10 ? "%+.0f %%" : size >= 1 ? "%+.1f %%" : "%+.2g %%", percent);
  }

  /** What the error of an approximant allows, by the inequality of Cauchy and Schwarz. */
  static String within(Activation phi, double g, Predictions.Shift shift) {
    org.saddlepoint.activation.ApproximationError e = shift.error().orElseThrow();
    double variance = Predictions.varianceWithin(phi, g, shift.variance(), e.secondMoment());
    return String.format(Locale.ROOT, "error %.2e r.m.s. at this variance allows %.1e in <phi^2>, %.1e in <phi'>, about %.1e in C_x(0)", e.rms().value(), e.secondMoment(), e.gain(), variance);
  }
}

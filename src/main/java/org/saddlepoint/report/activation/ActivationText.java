package org.saddlepoint.report.activation;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.saddlepoint.activation.ActivationAnalysis;
import org.saddlepoint.activation.ApproximationError;
import org.saddlepoint.activation.GaussianMoments;
import org.saddlepoint.activation.Singularity;
import org.saddlepoint.expr.Complex;
import org.saddlepoint.expr.Kink;
import org.saddlepoint.report.NumberFormat;

/** A study for a terminal. */
public final class ActivationText {
  private ActivationText() {}

  public static String of(ActivationStudy study) {
    ActivationAnalysis analysis = study.analysis();
    StringBuilder text = new StringBuilder("phi(x) = " + study.formula() + "\n\n");
    line(text, "parity", analysis.parity().words());
    line(text, "kinks", kinks(analysis.activation().kinks()));
    line(text, "for x -> +infinity", analysis.atPlusInfinity().words());
    line(text, "for x -> -infinity", analysis.atMinusInfinity().words());
    line(text, "series", analysis.taylor().map(t -> Decimals.readable(t.toString())).orElse("none at 0, where it is not smooth"));
    line(text, "radius of convergence", analysis.taylor().isEmpty() ? "–" : Double.isInfinite(analysis.radius()) ? "infinite" : NumberFormat.of(analysis.radius()));
    line(text, "poles", singular(analysis.singularities(), Singularity.Kind.POLE));
    line(text, "branch points", singular(analysis.singularities(), Singularity.Kind.BRANCH_POINT));
    line(text, "critical g", study.critical().map(c -> NumberFormat.of(c.value(), c.error()) + " for x' = -x + sum(J, phi(x))").orElse("–"));
    study.approximants().forEach(a -> approximant(text, a));
    if (!study.missing().isEmpty()) {
      text.append('\n');
      study.missing().forEach(reason -> text.append("  ").append(reason).append('\n'));
    }
    text.append(String.format("%n  %-10s%-32s%-32s%-32s%s%n", "variance", "mean", "mean square", "mean slope", "method"));
    for (GaussianMoments m : study.moments()) {
      text.append(String.format("  %-10s%-32s%-32s%-32s%s%n", NumberFormat.of(m.variance()), NumberFormat.of(m.mean().value(), m.mean().error()),
          NumberFormat.of(m.secondMoment().value(), m.secondMoment().error()), NumberFormat.of(m.gain().value(), m.gain().error()), method(m)));
    }
    if (study.moments().size() < ActivationStudy.VARIANCES.length) {
      text.append("  averages at the other variances do not exist or did not converge\n");
    }
    PredictionText.add(text, study);
    study.powerLaw().filter(law -> !law.laws().isEmpty()).ifPresent(law -> PowerLawText.add(text, law));
    return text.toString();
  }

  private static void approximant(StringBuilder text, ApproximantStudy a) {
    text.append(String.format("%n%s %s%n", a.kind(), a.name()));
    line(text, "formula", a.fitted() ? Decimals.text(Decimals.in(a.formula())) : Decimals.readable(a.formula().toString()));
    line(text, "poles", a.poles().isEmpty() ? "none" : a.poles().stream().map(ActivationText::complex).collect(Collectors.joining(", ")));
    line(text, a.refusal().isEmpty() ? "on the real axis" : "refused", a.refusal().orElse("no pole"));
    a.remarks().forEach(remark -> line(text, "note", remark));
    for (ApproximationError e : a.errors()) {
      line(text, "error at variance " + NumberFormat.of(e.variance()), String.format(Locale.ROOT, "%.3e r.m.s.; <phi^2> within %.2e, <phi'> within %.2e", e.rms().value(), e.secondMoment(), e.gain()));
    }
  }

  static String method(GaussianMoments moments) {
    return moments.method().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static String kinks(List<Kink> kinks) {
    return kinks.isEmpty() ? "none" : kinks.stream().map(k -> "x = " + NumberFormat.of(k.at()) + " (" + smoothness(k.smoothness()) + ")").collect(Collectors.joining(", "));
  }

  private static String smoothness(int derivatives) {
    return derivatives < 0 ? "a jump" : derivatives == 0 ? "a corner" : derivatives + " continuous derivative" + (derivatives > 1 ? "s" : "");
  }

  static String singular(List<Singularity> all, Singularity.Kind kind) {
    List<Singularity> chosen = all.stream().filter(s -> s.kind() == kind).toList();
    return chosen.isEmpty() ? "none found" : chosen.stream().map(s -> complex(s.at())).collect(Collectors.joining(", "));
  }

  /** A point together with its conjugate. */
  static String complex(Complex z) {
    if (z.isReal()) {
      return String.format(Locale.ROOT, "%.6g", z.re());
    }
    String imaginary = String.format(Locale.ROOT, "±%.6gi", Math.abs(z.im()));
    return z.re() == 0 ? imaginary : String.format(Locale.ROOT, "%.6g %s", z.re(), imaginary.replace("±", "± "));
  }

  static void line(StringBuilder text, String name, String value) {
    text.append(String.format("  %-24s%s%n", name, value));
  }
}

package org.saddlepoint.report.activation;

import java.util.Locale;
import org.saddlepoint.activation.ApproximationError;
import org.saddlepoint.activation.PowerLaw;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.ExprFormula;
import org.saddlepoint.expr.Series;
import org.saddlepoint.report.NumberFormat;
import org.saddlepoint.report.QuantityName;
import org.saddlepoint.solve.StaticStates;
import org.saddlepoint.typeset.Formula;
import org.saddlepoint.typeset.Latex;

/** A study as LaTeX that compiles on its own (amsmath) and can be taken over into a paper piece by piece. */
public final class ActivationLatex {
  private final StringBuilder out = new StringBuilder();

  private ActivationLatex() {}

  public static String of(ActivationStudy study) {
    ActivationLatex latex = new ActivationLatex();
    latex.out.append("\\documentclass{article}\n\\usepackage{amsmath}\n\\begin{document}\n");
    latex.body(study);
    return latex.out.append("\\end{document}\n").toString();
  }

  private void body(ActivationStudy study) {
    out.append("\\section*{Activation}\n");
    display("\\phi(x)", study.formula());
    study.analysis().taylor().ifPresent(this::series);
    for (ApproximantStudy a : study.approximants()) {
      out.append("\\paragraph{").append(Latex.words(a.kind())).append("} ").append(Latex.words(a.name())).append('\n');
      display("\\psi(x)", a.fitted() ? Decimals.in(a.formula()) : Decimals.readable(a.formula()));
      a.refusal().ifPresent(why -> out.append("Refused: ").append(Latex.words(why)).append(".\n"));
      a.remarks().forEach(r -> out.append(Latex.words(r)).append(".\n"));
    }
    errors(study);
    study.predictions().filter(p -> !p.curves().isEmpty()).ifPresent(p -> predictions(study, p));
    study.powerLaw().filter(law -> !law.laws().isEmpty()).ifPresent(this::powerLaw);
  }

  private void display(String left, Expr right) {
    out.append("\\begin{equation*}\n  ").append(left).append(" = ").append(Latex.paper(ExprFormula.of(right))).append("\n\\end{equation*}\n");
  }

  private void series(Series series) {
    Expr x = Expr.sym(org.saddlepoint.activation.Activation.X);
    StringBuilder terms = new StringBuilder();
    for (int k = 0; k <= series.order(); k++) {
      if (!series.coefficient(k).isZero()) {
        String term = Latex.paper(ExprFormula.of(Expr.mul(series.coefficient(k), Expr.pow(x, k))));
        terms.append(terms.length() == 0 ? "" : term.startsWith("-") ? " " : " + ").append(term);
      }
    }
    out.append("\\begin{equation*}\n  \\phi(x) = ").append(terms).append(" + O(x^{").append(series.order() + 1).append("})\n\\end{equation*}\n");
  }

  private void errors(ActivationStudy study) {
    if (study.approximants().stream().allMatch(a -> a.errors().isEmpty())) {
      return;
    }
    out.append("\\begin{tabular}{lrr}\napproximant & $\\Delta$ & r.m.s.\\ error \\\\\n\\hline\n");
    for (ApproximantStudy a : study.approximants()) {
      for (ApproximationError e : a.errors()) {
        out.append(Latex.words(a.name())).append(" & ").append(NumberFormat.of(e.variance())).append(" & ").append(String.format(Locale.ROOT, "%.2e", e.rms().value())).append(" \\\\\n");
      }
    }
    out.append("\\end{tabular}\n\n");
  }

  private void predictions(ActivationStudy study, Predictions p) {
    out.append("\\section*{Predictions}\n").append(Latex.words("For " + PredictionText.NETWORK + ": " + PredictionText.end(p) + ". At g = " + NumberFormat.of(p.g()[p.chosen()]) + ":")).append("\n\n");
    out.append("\\begin{tabular}{l").append("r".repeat(Predictions.QUANTITIES.size())).append("}\n");
    for (String q : Predictions.QUANTITIES) {
      out.append(" & $").append(Latex.paper(QuantityName.of(q))).append('$');
    }
    out.append(" \\\\\n\\hline\n");
    for (Predictions.Shift shift : p.shifts(study.analysis().activation(), study.approximants())) {
      out.append(Latex.words(shift.name()));
      for (String q : Predictions.QUANTITIES) {
        double value = shift.point().value(q);
        out.append(" & ").append(Double.isNaN(value) ? shift.point().kind() == StaticStates.Kind.UNSTABLE ? "unstable" : "---" : String.format(Locale.ROOT, "%.8f", value));
      }
      out.append(" \\\\\n");
    }
    out.append("\\end{tabular}\n\n");
  }

  private void powerLaw(PowerLaw law) {
    out.append("\\section*{Scaling}\n").append(Latex.words("For c sgn(x)|x|^p" + (law.exact() ? "" : " at large |x|") + ", p = " + law.exponent() + ":")).append('\n');
    for (PowerLaw.Law one : law.laws()) {
      out.append("\\paragraph{").append(Latex.words(one.words())).append("}\n\\begin{equation*}\n  ").append(Latex.paper(ExprFormula.of(one.general()))).append(" = ");
      Formula here = one.value().<Formula>map(v -> Formula.text(NumberFormat.of(v))).orElseGet(() -> ExprFormula.of(Decimals.in(one.here())));
      out.append(Latex.paper(here)).append("\n\\end{equation*}\n");
    }
    out.append(Latex.words(PowerLawText.validity(law))).append('\n');
  }
}

package org.saddlepoint.report.activation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.saddlepoint.activation.ActivationAnalysis;
import org.saddlepoint.activation.ApproximationError;
import org.saddlepoint.activation.GaussianMoments;
import org.saddlepoint.activation.PowerLaw;
import org.saddlepoint.activation.Singularity;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.ExprFormula;
import org.saddlepoint.expr.Relation;
import org.saddlepoint.report.Block;
import org.saddlepoint.report.Inline;
import org.saddlepoint.report.NumberFormat;
import org.saddlepoint.report.Page;
import org.saddlepoint.report.QuantityName;
import org.saddlepoint.report.Tone;
import org.saddlepoint.typeset.Formula;
import org.saddlepoint.typeset.Notation;

/** A study, or several beside each other, as a page with formulas and pictures. */
public final class ActivationPage {
  private ActivationPage() {}

  /** @param check theory against simulation, where it was asked for */
  public static Page of(ActivationStudy study, Optional<NetworkCheck> check) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.FormulaBlock.of(named(study.formula())));
    blocks.add(facts(study));
    blocks.add(new Block.Figure("activation", List.of(ActivationFigures.curves(ActivationFigures.functions(study)), ActivationFigures.poles(study)),
        Inline.words("Left: the activation and its approximants. Right: singular points in the complex plane.")));
    blocks.add(approximants(study));
    blocks.add(averages(study));
    study.predictions().ifPresent(p -> blocks.add(predictions(study, p)));
    check.ifPresent(c -> blocks.add(c.section()));
    study.powerLaw().filter(law -> !law.laws().isEmpty()).ifPresent(law -> blocks.add(powerLaw(law)));
    return new Page("Activation " + study.formula(), "What it is, what stands for it, and what networks do with it", blocks);
  }

  /** Several activations. */
  public static Page of(Comparison comparison) {
    List<Block> blocks = new ArrayList<>();
    comparison.family().ifPresent(f -> blocks.add(Block.FormulaBlock.of(named(f.formula()))));
    List<Comparison.Member> members = comparison.members();
    List<ActivationFigures.Named> functions = new ArrayList<>();
    for (int k = 0; k < members.size(); k++) {
      functions.add(new ActivationFigures.Named(members.get(k).label(), org.saddlepoint.report.Hue.of(k), ActivationFigures.dash(k), members.get(k).study().analysis().activation()::at));
    }
    blocks.add(new Block.Figure("activations", List.of(ActivationFigures.curves(functions), ActivationFigures.poles(members)),
        Inline.words("Left: the activations. Right: their poles and branch points in the complex plane.")));
    blocks.add(table(members));
    blocks.add(new Block.Figure("predictions", List.of(ActivationFigures.prediction(members, "C_x(0)"), ActivationFigures.prediction(members, "PR_phi"), ActivationFigures.prediction(members, "C_phi(0)"),
        ActivationFigures.prediction(members, "gain_phi")), Inline.words("Fixed points of " + PredictionText.NETWORK + ", as far as they are stable.")));
    return new Page(comparison.family().map(f -> "Activations " + f.formula()).orElse("Activations compared"), members.size() + " activations", blocks);
  }

  private static Formula named(Expr phi) {
    return Formula.equation(Formula.call(Formula.sym("phi"), Formula.sym("x")), ExprFormula.of(phi));
  }

  private static Block table(List<Comparison.Member> members) {
    List<List<Block.Cell>> rows = new ArrayList<>();
    for (Comparison.Member m : members) {
      ActivationAnalysis analysis = m.study().analysis();
      rows.add(List.of(Block.Cell.words(m.label()), Block.Cell.words(analysis.parity().words()), Block.Cell.words(analysis.atPlusInfinity().words()),
          Block.Cell.words(m.study().critical().map(c -> NumberFormat.of(c.value(), 1e-7 * c.value())).orElse("–")), Block.Cell.words(Comparison.stable(m)), Block.Cell.words(Comparison.moment(m, true)),
          Block.Cell.words(Comparison.moment(m, false)), Block.Cell.words(ActivationText.kinks(analysis.activation().kinks()))));
    }
    return new Block.Table(Inline.words("Critical g of the quiescent state, end of the stable fixed point under a frozen noise of variance 1, averages at variance 1."),
        List.of(Block.Column.words("activation"), Block.Column.words("parity"), Block.Column.words("at +∞"), Block.Column.numbers("critical g"), Block.Column.numbers("stable to g"),
            Block.Column.numbers("mean square"), Block.Column.numbers("mean slope"), Block.Column.words("kinks")), rows);
  }

  private static Block facts(ActivationStudy study) {
    ActivationAnalysis analysis = study.analysis();
    return new Block.Facts(List.of(
        new Block.Fact("parity", analysis.parity().words()),
        new Block.Fact("kinks", ActivationText.kinks(analysis.activation().kinks())),
        new Block.Fact("growth", analysis.atMinusInfinity().words() + " on the left, " + analysis.atPlusInfinity().words() + " on the right"),
        new Block.Fact("series", analysis.taylor().map(t -> Decimals.readable(t.toString())).orElse("none at 0")),
        new Block.Fact("poles", ActivationText.singular(analysis.singularities(), Singularity.Kind.POLE)),
        new Block.Fact("branch points", ActivationText.singular(analysis.singularities(), Singularity.Kind.BRANCH_POINT)),
        new Block.Fact("critical coupling", study.critical().map(c -> NumberFormat.of(c.value(), c.error())).orElse("–"))));
  }

  private static Block approximants(ActivationStudy study) {
    List<Block> blocks = new ArrayList<>();
    for (ApproximantStudy a : study.approximants()) {
      blocks.add(new Block.FormulaBlock(a.kind() + " " + a.name(), ExprFormula.of(a.fitted() ? Decimals.in(a.formula()) : Decimals.readable(a.formula()))));
      a.refusal().ifPresent(why -> blocks.add(new Block.Notice(Tone.CAUTION, a.name() + " is refused: " + why + ".")));
      a.remarks().forEach(remark -> blocks.add(new Block.Remark(Inline.words(remark + "."))));
    }
    study.missing().forEach(reason -> blocks.add(new Block.Remark(Inline.words(reason + "."))));
    List<List<Block.Cell>> rows = new ArrayList<>();
    for (ApproximantStudy a : study.approximants()) {
      for (ApproximationError e : a.errors()) {
        rows.add(List.of(Block.Cell.words(a.name()), Block.Cell.number(e.variance()), words("%.3e", e.rms().value()), words("%.2e", e.secondMoment()), words("%.2e", e.gain())));
      }
    }
    if (!rows.isEmpty()) {
      blocks.add(new Block.Figure("errors", List.of(ActivationFigures.errors(study)), Inline.words("Root mean square error of the approximants under a Gaussian, against its variance.")));
      blocks.add(new Block.Folded("The errors in numbers", List.of(new Block.Table(Inline.words("Root mean square error under a Gaussian, and what it can change in averages."),
          List.of(Block.Column.words("approximant"), Block.Column.numbers("variance"), Block.Column.numbers("error"), Block.Column.numbers("mean square within"), Block.Column.numbers("mean slope within")), rows))));
    }
    return new Block.Section("Approximants", blocks);
  }

  private static Block.Cell words(String form, double value) {
    return Block.Cell.words(String.format(Locale.ROOT, form, value));
  }

  private static Block averages(ActivationStudy study) {
    List<List<Block.Cell>> rows = new ArrayList<>();
    for (GaussianMoments m : study.moments()) {
      rows.add(List.of(Block.Cell.number(m.variance()), Block.Cell.number(m.mean().value(), m.mean().error()), Block.Cell.number(m.secondMoment().value(), m.secondMoment().error()),
          Block.Cell.number(m.gain().value(), m.gain().error()), Block.Cell.words(ActivationText.method(m))));
    }
    return new Block.Section("Gaussian averages", List.of(new Block.Table(List.of(),
        List.of(Block.Column.numbers("variance"), Block.Column.numbers("mean"), Block.Column.numbers("mean square"), Block.Column.numbers("mean slope"), Block.Column.words("method")), rows)));
  }

  private static Block predictions(ActivationStudy study, Predictions p) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.paragraph("The network " + PredictionText.NETWORK + ", independent couplings of variance g²/N: " + PredictionText.end(p) + "."));
    if (p.curves().isEmpty()) {
      return new Block.Section("Predictions", blocks);
    }
    blocks.add(new Block.Figure("predictions", List.of(ActivationFigures.prediction(p, study, "C_x(0)"), ActivationFigures.prediction(p, study, "PR_phi"), ActivationFigures.prediction(p, study, "C_phi(0)"),
        ActivationFigures.prediction(p, study, "gain_phi"), ActivationFigures.prediction(p, study, "PR_x"), ActivationFigures.border(p)),
        Inline.words("With the activation and with its approximants in its place, as far as the fixed point is stable. Last: the border of stability in the plane of the noise and the couplings.")));
    List<Block.Column> columns = new ArrayList<>(List.of(Block.Column.words("")));
    Predictions.QUANTITIES.forEach(q -> columns.add(new Block.Column(Inline.math(QuantityName.of(q)), true)));
    List<List<Block.Cell>> rows = new ArrayList<>();
    double g = p.g()[p.chosen()];
    List<Predictions.Shift> shifts = p.shifts(study.analysis().activation(), study.approximants());
    for (Predictions.Shift shift : shifts) {
      List<Block.Cell> row = new ArrayList<>(List.of(Block.Cell.words(shift.name())));
      Predictions.QUANTITIES.forEach(q -> row.add(Block.Cell.words(PredictionText.value(shift.point(), shifts.get(0).point(), q))));
      rows.add(row);
    }
    blocks.add(new Block.Table(Inline.words("At g = " + NumberFormat.of(g) + "; in brackets the change against the activation itself."), columns, rows));
    allowed(study, g, shifts).ifPresent(blocks::add);
    return new Block.Section("Predictions", blocks);
  }

  /** What the errors of the approximants at the activation's variance allow, next to what they do. */
  private static Optional<Block> allowed(ActivationStudy study, double g, List<Predictions.Shift> shifts) {
    List<List<Block.Cell>> rows = new ArrayList<>();
    for (Predictions.Shift shift : shifts) {
      shift.error().ifPresent(e -> {
        double variance = Predictions.varianceWithin(study.analysis().activation(), g, shift.variance(), e.secondMoment());
        List<Block.Cell> row = new ArrayList<>(List.of(Block.Cell.words(shift.name())));
        DoubleStream.of(e.rms().value(), e.secondMoment(), e.gain(), variance).forEach(v -> row.add(Block.Cell.words(String.format(Locale.ROOT, "%.2g", v))));
        rows.add(row);
      });
    }
    List<Block.Column> columns = List.of(Block.Column.words(""), Block.Column.numbers("r.m.s. error"), Block.Column.numbers("mean square within"), Block.Column.numbers("mean slope within"),
        new Block.Column(List.<Inline>of(new Inline.Math(QuantityName.of("C_x(0)")), new Inline.Words(" within about")), true));
    return rows.isEmpty() ? Optional.empty() : Optional.of(new Block.Table(Inline.words("The error of every approximant under a Gaussian of the activation's own variance, and what it allows by the inequality of Cauchy and Schwarz."), columns, rows));
  }

  private static Block powerLaw(PowerLaw law) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.paragraph("For an activation c sgn(x)|x|^p" + (law.exact() ? "" : " at large |x|") + " with p = " + law.exponent() + ", c = " + law.coefficient() + ":"));
    for (PowerLaw.Law one : law.laws()) {
      Formula here = one.value().<Formula>map(v -> Formula.text(NumberFormat.of(v))).orElseGet(() -> ExprFormula.of(Decimals.in(one.here())));
      blocks.add(new Block.FormulaBlock(one.words(), Formula.row(ExprFormula.of(one.general()), Formula.sign(org.saddlepoint.typeset.Sign.EQUALS), here)));
    }
    blocks.add(Block.paragraph(PowerLawText.validity(law)));
    return new Block.Section("Scaling with the couplings", blocks);
  }
}

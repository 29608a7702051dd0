package org.saddlepoint.report.activation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.saddlepoint.activation.ActivationAnalysis;
import org.saddlepoint.activation.ApproximationError;
import org.saddlepoint.activation.GaussianMoments;
import org.saddlepoint.activation.Singularity;
import org.saddlepoint.expr.Complex;
import org.saddlepoint.report.Axis;
import org.saddlepoint.report.Block;
import org.saddlepoint.report.Hue;
import org.saddlepoint.report.Inline;
import org.saddlepoint.report.Page;
import org.saddlepoint.report.Plot;
import org.saddlepoint.report.Series;
import org.saddlepoint.report.Tone;
import org.saddlepoint.typeset.Formula;

/** A study as a page with pictures of the activation, its approximants and their poles. */
public final class ActivationPage {
  private static final double REACH = 4;
  private static final int POINTS = 241;

  private ActivationPage() {}

  public static Page of(ActivationStudy study) {
    ActivationAnalysis analysis = study.analysis();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Facts(List.of(
        new Block.Fact("parity", analysis.parity().words()),
        new Block.Fact("kinks", ActivationText.kinks(analysis.activation().kinks())),
        new Block.Fact("growth", analysis.atMinusInfinity().words() + " on the left, " + analysis.atPlusInfinity().words() + " on the right"),
        new Block.Fact("series", analysis.taylor().map(Object::toString).orElse("none at 0")),
        new Block.Fact("poles", ActivationText.singular(analysis.singularities(), Singularity.Kind.POLE)),
        new Block.Fact("branch points", ActivationText.singular(analysis.singularities(), Singularity.Kind.BRANCH_POINT)),
        new Block.Fact("critical coupling", study.critical().map(c -> org.saddlepoint.report.NumberFormat.of(c.value(), c.error())).orElse("–")))));
    blocks.add(new Block.Figure("activation", List.of(curves(study), poles(study)),
        Inline.words("Left: the activation and its approximants. Right: their poles in the complex plane.")));
    if (!study.approximants().isEmpty()) {
      blocks.add(approximants(study));
    }
    blocks.add(averages(study));
    return new Page("Activation " + study.formula(), "What it is before any network is solved", blocks);
  }

  private static Plot curves(ActivationStudy study) {
    Plot plot = Plot.of(Axis.linear(Formula.sym("x")), Axis.linear(Formula.EMPTY), line("activation", Hue.INK, Series.Dash.SOLID, study.analysis().activation()::at));
    for (int k = 0; k < study.approximants().size(); k++) {
      PadeStudy pade = study.approximants().get(k);
      if (pade.rational().usable()) {
        plot = plot.with(line(pade.name(), Hue.of(k), Series.Dash.DASHED, pade::at));
      }
    }
    return plot;
  }

  private static Series line(String legend, Hue hue, Series.Dash dash, DoubleUnaryOperator f) {
    double[] x = IntStream.range(0, POINTS).mapToDouble(k -> -REACH + 2 * REACH * k / (POINTS - 1)).toArray();
    return new Series.Line(Formula.text(legend), hue, dash, x, java.util.Arrays.stream(x).map(f).toArray());
  }

  private static Plot poles(ActivationStudy study) {
    List<Complex> own = study.analysis().singularities().stream().filter(s -> s.kind() == Singularity.Kind.POLE).map(Singularity::at).toList();
    Plot plot = Plot.of(Axis.linear(Formula.text("real part")).over(-REACH, REACH), Axis.linear(Formula.text("imaginary part")).over(-2 * REACH, 2 * REACH),
        points("activation", Hue.INK, own));
    for (int k = 0; k < study.approximants().size(); k++) {
      plot = plot.with(points(study.approximants().get(k).name(), Hue.of(k), study.approximants().get(k).rational().poles()));
    }
    return plot;
  }

  /** Only those within the picture. */
  private static Series points(String legend, Hue hue, List<Complex> upper) {
    List<Complex> shown = upper.stream().flatMap(z -> List.of(z, z.conjugate()).stream()).filter(z -> Math.abs(z.re()) < REACH && Math.abs(z.im()) < 2 * REACH).toList();
    return new Series.Points(Formula.text(legend), hue, shown.stream().mapToDouble(Complex::re).toArray(), shown.stream().mapToDouble(Complex::im).toArray(), new double[0]);
  }

  private static Block approximants(ActivationStudy study) {
    List<Block> blocks = new ArrayList<>();
    List<List<Block.Cell>> rows = new ArrayList<>();
    for (PadeStudy pade : study.approximants()) {
      if (!pade.rational().usable()) {
        blocks.add(new Block.Notice(Tone.CAUTION, pade.name() + " is refused: " + ActivationText.refusal(pade) + "."));
      }
      for (ApproximationError e : pade.errors()) {
        rows.add(List.of(Block.Cell.words(pade.name()), Block.Cell.words(pade.rational().formula().toString()), Block.Cell.number(e.variance()),
            Block.Cell.words(String.format(Locale.ROOT, "%.3e", e.rms().value())), Block.Cell.words(String.format(Locale.ROOT, "%.2e", e.secondMoment())),
            Block.Cell.words(String.format(Locale.ROOT, "%.2e", e.gain()))));
      }
    }
    blocks.add(new Block.Table(Inline.words("Root mean square error under a Gaussian, and what it can change in averages."),
        List.of(Block.Column.words("approximant"), Block.Column.words("formula"), Block.Column.numbers("variance"), Block.Column.numbers("error"), Block.Column.numbers("mean square within"),
            Block.Column.numbers("mean slope within")), rows));
    return new Block.Section("Approximants", blocks);
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
}

package org.saddlepoint.report.activation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.saddlepoint.activation.ApproximationError;
import org.saddlepoint.activation.Singularity;
import org.saddlepoint.expr.Complex;
import org.saddlepoint.report.Axis;
import org.saddlepoint.report.Hue;
import org.saddlepoint.report.Plot;
import org.saddlepoint.report.QuantityName;
import org.saddlepoint.report.Series;
import org.saddlepoint.solve.StaticStates;
import org.saddlepoint.typeset.Formula;

/** The pictures of a study or of several: functions, singular points, errors, predictions, the border of stability. */
final class ActivationFigures {
  private static final double REACH = 4;
  private static final int POINTS = 401;

  private ActivationFigures() {}

  /** A function with its name and colour. */
  record Named(String name, Hue hue, Series.Dash dash, DoubleUnaryOperator function) {}

  /** φ of a study and its usable approximants. */
  static List<Named> functions(ActivationStudy study) {
    List<Named> all = new ArrayList<>(List.of(new Named("activation", Hue.INK, Series.Dash.SOLID, study.analysis().activation()::at)));
    for (int k = 0; k < study.approximants().size(); k++) {
      ApproximantStudy a = study.approximants().get(k);
      if (a.refusal().isEmpty()) {
        all.add(new Named(a.name(), Hue.of(k), Series.Dash.DASHED, a::at));
      }
    }
    return all;
  }

  static Plot curves(List<Named> functions) {
    double[] x = IntStream.range(0, POINTS).mapToDouble(k -> -REACH + 2 * REACH * k / (POINTS - 1)).toArray();
    List<double[]> values = functions.stream().map(f -> Arrays.stream(x).map(f.function()).toArray()).toList();
    // The first function sets the scale: approximants may run away.
    double[] own = Arrays.stream(values.get(0)).filter(Double::isFinite).sorted().toArray();
    double low = own.length == 0 ? -1 : own[0];
    double high = own.length == 0 ? 1 : own[own.length - 1];
    double margin = Math.max(0.25 * (high - low), 0.1);
    Plot plot = Plot.of(Axis.linear(Formula.sym("x")), Axis.linear(Formula.call(Formula.sym("phi"), Formula.sym("x"))).over(low - margin, high + margin));
    for (int k = functions.size() - 1; k >= 0; k--) {
      plot = plot.with(new Series.Line(Formula.text(functions.get(k).name()), functions.get(k).hue(), functions.get(k).dash(), x, values.get(k)));
    }
    return plot;
  }

  static Plot poles(ActivationStudy study) {
    List<Singularity> own = study.analysis().singularities();
    Plot plot = plane().with(points("poles of the activation", Hue.INK, of(own, Singularity.Kind.POLE)));
    List<Complex> branches = of(own, Singularity.Kind.BRANCH_POINT);
    plot = branches.isEmpty() ? plot : plot.with(points("branch points", Hue.of(5), branches));
    for (int k = 0; k < study.approximants().size(); k++) {
      plot = plot.with(points(study.approximants().get(k).name(), Hue.of(k), study.approximants().get(k).poles()));
    }
    return plot;
  }

  static Plot poles(List<Comparison.Member> members) {
    Plot plot = plane();
    for (int k = 0; k < members.size(); k++) {
      plot = plot.with(points(members.get(k).label(), Hue.of(k), members.get(k).study().analysis().singularities().stream().map(Singularity::at).toList()));
    }
    return plot;
  }

  private static Plot plane() {
    return Plot.of(Axis.linear(Formula.text("real part")).over(-REACH, REACH), Axis.linear(Formula.text("imaginary part")).over(-2 * REACH, 2 * REACH));
  }

  private static List<Complex> of(List<Singularity> all, Singularity.Kind kind) {
    return all.stream().filter(s -> s.kind() == kind).map(Singularity::at).toList();
  }

  /** Only those within the picture. */
  private static Series points(String legend, Hue hue, List<Complex> upper) {
    List<Complex> shown = upper.stream().flatMap(z -> List.of(z, z.conjugate()).stream()).filter(z -> Math.abs(z.re()) < REACH && Math.abs(z.im()) < 2 * REACH).toList();
    Formula name = shown.isEmpty() ? Formula.EMPTY : Formula.text(legend);
    return new Series.Points(name, hue, shown.stream().mapToDouble(Complex::re).toArray(), shown.stream().mapToDouble(Complex::im).toArray(), new double[0]);
  }

  /** ε against Δ on logarithmic axes. */
  static Plot errors(ActivationStudy study) {
    Plot plot = Plot.of(Axis.logarithmic(Formula.text("variance")), Axis.logarithmic(Formula.text("r.m.s. error")));
    for (int k = 0; k < study.approximants().size(); k++) {
      List<ApproximationError> errors = study.approximants().get(k).errors();
      if (errors.stream().anyMatch(e -> e.rms().value() > 0)) {
        plot = plot.with(new Series.Line(Formula.text(study.approximants().get(k).name()), Hue.of(k), Series.Dash.SOLID, errors.stream().mapToDouble(ApproximationError::variance).toArray(),
            errors.stream().mapToDouble(e -> e.rms().value()).toArray()));
      }
    }
    return plot;
  }

  /** A quantity against g for an activation and its approximants. */
  static Plot prediction(Predictions p, ActivationStudy study, String quantity) {
    Plot plot = Plot.of(Axis.linear(Formula.sym("g")), Axis.linear(QuantityName.of(quantity)));
    for (Predictions.Curve curve : p.curves()) {
      int index = IntStream.range(0, study.approximants().size()).filter(k -> study.approximants().get(k).name().equals(curve.name())).findFirst().orElse(-1);
      plot = plot.with(new Series.Line(Formula.text(curve.name()), index < 0 ? Hue.INK : Hue.of(index), index < 0 ? Series.Dash.SOLID : Series.Dash.DASHED, p.g(), curve.values(quantity)));
    }
    return plot;
  }

  /** A quantity against g for several activations. */
  static Plot prediction(List<Comparison.Member> members, String quantity) {
    Plot plot = Plot.of(Axis.linear(Formula.sym("g")), Axis.linear(QuantityName.of(quantity)));
    for (int k = 0; k < members.size(); k++) {
      Predictions p = members.get(k).study().predictions().filter(q -> !q.curves().isEmpty()).orElse(null);
      if (p != null) {
        plot = plot.with(new Series.Line(Formula.text(members.get(k).label()), Hue.of(k), dash(k), p.g(), p.curves().get(0).values(quantity)));
      }
    }
    return plot;
  }

  static Series.Dash dash(int k) {
    return k < 6 ? Series.Dash.SOLID : Series.Dash.DASHED;
  }

  /** Where the fixed point ends: above the line the network fluctuates by itself, or nothing stays finite. */
  static Plot border(Predictions p) {
    Plot plot = Plot.of(Axis.linear(Formula.sym("sigma")), Axis.linear(Formula.sym("g")));
    double[] sigma = p.line().stream().mapToDouble(Predictions.Border::sigma).toArray();
    double[] g = p.line().stream().mapToDouble(b -> Double.isInfinite(b.g()) ? Double.NaN : b.g()).toArray();
    double[] unstable = p.line().stream().mapToDouble(b -> b.after() == StaticStates.Kind.UNSTABLE ? b.g() : Double.NaN).toArray();
    double[] lost = p.line().stream().mapToDouble(b -> b.after() == StaticStates.Kind.NONE ? b.g() : Double.NaN).toArray();
    plot = plot.with(new Series.Band(Formula.text("stable fixed point"), Hue.GREEN, sigma, new double[sigma.length], g));
    plot = plot.with(new Series.Line(Arrays.stream(unstable).allMatch(Double::isNaN) ? Formula.EMPTY : Formula.text("instability"), Hue.INK, Series.Dash.SOLID, sigma, unstable));
    return plot.with(new Series.Line(Arrays.stream(lost).allMatch(Double::isNaN) ? Formula.EMPTY : Formula.text("end of the fixed point"), Hue.VERMILION, Series.Dash.SOLID, sigma, lost));
  }
}

package org.saddlepoint.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.saddlepoint.model.Curve;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.model.Result;
import org.saddlepoint.numeric.Estimate;
import org.saddlepoint.simulate.SimulationResult;
import org.saddlepoint.typeset.Formula;
import org.saddlepoint.validate.CaseResult;
import org.saddlepoint.validate.Comparison;
import org.saddlepoint.validate.CurveComparison;
import org.saddlepoint.validate.Experiment;
import org.saddlepoint.validate.ExperimentResult;
import org.saddlepoint.validate.FigureStyle;
import org.saddlepoint.validate.Named;
import org.saddlepoint.validate.Setting;

/** The pictures of experiments: quantities along a sweep, their dependence on N, and functions of the lag. Theory is lines, simulation points. */
final class ExperimentFigures {
  private static final int MOST_POINTS = 60;
  private static final Formula THEORY = Formula.text("theory");
  private static final Formula SIMULATION = Formula.text("simulation");
  private static final Formula NONE = Formula.row();

  private ExperimentFigures() {}

  /** The quantities along the parameter that varies; nothing if the experiment compares functions only. */
  static Optional<Block> sweep(ExperimentResult result) {
    Experiment experiment = result.experiment();
    List<String> names = experiment.quantities().stream().map(Named::name).toList();
    if (names.isEmpty() || result.cases().isEmpty()) {
      return Optional.empty();
    }
    List<List<String>> groups = experiment.figure().together() ? List.of(names) : names.stream().map(List::of).toList();
    List<Plot> panels = groups.stream().map(group -> panel(result, group)).toList();
    String name = ExperimentPage.file(experiment, result.cases().get(0)).replaceFirst("-\\d+$", "") + "-sweep";
    return Optional.of(new Block.Figure(name, panels, Inline.words("Theory as lines, simulation as points with standard errors." + beside(experiment))));
  }

  private static String beside(Experiment experiment) {
    List<String> titles = experiment.figure().beside().stream().map(m -> ModelReader.read(m, List.of()).title()).toList();
    return titles.isEmpty() ? "" : " Broken lines: theory of " + String.join("; ", titles) + ".";
  }

  private static Plot panel(ExperimentResult result, List<String> quantities) {
    Experiment experiment = result.experiment();
    FigureStyle style = experiment.figure();
    Formula across = style.horizontal().map(q -> label(QuantityName.of(q.name()), style.inverse())).orElse(Formula.sym(experiment.sweep()));
    Formula upward = quantities.size() == 1 ? label(QuantityName.of(quantities.get(0)), style.inverse()) : style.inverse() ? Formula.text("1/value") : NONE;
    List<Series> series = new ArrayList<>();
    Map<String, List<CaseResult>> lines = families(result);
    int hue = 0;
    boolean several = quantities.size() * lines.size() > 1;
    for (String quantity : quantities) {
      for (Map.Entry<String, List<CaseResult>> line : lines.entrySet()) {
        List<CaseResult> cases = line.getValue();
        double[] x = places(cases, experiment);
        Formula legend = !several ? THEORY : quantities.size() > 1 && lines.size() > 1 ? Formula.row(QuantityName.of(quantity), Formula.text(", " + line.getKey()))
            : quantities.size() > 1 ? QuantityName.of(quantity) : QuantityName.equals(experiment.family(), line.getKey());
        Hue colour = several ? Hue.of(hue++) : Hue.BLUE;
        series.add(new Series.Line(legend, colour, Series.Dash.SOLID, x, read(cases, c -> turned(c.quantity(quantity).theory(), style).value().orElse(Double.NaN))));
        for (int k = 0; k < style.beside().size(); k++) {
          int other = k;
          series.add(new Series.Line(NONE, colour, k % 2 == 0 ? Series.Dash.DASHED : Series.Dash.DOTTED, x, read(cases, c -> turned(c.beside().get(other).quantity(quantity), style).value().orElse(Double.NaN))));
        }
        series.add(new Series.Points(several ? NONE : SIMULATION, several ? colour : Hue.VERMILION, x, read(cases, c -> turned(c.quantity(quantity).simulation(), style).value().orElse(Double.NaN)),
            read(cases, c -> turned(c.quantity(quantity).simulation(), style).error().orElse(0))));
      }
    }
    Function<Formula, Axis> axis = style.logarithmic() ? Axis::logarithmic : Axis::linear;
    return Plot.of(axis.apply(across), axis.apply(upward), series.toArray(Series[]::new));
  }

  /** The cases by value of the second parameter, in the order of the experiment; all of them where only one varies. */
  private static Map<String, List<CaseResult>> families(ExperimentResult result) {
    Map<String, List<CaseResult>> lines = new LinkedHashMap<>();
    String family = result.experiment().family();
    for (CaseResult one : result.cases()) {
      String value = one.settings().stream().filter(s -> s.parameter().equals(family)).map(Setting::value).map(v -> NumberFormat.of(v.doubleValue())).findFirst().orElse("");
      lines.computeIfAbsent(value, v -> new ArrayList<>()).add(one);
    }
    return lines;
  }

  private static double[] places(List<CaseResult> cases, Experiment experiment) {
    return read(cases, c -> experiment.figure().horizontal().map(q -> turned(c.theory().quantity(q.name()), experiment.figure()).value().orElse(Double.NaN))
        .orElseGet(() -> c.network().parameter(experiment.sweep()).orElseThrow().value().doubleValue()));
  }

  private static double[] read(List<CaseResult> cases, Function<CaseResult, Double> value) {
    return cases.stream().mapToDouble(value::apply).toArray();
  }

  private static Quantity turned(Quantity quantity, FigureStyle style) {
    if (!style.inverse() || quantity.value().isEmpty() || quantity.value().getAsDouble() == 0) {
      return quantity;
    }
    double value = 1 / quantity.value().getAsDouble();
    return Quantity.of(value, quantity.error().orElse(Double.NaN) * value * value);
  }

  private static Formula label(Formula name, boolean inverse) {
    return inverse ? Formula.row(Formula.num(1), Formula.text("/"), name) : name;
  }

  /** Every quantity against 1/N with the line that extrapolates it, or the line that theory predicts; nothing where there is one size. */
  static Optional<Block> sizes(Experiment experiment, CaseResult one) {
    if (one.simulations().size() < 2) {
      return Optional.empty();
    }
    double[] inverse = one.simulations().stream().mapToDouble(s -> 1.0 / s.size()).toArray();
    double[] ends = {0, 1.05 * Arrays.stream(inverse).max().orElseThrow()};
    List<Plot> panels = new ArrayList<>();
    for (Named named : experiment.quantities()) {
      Quantity theory = one.theory().quantity(named.name());
      List<Quantity> found = one.simulations().stream().map(s -> s.result().quantity(named.name())).toList();
      if (theory.value().isEmpty() || found.stream().anyMatch(q -> q.value().isEmpty())) {
        continue;
      }
      double limit = theory.value().getAsDouble();
      List<Series> series = new ArrayList<>();
      if (experiment.nextOrder()) {
        double slope = theory.nextOrder().map(Estimate::value).orElse(Double.NaN);
        series.add(new Series.Line(Formula.text("theory to order 1/N"), Hue.BLUE, Series.Dash.SOLID, ends, new double[] {limit, limit + slope * ends[1]}));
        series.add(new Series.Line(Formula.text("leading order"), Hue.BLUE, Series.Dash.DASHED, ends, new double[] {limit, limit}));
      } else {
        series.add(new Series.Points(THEORY, Hue.BLUE, new double[] {0}, new double[] {limit}, new double[0]));
        one.quantity(named.name()).fit().ifPresent(f -> series.add(new Series.Line(NONE, Hue.VERMILION, Series.Dash.DASHED, ends, new double[] {f.at(0).value(), f.at(ends[1]).value()})));
      }
      series.add(new Series.Points(SIMULATION, Hue.VERMILION, inverse, found.stream().mapToDouble(q -> q.value().orElse(Double.NaN)).toArray(), found.stream().mapToDouble(q -> q.error().orElse(0)).toArray()));
      panels.add(Plot.of(Axis.linear(Formula.text("1/N")), Axis.linear(QuantityName.of(named.name())), series.toArray(Series[]::new)));
    }
    return panels.isEmpty() ? Optional.empty() : Optional.of(new Block.Figure(ExperimentPage.file(experiment, one) + "-sizes", panels, Inline.words("Dependence on the size of the network.")));
  }

  /** The functions that are compared; nothing if there are none. */
  static Optional<Block> functions(Experiment experiment, CaseResult one) {
    List<CurveComparison> drawn = one.functions().stream().filter(c -> c.simulation().size() > 0).toList();
    if (drawn.isEmpty()) {
      return Optional.empty();
    }
    FigureStyle style = experiment.figure();
    SimulationResult largest = one.simulations().stream().max(Comparator.comparingInt(SimulationResult::size)).orElseThrow();
    List<Plot> panels = style.together() ? List.of(plot(experiment, one, drawn)) : drawn.stream().map(c -> plot(experiment, one, List.of(c))).toList();
    return Optional.of(new Block.Figure(ExperimentPage.file(experiment, one) + "-functions", panels,
        Inline.words("Theory as lines, simulation at N = " + largest.size() + " as points with standard errors." + beside(experiment))));
  }

  private static Plot plot(Experiment experiment, CaseResult one, List<CurveComparison> drawn) {
    FigureStyle style = experiment.figure();
    List<Series> series = new ArrayList<>();
    boolean several = drawn.size() > 1;
    Formula variable = Formula.sym(drawn.get(0).theory().variable());
    for (int k = 0; k < drawn.size(); k++) {
      CurveComparison c = drawn.get(k);
      Hue hue = several ? Hue.of(k) : Hue.BLUE;
      Formula name = name(c, variable, style);
      series.add(line(several ? name : THEORY, hue, Series.Dash.SOLID, c.theory(), c.name(), experiment));
      for (Result other : one.beside()) {
        Curve curve = other.functions().get(c.name());
        if (curve != null) {
          series.add(line(NONE, hue, Series.Dash.DASHED, curve, c.name(), experiment));
        }
      }
      Curve found = shaped(c.simulation(), c.name(), style);
      series.add(new Series.Points(several ? NONE : SIMULATION, several ? hue : Hue.VERMILION, found.at(), found.value(), found.error()).thinned(reach(experiment, c), MOST_POINTS));
    }
    Formula upward = several ? NONE : name(drawn.get(0), variable, style);
    return Plot.of(Axis.linear(variable), Axis.linear(upward), series.toArray(Series[]::new));
  }

  private static double reach(Experiment experiment, CurveComparison c) {
    return experiment.reach() > 0 ? experiment.reach() : c.simulation().at()[c.simulation().size() - 1];
  }

  private static Series line(Formula legend, Hue hue, Series.Dash dash, Curve curve, String name, Experiment experiment) {
    Curve shaped = shaped(curve, name, experiment.figure());
    int shown = (int) Arrays.stream(shaped.at()).filter(t -> t <= experiment.reach() || experiment.reach() == 0).count();
    return new Series.Line(legend, hue, dash, Arrays.copyOf(shaped.at(), shown), Arrays.copyOf(shaped.value(), shown));
  }

  private static Formula name(CurveComparison c, Formula variable, FigureStyle style) {
    Formula plain = Formula.call(QuantityName.of(c.name()), variable);
    if (!style.normalised()) {
      return plain;
    }
    Formula ratio = Formula.row(plain, Formula.text("/"), Formula.call(QuantityName.of(c.name()), Formula.num(0)));
    return isSquare(c.name()) ? Formula.sqrt(ratio) : ratio;
  }

  private static boolean isSquare(String name) {
    return name.startsWith("Psi_");
  }

  /** Relative to the value at lag 0 if that is wanted; mean squares as roots. */
  private static Curve shaped(Curve curve, String name, FigureStyle style) {
    if (!style.normalised()) {
      return curve;
    }
    double first = curve.value()[0];
    double[] value = Arrays.stream(curve.value()).map(v -> isSquare(name) ? Math.sqrt(Math.max(0, v / first)) : v / first).toArray();
    double[] error = IntStream.range(0, curve.error().length).mapToDouble(k -> isSquare(name) ? curve.error()[k] / first / (2 * value[k]) : curve.error()[k] / first).toArray();
    return new Curve(curve.variable(), curve.at(), value, error);
  }
}

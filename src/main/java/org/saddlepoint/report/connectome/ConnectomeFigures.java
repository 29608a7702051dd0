package org.saddlepoint.report.connectome;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.saddlepoint.connectome.Score;
import org.saddlepoint.connectome.Study;
import org.saddlepoint.model.Curve;
import org.saddlepoint.report.Axis;
import org.saddlepoint.report.Hue;
import org.saddlepoint.report.Plot;
import org.saddlepoint.report.Series;
import org.saddlepoint.typeset.Formula;

/** The plots of a study. */
public final class ConnectomeFigures {
  private static final double LONGEST_LAG = 30;
  /** Singular values below this share of the root mean square say nothing about the matrix. */
  private static final double LEAST_SHOWN = 0.01;

  private ConnectomeFigures() {}

  /** Share of neurons with at least so many connections. */
  static Plot degrees(Study study) {
    return Plot.of(Axis.logarithmic(Formula.text("connections of a neuron")), Axis.logarithmic(Formula.text("share with at least as many")),
        survival("incoming", Hue.BLUE, study.degrees().in()), survival("outgoing", Hue.VERMILION, study.degrees().out()));
  }

  /** Share of connections with at least such a weight. */
  static Plot weights(Study study) {
    double[] sizes = Arrays.stream(study.degrees().weights()).map(Math::abs).toArray();
    return Plot.of(Axis.logarithmic(Formula.text("size of a weight")), Axis.logarithmic(Formula.text("share with at least as much")), survival("", Hue.INK, sizes));
  }

  private static Series survival(String legend, Hue hue, double[] values) {
    double[] positive = Arrays.stream(values).filter(v -> v > 0).sorted().toArray();
    double[] distinct = Arrays.stream(positive).distinct().toArray();
    double[] share = new double[distinct.length];
    for (int k = 0, below = 0; k < distinct.length; k++) {
      while (below < positive.length && positive[below] < distinct[k]) {
        below++;
      }
      share[k] = (positive.length - below) / (double) values.length;
    }
    return new Series.Line(legend.isEmpty() ? Formula.EMPTY : Formula.text(legend), hue, Series.Dash.SOLID, distinct, share);
  }

  static Plot singularValues(Study study) {
    double[] mode = modes(study);
    double unit = study.options().strength() / study.scale();
    Plot plot = Plot.of(Axis.logarithmic(Formula.text("mode")), Axis.logarithmic(Formula.text("singular value of J at g = 1")).over(LEAST_SHOWN, Double.NaN),
        new Series.Line(Formula.text("connectome"), Hue.BLUE, Series.Dash.SOLID, mode, divided(study.singularValues(), unit)));
    if (study.shuffled().shuffles() > 1) {
      plot = plot.with(new Series.Line(Formula.text("shuffled, same degrees"), Hue.GREEN, Series.Dash.DASHED, mode,
          study.shuffled().singularValues().stream().mapToDouble(Score::mean).toArray()));
    }
    return plot.with(new Series.Line(Formula.text("drawn from the fitted model"), Hue.VERMILION, Series.Dash.DOTTED, mode, divided(study.modelSingularValues(), unit)));
  }

  static Plot overlaps(Study study) {
    double[] mode = modes(study);
    Plot plot = Plot.of(Axis.logarithmic(Formula.text("mode")), Axis.linear(Formula.text("overlap of left and right singular vector")));
    if (study.shuffled().shuffles() > 1) {
      double[] mean = study.shuffled().overlapMeans();
      double[] deviation = study.shuffled().overlapDeviations();
      plot = plot.with(new Series.Band(Formula.text("shuffled, two deviations"), Hue.GREEN, mode, combined(mean, deviation, -2), combined(mean, deviation, 2)));
    }
    return plot.with(new Series.Points(Formula.text("connectome"), Hue.BLUE, mode, study.overlaps(), new double[0]));
  }

  /** Gains in descending order. */
  static Plot gains(Study study) {
    double[] rank = IntStream.rangeClosed(1, study.connectome().size()).mapToDouble(i -> i).toArray();
    return Plot.of(Axis.linear(Formula.text("neuron, in descending order")), Axis.linear(Formula.text("gain")),
        new Series.Line(Formula.text("input"), Hue.BLUE, Series.Dash.SOLID, rank, descending(study.model().gains().input())),
        new Series.Line(Formula.text("output"), Hue.VERMILION, Series.Dash.SOLID, rank, descending(study.model().gains().output())));
  }

  /** The correlation function of a field or observable, divided by nothing, over lags. */
  static Plot correlation(Study study, String name, Formula label) {
    Plot plot = Plot.of(Axis.linear(Formula.text("lag in membrane constants")).over(0, LONGEST_LAG), Axis.linear(label));
    Curve theory = study.prediction().result().functions().get(name);
    if (theory != null) {
      int shown = (int) Arrays.stream(theory.at()).filter(t -> t <= LONGEST_LAG).count();
      plot = plot.with(new Series.Line(Formula.text("theory of the fitted model"), Hue.BLUE, Series.Dash.SOLID, Arrays.copyOf(theory.at(), shown), Arrays.copyOf(theory.value(), shown)));
    }
    Curve drawn = study.drawn().map(s -> s.result().functions().get(name)).orElse(null);
    if (drawn != null) {
      plot = plot.with(new Series.Points(Formula.text("simulation of the fitted model"), Hue.GREEN, drawn.at(), drawn.value(), drawn.error()).thinned(LONGEST_LAG, 40));
    }
    Curve simulated = study.simulation().map(s -> s.result().functions().get(name)).orElse(null);
    if (simulated != null) {
      plot = plot.with(new Series.Points(Formula.text("simulation of the connectome"), Hue.VERMILION, simulated.at(), simulated.value(), simulated.error()).thinned(LONGEST_LAG, 40));
    }
    return plot;
  }

  private static double[] modes(Study study) {
    return IntStream.rangeClosed(1, study.singularValues().length).mapToDouble(a -> a).toArray();
  }

  private static double[] divided(double[] values, double unit) {
    return Arrays.stream(values).map(v -> v / unit).toArray();
  }

  private static double[] combined(double[] mean, double[] deviation, double factor) {
    return IntStream.range(0, mean.length).mapToDouble(k -> mean[k] + factor * deviation[k]).toArray();
  }

  private static double[] descending(double[] values) {
    double[] sorted = Arrays.stream(values).map(v -> -v).sorted().toArray();
    return Arrays.stream(sorted).map(v -> -v).toArray();
  }
}

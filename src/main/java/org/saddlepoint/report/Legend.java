package org.saddlepoint.report;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.saddlepoint.report.Canvas.Anchor;

/** The legend of a plot, in the corner that covers the least data. */
final class Legend {
  private static final double SIZE = 10;
  private static final double LINE = 15;
  private static final double SAMPLE = 22;
  private static final double INSET = 6;

  private final List<Series> entries;
  private final Plot plot;
  private final DoubleUnaryOperator x;
  private final DoubleUnaryOperator y;

  Legend(Plot plot, DoubleUnaryOperator x, DoubleUnaryOperator y) {
    this.plot = plot;
    this.x = x;
    this.y = y;
    entries = plot.series().stream().filter(s -> !s.legend().isEmpty()).toList();
  }

  void paint(Canvas canvas, double left, double top, double right, double bottom) {
    if (entries.isEmpty()) {
      return;
    }
    double width = SAMPLE + 8 + SIZE * entries.stream().mapToDouble(s -> LabelRun.width(LabelRun.of(s.legend()))).max().orElse(0);
    double height = LINE * entries.size();
    double[][] corners = {
      {right - INSET - width, top + INSET - 4}, {left + INSET + 2, top + INSET - 4}, {right - INSET - width, bottom - INSET - height}, {left + INSET + 2, bottom - INSET - height}
    };
    double[] best = corners[0];
    int fewest = Integer.MAX_VALUE;
    for (double[] corner : corners) {
      int covered = covered(corner[0] - 4, corner[1] - 4, width + 8, height + 8);
      if (covered < fewest) {
        fewest = covered;
        best = corner;
      }
    }
    if (fewest > 0) {
      canvas.blank(best[0] - 2, best[1], width + 4, height);
    }
    for (int k = 0; k < entries.size(); k++) {
      double middle = best[1] + LINE * (k + 0.5);
      sample(canvas, entries.get(k), best[0], middle);
      canvas.text(best[0] + SAMPLE + 6, middle + 0.35 * SIZE, LabelRun.of(entries.get(k).legend()), SIZE, Anchor.START, false);
    }
  }

  /** How many places of the data, filled in between neighbours, lie in a rectangle. */
  private int covered(double left, double top, double width, double height) {
    int count = 0;
    for (Series series : plot.series()) {
      count += covered(series.x(), series.lowest(), left, top, width, height, series.joined());
      count += covered(series.x(), series.highest(), left, top, width, height, series.joined());
    }
    return count;
  }

  private int covered(double[] xs, double[] ys, double left, double top, double width, double height, boolean joined) {
    int count = 0;
    for (int k = 0; k < xs.length; k++) {
      int parts = joined && k + 1 < xs.length ? 8 : 1;
      for (int part = 0; part < parts; part++) {
        double t = part / (double) parts;
        double px = parts == 1 ? x.applyAsDouble(xs[k]) : (1 - t) * x.applyAsDouble(xs[k]) + t * x.applyAsDouble(xs[k + 1]);
        double py = parts == 1 ? y.applyAsDouble(ys[k]) : (1 - t) * y.applyAsDouble(ys[k]) + t * y.applyAsDouble(ys[k + 1]);
        if (px >= left && px <= left + width && py >= top && py <= top + height) {
          count++;
        }
      }
    }
    return count;
  }

  private static void sample(Canvas canvas, Series series, double left, double middle) {
    List<double[]> stroke = List.of(new double[] {left, middle}, new double[] {left + SAMPLE, middle});
    if (series instanceof Series.Line line) {
      canvas.line(stroke, line.hue(), 1.7, line.dash().pattern());
    } else if (series instanceof Series.Points points) {
      double centre = left + SAMPLE / 2;
      if (points.error().length > 0) {
        canvas.line(List.of(new double[] {centre, middle - 6}, new double[] {centre, middle + 6}), points.hue(), 1.1, "");
      }
      canvas.circle(centre, middle, 2.8, points.hue(), false);
    } else if (series instanceof Series.Rings rings) {
      canvas.circle(left + SAMPLE / 2, middle, PlotPainter.RING, rings.hue(), false);
    } else {
      canvas.area(
          List.of(new double[] {left, middle - 4}, new double[] {left + SAMPLE, middle - 4}, new double[] {left + SAMPLE, middle + 4}, new double[] {left, middle + 4}),
          series.hue(),
          0.2);
    }
  }
}

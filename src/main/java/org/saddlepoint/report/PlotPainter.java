package org.saddlepoint.report;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.report.Canvas.Anchor;
import org.saddlepoint.typeset.Formula;
import org.saddlepoint.typeset.Sign;

/** Lays out a plot on a canvas: axes with ticks to the left and below, data inside, a legend where there is least data. */
final class PlotPainter {
  private static final double TICK_SIZE = 10;
  private static final double LABEL_SIZE = 11.5;
  private static final double MAJOR = 4.5;
  private static final double MINOR = 2.5;
  private static final double AXIS_WIDTH = 0.9;
  /** Radius of a ring in points. */
  static final double RING = 5.5;

  private final Plot plot;
  private final Canvas canvas;
  private final Range xRange;
  private final Range yRange;
  private final Ticks xTicks;
  private final Ticks yTicks;
  private final double left;
  private final double right;
  private final double top;
  private final double bottom;

  PlotPainter(Plot plot, Canvas canvas) {
    this.plot = plot;
    this.canvas = canvas;
    xRange = Range.of(plot.horizontal(), plot.series(), true).rounded((int) (plot.width() / 62));
    yRange = Range.of(plot.vertical(), plot.series(), false);
    xTicks = Ticks.of(xRange, (int) (plot.width() / 62));
    yTicks = Ticks.of(yRange, (int) (plot.height() / 46));
    double widest = yTicks.labels().stream().mapToDouble(f -> LabelRun.width(LabelRun.of(f))).max().orElse(1) * TICK_SIZE;
    left = widest + LABEL_SIZE + 18;
    right = plot.width() - 14;
    top = yTicks.exponent() == 0 ? 10 : 22;
    bottom = plot.height() - (plot.horizontal().label().isEmpty() ? 22 : 40);
  }

  void paint() {
    canvas.clip(left, top, right - left, bottom - top);
    for (Series series : plot.series()) {
      if (series instanceof Series.Band band) {
        band(band);
      } else if (series instanceof Series.Line line) {
        curve(line);
      }
    }
    canvas.unclip();
    axes();
    for (Series series : plot.series()) {
      if (series instanceof Series.Rings rings) {
        rings(rings);
      }
    }
    // Points come last, so that a marker at the edge is whole and lies over axes and lines.
    for (Series series : plot.series()) {
      if (series instanceof Series.Points points) {
        points(points);
      }
    }
    new Legend(plot, this::x, this::y).paint(canvas, left, top, right, bottom);
  }

  private double x(double value) {
    return left + xRange.fraction(value) * (right - left);
  }

  private double y(double value) {
    return bottom - yRange.fraction(value) * (bottom - top);
  }

  private void band(Series.Band band) {
    List<double[]> outline = new ArrayList<>();
    int n = band.x().length;
    for (int k = 0; k < n; k++) {
      add(outline, band.x()[k], band.highest()[k]);
    }
    for (int k = n - 1; k >= 0; k--) {
      add(outline, band.x()[k], band.lowest()[k]);
    }
    canvas.area(outline, band.hue(), 0.2);
  }

  private void add(List<double[]> points, double xValue, double yValue) {
    double px = x(xValue);
    double py = y(yValue);
    if (Double.isFinite(px) && Double.isFinite(py)) {
      points.add(new double[] {px, clamped(py)});
    }
  }

  /** Far outside the picture any place is as good, and some viewers do not take huge coordinates. */
  private double clamped(double py) {
    return Math.max(-10 * plot.height(), Math.min(11 * plot.height(), py));
  }

  private void curve(Series.Line line) {
    List<double[]> piece = new ArrayList<>();
    for (int k = 0; k < line.x().length; k++) {
      double px = x(line.x()[k]);
      double py = y(line.y()[k]);
      if (Double.isFinite(px) && Double.isFinite(py)) {
        piece.add(new double[] {px, clamped(py)});
      } else {
        draw(piece, line);
        piece = new ArrayList<>();
      }
    }
    draw(piece, line);
  }

  private void draw(List<double[]> piece, Series.Line line) {
    if (piece.size() > 1) {
      canvas.line(simplified(piece), line.hue(), 1.7, line.dash().pattern());
    }
  }

  /** Leaves out points that lie closer than a fifth of a point to the one before. */
  private static List<double[]> simplified(List<double[]> points) {
    List<double[]> kept = new ArrayList<>();
    for (int k = 0; k < points.size(); k++) {
      double[] p = points.get(k);
      double[] last = kept.isEmpty() ? p : kept.get(kept.size() - 1);
      if (kept.isEmpty() || k == points.size() - 1 || Math.hypot(p[0] - last[0], p[1] - last[1]) >= 0.2) {
        kept.add(p);
      }
    }
    return kept;
  }

  private void points(Series.Points points) {
    double radius = points.x().length > 60 ? 2 : 2.8;
    for (int k = 0; k < points.x().length; k++) {
      if (!xRange.contains(points.x()[k]) || !yRange.contains(points.y()[k])) {
        continue;
      }
      double px = x(points.x()[k]);
      double error = points.error(k);
      if (error > 0) {
        double upper = Math.max(top, y(points.y()[k] + error));
        double low = y(points.y()[k] - error);
        double lower = Double.isNaN(low) ? bottom : Math.min(bottom, low);
        if (lower - upper > 2 * radius) {
          segment(px, upper, px, lower, points.hue(), 1.1);
          segment(px - 2.2, upper, px + 2.2, upper, points.hue(), 1.1);
          segment(px - 2.2, lower, px + 2.2, lower, points.hue(), 1.1);
        }
      }
      canvas.circle(px, y(points.y()[k]), radius, points.hue(), false);
    }
  }

  private void rings(Series.Rings rings) {
    for (int k = 0; k < rings.x().length; k++) {
      if (xRange.contains(rings.x()[k]) && yRange.contains(rings.y()[k])) {
        canvas.circle(x(rings.x()[k]), y(rings.y()[k]), RING, rings.hue(), false);
      }
    }
  }

  private void segment(double x1, double y1, double x2, double y2, Hue hue, double width) {
    canvas.line(List.of(new double[] {x1, y1}, new double[] {x2, y2}), hue, width, "");
  }

  private void axes() {
    canvas.line(List.of(new double[] {left, top}, new double[] {left, bottom}, new double[] {right, bottom}), Hue.INK, AXIS_WIDTH, "");
    for (double value : xTicks.minor()) {
      segment(x(value), bottom, x(value), bottom + MINOR, Hue.INK, 0.6);
    }
    for (double value : yTicks.minor()) {
      segment(left - MINOR, y(value), left, y(value), Hue.INK, 0.6);
    }
    for (int k = 0; k < xTicks.major().size(); k++) {
      double place = x(xTicks.major().get(k));
      segment(place, bottom, place, bottom + MAJOR, Hue.INK, AXIS_WIDTH);
      canvas.text(place, bottom + MAJOR + TICK_SIZE + 1, LabelRun.of(xTicks.labels().get(k)), TICK_SIZE, Anchor.MIDDLE, false);
    }
    for (int k = 0; k < yTicks.major().size(); k++) {
      double place = y(yTicks.major().get(k));
      segment(left - MAJOR, place, left, place, Hue.INK, AXIS_WIDTH);
      canvas.text(left - MAJOR - 3, place + 0.36 * TICK_SIZE, LabelRun.of(yTicks.labels().get(k)), TICK_SIZE, Anchor.END, false);
    }
    if (yTicks.exponent() != 0) {
      canvas.text(left, top - 7, LabelRun.of(power(yTicks.exponent())), TICK_SIZE, Anchor.MIDDLE, false);
    }
    Formula xLabel = plot.horizontal().label();
    if (xTicks.exponent() != 0) {
      xLabel = Formula.row(xLabel, Formula.text(" "), Formula.parentheses(power(xTicks.exponent())));
    }
    canvas.text((left + right) / 2, plot.height() - 8, LabelRun.of(xLabel), LABEL_SIZE, Anchor.MIDDLE, false);
    canvas.text(LABEL_SIZE + 2, (top + bottom) / 2, LabelRun.of(plot.vertical().label()), LABEL_SIZE, Anchor.MIDDLE, true);
  }

  private static Formula power(int exponent) {
    return Formula.row(Formula.sign(Sign.TIMES), Formula.sup(Formula.num(10), exponent));
  }
}

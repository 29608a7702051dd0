package org.saddlepoint.report.connectome;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.saddlepoint.connectome.EigenvalueCloud;
import org.saddlepoint.connectome.PredictedOutliers;
import org.saddlepoint.numeric.cloud.Boundary;
import org.saddlepoint.report.Axis;
import org.saddlepoint.report.Hue;
import org.saddlepoint.report.Plot;
import org.saddlepoint.report.Series;
import org.saddlepoint.typeset.Formula;

/** Eigenvalues in the complex plane, the line where those of random couplings end, and rings where means of couplings put single ones. */
public final class CloudFigure {
  private static final double SMALLEST = 1e-3;
  private static final double ROOM = 1.05;
  /** Of the picture and of the part within its axes, in points. */
  private static final double SIZE = 330;
  private static final double INNER = 280;
  /** The legend stands above the cloud, so that it hides no eigenvalue. */
  private static final double LEGEND_LINE = 17;

  private CloudFigure() {}

  /** One unit is as long on both axes. */
  public static Plot of(EigenvalueCloud cloud) {
    Boundary boundary = cloud.boundary();
    double[] x = joined(boundary.curves().stream().flatMap(c -> Stream.of(c.re(), c.re())).toList());
    double[] y = joined(boundary.curves().stream().flatMap(c -> Stream.of(c.im(), negative(c.im()))).toList());
    PredictedOutliers outliers = cloud.predicted();
    Series.Rings predicted = new Series.Rings(Formula.text("predicted"), Hue.GREEN, DoubleStream.concat(Arrays.stream(outliers.re()), Arrays.stream(outliers.re())).toArray(),
        DoubleStream.concat(Arrays.stream(outliers.im()), Arrays.stream(negative(outliers.im()))).toArray());
    double[] allX = joined(List.of(x, cloud.re(), predicted.x()));
    double[] allY = joined(List.of(y, cloud.im(), predicted.y()));
    double low = Arrays.stream(allX).filter(Double::isFinite).min().orElse(0);
    double high = Arrays.stream(allX).filter(Double::isFinite).max().orElse(0);
    double tall = Arrays.stream(allY).filter(Double::isFinite).max().orElse(0);
    double extent = Math.max(ROOM * Math.max(tall, 0.5 * (high - low)), SMALLEST);
    double middle = 0.5 * (low + high);
    List<Series> series = new ArrayList<>(List.of(new Series.Points(Formula.text("eigenvalues"), Hue.BLUE, cloud.re(), cloud.im(), new double[0])));
    if (boundary.isKnown()) {
      series.add(new Series.Line(Formula.text("random couplings"), Hue.VERMILION, Series.Dash.SOLID, x, y));
    }
    if (predicted.x().length > 0) {
      series.add(predicted);
    }
    double legend = LEGEND_LINE * series.size();
    Plot plot = Plot.of(Axis.linear(Formula.text("real part")).over(middle - extent, middle + extent),
        Axis.linear(Formula.text("imaginary part")).over(-extent, extent * (1 + 2 * legend / INNER))).sized(SIZE, SIZE + legend);
    for (Series one : series) {
      plot = plot.with(one);
    }
    return plot;
  }

  private static double[] negative(double[] values) {
    return Arrays.stream(values).map(v -> -v).toArray();
  }

  /** One after the other with gaps between. */
  private static double[] joined(List<double[]> parts) {
    List<double[]> all = new ArrayList<>();
    for (double[] part : parts) {
      all.add(part);
      all.add(new double[] {Double.NaN});
    }
    return all.stream().flatMapToDouble(Arrays::stream).toArray();
  }
}

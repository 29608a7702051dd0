package org.saddlepoint.report;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.saddlepoint.typeset.Formula;

/**
 * Data of a plot: lines for theory, points with error bars for simulation, bands for uncertainty. A point that is not finite is
 * a gap. An empty legend keeps a series out of the legend.
 */
public sealed interface Series {
  Formula legend();

  Hue hue();

  double[] x();

  /** The smallest and largest values that the vertical axis should show, point by point. */
  double[] lowest();

  double[] highest();

  /** Without any extent beside their places. */
  sealed interface Places extends Series {
    double[] y();

    @Override
    default double[] lowest() {
      return y();
    }

    @Override
    default double[] highest() {
      return y();
    }
  }

  /** A curve. */
  record Line(Formula legend, Hue hue, Dash dash, double[] x, double[] y) implements Places {
    public Line {
      sameLength(x, y);
    }
  }

  /** Measured points with error bars of one standard error; an empty array of errors draws none. */
  record Points(Formula legend, Hue hue, double[] x, double[] y, double[] error) implements Series {
    public Points {
      sameLength(x, y);
      if (error.length != 0) {
        sameLength(x, error);
      }
    }

    double error(int k) {
      return error.length == 0 || !Double.isFinite(error[k]) ? 0 : error[k];
    }

    @Override
    public double[] lowest() {
      return IntStream.range(0, y.length).mapToDouble(k -> y[k] - error(k)).toArray();
    }

    @Override
    public double[] highest() {
      return IntStream.range(0, y.length).mapToDouble(k -> y[k] + error(k)).toArray();
    }

    /** At most {@code most} of the points up to {@code largest} on the horizontal axis, evenly chosen. */
    public Points thinned(double largest, int most) {
      int inside = (int) Arrays.stream(x).filter(v -> v <= largest).count();
      int stride = Math.max(1, (inside + most - 1) / most);
      int[] chosen = IntStream.range(0, x.length).filter(k -> x[k] <= largest && k % stride == 0).toArray();
      return new Points(legend, hue, pick(x, chosen), pick(y, chosen), error.length == 0 ? error : pick(error, chosen));
    }

    private static double[] pick(double[] values, int[] chosen) {
      return Arrays.stream(chosen).mapToDouble(k -> values[k]).toArray();
    }
  }

  /** Places that are marked with rings, wide enough to stand around a point. */
  record Rings(Formula legend, Hue hue, double[] x, double[] y) implements Places {
    public Rings {
      sameLength(x, y);
    }
  }

  /** Whether neighbouring places belong together. */
  default boolean joined() {
    return this instanceof Line || this instanceof Band;
  }

  /** The region between two curves. */
  record Band(Formula legend, Hue hue, double[] x, double[] lowest, double[] highest) implements Series {
    public Band {
      sameLength(x, lowest);
      sameLength(x, highest);
    }
  }

  /** How a line is drawn. */
  enum Dash {
    SOLID(""),
    DASHED("6 3"),
    DOTTED("1.5 2.5");

    private final String pattern;

    Dash(String pattern) {
      this.pattern = pattern;
    }

    /** Lengths of strokes and gaps in points, as SVG has them. */
    String pattern() {
      return pattern;
    }
  }

  private static void sameLength(double[] a, double[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException("a series has " + a.length + " places and " + b.length + " values");
    }
  }
}

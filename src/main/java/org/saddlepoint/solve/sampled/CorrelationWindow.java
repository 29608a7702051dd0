package org.saddlepoint.solve.sampled;

import java.util.Arrays;
import java.util.List;

/**
 * Where the sampled correlations of one species end. Beyond the last lag at which one of them is told from noise nothing is known but
 * noise, which the self-consistency would amplify, since its gain at low frequencies is close to one; there they fade into what
 * persists. Once {@link #keep kept} the end stays, so that repeated passages are a continuous map of the order parameters.
 */
final class CorrelationWindow {
  private static final double SIGNIFICANT = 4;
  private static final double MARGIN = 1.5;
  /** The same for a whole correlation, and how long it must be within the noise to have ended. */
  private static final double WHOLE = 3;
  private static final double STRETCH = 1.5;
  /** Averages that are told from noise, in membrane constants, and as many of them as are always kept. */
  private static final double WIDTH = 1;
  private static final int LEAST = 8;

  private int end;
  private int last;
  private boolean clipped;
  private boolean kept;
  private final boolean whole;

  /** @param whole whether whole correlations end as well, and not only what the inputs do not explain */
  CorrelationWindow(boolean whole) {
    this.whole = whole;
  }

  /** From now on the end is not changed any more. */
  void keep() {
    kept = true;
  }

  /** Whether a correlation is told from noise up to where the window must begin to close. */
  boolean clipped() {
    return clipped;
  }

  /**
   * Fades correlations into their levels. What the inputs do not explain of any of them ends first; the explained part lasts longer but
   * not, where whole correlations end, beyond what they show: where the gain is close to one, long lags keep whatever noise they once had.
   *
   * @param c         correlations at all lags, changed
   * @param explained the part of each that the inputs explain
   * @param level     what each tends to
   * @param blocks    independent estimates of each
   */
  void apply(Periodic grid, double[][] c, double[][] explained, double[] level, List<List<double[]>> blocks) {
    int n = grid.n();
    if (!kept || end == 0) {
      int latest = n / 8;
      int unexplained = 0;
      int quiet = 0;
      for (int p = 0; p < c.length; p++) {
        double noise = SIGNIFICANT * noise(c[p], blocks.get(p));
        double[] rest = rest(c[p], explained[p]);
        unexplained = Math.max(unexplained, last(grid, rest, level[p] - explained[p][n / 2], noise));
        quiet = Math.max(quiet, quiet(grid, c[p], level[p], noise));
      }
      int least = LEAST * width(grid);
      int wanted = Math.max(least, (int) (WHOLE * quiet));
      clipped = wanted > latest;
      last = Math.min(wanted, latest);
      end = Math.min(Math.max(least, (int) (MARGIN * unexplained)), last);
    }
    for (int p = 0; p < c.length; p++) {
      double[] rest = rest(c[p], explained[p]);
      fade(rest, level[p] - explained[p][n / 2], end);
      for (int j = 0; j < n; j++) {
        c[p][j] = rest[j] + explained[p][j];
      }
      if (whole) {
        fade(c[p], level[p], last);
      }
    }
  }

  private static double[] rest(double[] c, double[] explained) {
    double[] rest = new double[c.length];
    Arrays.setAll(rest, j -> c[j] - explained[j]);
    return rest;
  }

  private static void fade(double[] c, double level, int end) {
    int n = c.length;
    for (int j = 0; j < n; j++) {
      double x = (Math.min(j, n - j) - end) / (double) end;
      c[j] = level + (c[j] - level) * (x <= 0 ? 1 : x >= 1 ? 0 : 0.5 * (1 + Math.cos(Math.PI * x)));
    }
  }

  private static int width(Periodic grid) {
    return grid.discrete() ? 1 : Math.max(1, (int) Math.round(WIDTH * grid.unit() / grid.step()));
  }

  /** The last lag up to a quarter of the period at which an average over a short time is beyond the noise of long lags. */
  private static int last(Periodic grid, double[] c, double level, double noise) {
    int width = width(grid);
    int last = 0;
    for (int j = 0; j + width <= grid.n() / 4; j += width) {
      last = Math.abs(average(c, j, width) - level) > noise ? j + width : last;
    }
    return last;
  }

  /** The first lag from which on such averages are within the noise for half as long again. */
  private static int quiet(Periodic grid, double[] c, double level, double noise) {
    int width = width(grid);
    int start = 0;
    for (int j = 0; j + width <= grid.n() / 4; j += width) {
      if (Math.abs(average(c, j, width) - level) > noise) {
        start = j + width;
      } else if (j + width >= STRETCH * start + width) {
        return start;
      }
    }
    return start;
  }

  private static double average(double[] c, int from, int width) {
    double sum = 0;
    for (int l = from; l < from + width; l++) {
      sum += (c[l] + c[(c.length - l) % c.length]) / (2 * width);
    }
    return sum;
  }

  /** The standard error of the correlation at one long lag: it is the same at all of them. */
  private static double noise(double[] c, List<double[]> blocks) {
    int n = c.length;
    double plateau = Periodic.plateau(c);
    double[] levels = blocks.stream().mapToDouble(Periodic::plateau).toArray();
    double sum = 0;
    for (int j = n / 8; j <= n / 2; j++) {
      if (levels.length < 2) {
        sum += (c[j] - plateau) * (c[j] - plateau);
        continue;
      }
      for (int b = 0; b < levels.length; b++) {
        double d = blocks.get(b)[j] - levels[b] - c[j] + plateau;
        sum += d * d / (levels.length * (levels.length - 1.0));
      }
    }
    return Math.sqrt(sum / (n / 2 - n / 8 + 1));
  }
}

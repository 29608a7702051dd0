package org.saddlepoint.solve.sampled;

import java.util.List;

/**
 * Where the sampled correlations of one species end. Beyond the last lag at which one of them is told from noise nothing is known but
 * noise, which the self-consistency would amplify, since its gain at low frequencies is close to one; there they fade into what
 * persists. Once {@link #keep kept} the end stays, so that repeated passages are a continuous map of the order parameters.
 */
final class CorrelationWindow {
  private static final double SIGNIFICANT = 4;
  private static final double MARGIN = 1.5;
  /** Averages that are told from noise, in membrane constants, and as many of them as are always kept. */
  private static final double WIDTH = 1;
  private static final int LEAST = 8;

  private int end;
  private boolean clipped;
  private boolean kept;

  /** From now on the end is not changed any more. */
  void keep() {
    kept = true;
  }

  /** Whether a correlation is told from noise up to where the window must begin to close. */
  boolean clipped() {
    return clipped;
  }

  /**
   * Fades correlations into their levels, all from the same lag on: a window that is one for a matrix of spectra.
   *
   * @param c      correlations at all lags, changed
   * @param level  what each tends to
   * @param blocks independent estimates of each
   */
  void apply(Periodic grid, double[][] c, double[] level, List<List<double[]>> blocks) {
    if (!kept || end == 0) {
      int latest = grid.n() / 8;
      int last = 0;
      for (int p = 0; p < c.length; p++) {
        last = Math.max(last, last(grid, c[p], level[p], blocks.get(p)));
      }
      int width = width(grid);
      int wanted = Math.max(LEAST * width, (int) (MARGIN * last));
      clipped = wanted > latest;
      end = Math.min(wanted, latest);
    }
    for (int p = 0; p < c.length; p++) {
      fade(c[p], level[p]);
    }
  }

  /** Fades another function of the lag, at negative lags as at positive ones. */
  void fade(double[] c, double level) {
    int n = c.length;
    for (int j = 0; j < n; j++) {
      double x = (Math.min(j, n - j) - end) / (double) end;
      c[j] = level + (c[j] - level) * (x <= 0 ? 1 : x >= 1 ? 0 : 0.5 * (1 + Math.cos(Math.PI * x)));
    }
  }

  private static int width(Periodic grid) {
    return grid.discrete() ? 1 : Math.max(1, (int) Math.round(WIDTH / grid.step()));
  }

  /** The last lag up to a quarter of the period at which an average over a short time is beyond the noise of long lags. */
  private static int last(Periodic grid, double[] c, double level, List<double[]> blocks) {
    int n = grid.n();
    int width = width(grid);
    double noise = SIGNIFICANT * noise(c, blocks);
    int last = 0;
    for (int j = 0; j + width <= n / 4; j += width) {
      double sum = 0;
      for (int l = j; l < j + width; l++) {
        sum += (c[l] + c[(n - l) % n]) / (2 * width);
      }
      last = Math.abs(sum - level) > noise ? j + width : last;
    }
    return last;
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

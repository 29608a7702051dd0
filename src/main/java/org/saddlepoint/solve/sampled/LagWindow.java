package org.saddlepoint.solve.sampled;

import java.util.List;

/**
 * Denoises a sampled correlation: lags beyond an eighth of the period fade into the plateau that the correlation has between a quarter
 * and half of it. Averages neighbouring frequencies: without this the noise of single frequencies is amplified by the
 * self-consistency, whose gain at low frequencies is close to one.
 */
final class LagWindow {
  private LagWindow() {}

  /** Lets a correlation, given as lags, fade into a level. */
  static void fade(double[] c, double level) {
    int n = c.length;
    for (int j = 0; j < n; j++) {
      c[j] = level + weight(Math.min(j, n - j), n) * (c[j] - level);
    }
  }

  /** The same for a cross spectrum, whose plateau is kept as it is or taken for nothing. */
  static void apply(Periodic grid, double[] re, double[] im, boolean persists) {
    double[] c = grid.lags(re, im);
    fade(c, persists ? plateau(c) : 0);
    grid.spectrum(c, re, im);
  }

  /** The mean over lags between a quarter and half of the period. */
  static double plateau(double[] c) {
    int n = c.length;
    double sum = 0;
    for (int j = n / 4; j <= n - n / 4; j++) {
      sum += c[j];
    }
    return sum / (n - 2 * (n / 4) + 1);
  }

  /** One up to an eighth of the period, zero from a quarter on. */
  static double weight(int lag, int n) {
    double x = (lag - n / 8.0) / (n / 8.0);
    return x <= 0 ? 1 : x >= 1 ? 0 : 0.5 * (1 + Math.cos(Math.PI * x));
  }
}

package org.saddlepoint.solve.sampled;

import java.util.List;

/**
 * Denoises a sampled correlation: lags beyond an eighth of the period fade into the plateau that the correlation has between a quarter
 * and half of it, and a plateau that cannot be told from zero is zero. Averages neighbouring frequencies: without this the noise of
 * single frequencies is amplified by the self-consistency, whose gain at low frequencies is close to one.
 */
final class LagWindow {
  private static final double SIGNIFICANT = 4;

  private LagWindow() {}

  /**
   * Changes a spectrum in place.
   *
   * @param blocks independent estimates of the same correlation, as lags
   * @return the plateau
   */
  static double apply(Periodic grid, double[] re, double[] im, List<double[]> blocks) {
    int n = grid.n();
    double[] c = grid.lags(re, im);
    double plateau = plateau(c);
    double square = 0;
    for (double[] b : blocks) {
      double d = plateau(b) - plateau;
      square += d * d;
    }
    double error = Math.sqrt(square / Math.max(1, blocks.size() * (blocks.size() - 1)));
    double level = Math.abs(plateau) > SIGNIFICANT * error ? plateau : 0;
    for (int j = 0; j < n; j++) {
      c[j] = level + weight(Math.min(j, n - j), n) * (c[j] - level);
    }
    grid.spectrum(c, re, im);
    return level;
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

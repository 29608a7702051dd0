package org.saddlepoint.solve.sampled;

import org.saddlepoint.numeric.RealSpectrum;

/**
 * The periodic grid of times t_j = j·step, j = 0 … n−1, on which processes are followed, with the frequencies ω_k = 2πk/(n·step), k =
 * 0 … n/2. A correlation is kept as its spectrum Ĉ_k = step·Σ_j C(t_j) exp(−iω_k t_j); what does not decay stands at k = 0 as
 * n·step times its value.
 *
 * @param n        a power of two
 * @param step     in membrane constants; 1 in discrete time
 * @param discrete whether time is an integer
 * @param unit     the time in which a site forgets, about; 1 for a membrane constant
 */
record Periodic(int n, double step, boolean discrete, double unit) {
  Periodic(int n, double step, boolean discrete) {
    this(n, step, discrete, 1);
  }

  /** The same step, and twice as long a period. */
  Periodic longer() {
    return new Periodic(2 * n, step, discrete, unit);
  }

  /** The same period in steps half as long. */
  Periodic finer() {
    return new Periodic(2 * n, 0.5 * step, discrete, unit);
  }

  double duration() {
    return n * step;
  }

  int bins() {
    return n / 2 + 1;
  }

  double frequency(int k) {
    return 2 * Math.PI * k / duration();
  }

  /** The value at equal times of a spectrum of a correlation. */
  double equalTime(double[] re) {
    double sum = re[0] + re[n / 2];
    for (int k = 1; k < n / 2; k++) {
      sum += 2 * re[k];
    }
    return sum / duration();
  }

  /** C(t_j) from its spectrum; negative lags are at n − j. */
  double[] lags(double[] re, double[] im) {
    double[] c = new double[n];
    new RealSpectrum(n).inverse(re, im, c);
    for (int j = 0; j < n; j++) {
      c[j] /= step;
    }
    return c;
  }

  /** The spectrum of C(t_j), the inverse of {@link #lags}. */
  void spectrum(double[] c, double[] re, double[] im) {
    new RealSpectrum(n).forward(c, re, im);
    for (int k = 0; k < re.length; k++) {
      re[k] *= step;
      im[k] *= step;
    }
  }

  /** What a function of the lag tends to: its mean over lags between a quarter and half of the period. */
  static double plateau(double[] c) {
    int n = c.length;
    double sum = 0;
    for (int j = n / 4; j <= n - n / 4; j++) {
      sum += c[j];
    }
    return sum / (n - 2 * (n / 4) + 1);
  }
}

package org.saddlepoint.solve;

import java.util.Optional;
import org.saddlepoint.numeric.Fourier;
import org.saddlepoint.numeric.RealSpectrum;
import org.saddlepoint.numeric.ScatteredSpectrum;

/**
 * A periodic grid of n lags τ_j = j h (j ≤ n/2) and (j − n) h (above), with frequencies ω_k = 2πk/(n h), k = 0 … n/2, and the
 * transforms C(ω) = h Σ_j exp(−iωτ_j) C(τ_j) and back. Holds buffers: one instance per thread.
 */
final class LagGrid {
  private final int n;
  private final double step;
  private final RealSpectrum transform;
  private Optional<ScatteredSpectrum> scattered = Optional.empty();

  /**
   * @param n    number of lags, a power of two
   * @param step h, in membrane constants
   */
  LagGrid(int n, double step) {
    this.n = n;
    this.step = step;
    this.transform = new RealSpectrum(n);
  }

  int lags() {
    return n;
  }

  /** Number of frequencies, n/2 + 1. */
  int frequencies() {
    return n / 2 + 1;
  }

  double step() {
    return step;
  }

  /** The lag of index j, negative in the upper half. */
  double lag(int j) {
    return j <= n / 2 ? j * step : (j - n) * step;
  }

  double frequency(int k) {
    return 2 * Math.PI * k / (n * step);
  }

  /** C(ω_k) of a real sequence over the lags. */
  void toSpectrum(double[] correlation, double[] re, double[] im) {
    transform.forward(correlation, re, im);
    for (int k = 0; k <= n / 2; k++) {
      re[k] *= step;
      im[k] *= step;
    }
  }

  /** C(τ_j) from the spectrum at the n/2 + 1 frequencies. */
  void toCorrelation(double[] re, double[] im, double[] correlation) {
    transform.inverse(re, im, correlation);
    for (int j = 0; j < n; j++) {
      correlation[j] /= step;
    }
  }

  /** A transform to arbitrary angles of sequences that reach up to a lag at least; lengths a little apart share one. */
  ScatteredSpectrum scattered(int last) {
    int reach = Math.min(n / 2, Fourier.lengthFor(last));
    if (scattered.isEmpty() || scattered.get().reach() != reach) {
      scattered = Optional.of(new ScatteredSpectrum(reach));
    }
    return scattered.get();
  }
}

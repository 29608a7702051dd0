package org.saddlepoint.simulate;

import org.saddlepoint.numeric.Fourier;

/**
 * Autocorrelations of real series of one length by zero-padded transforms: {@code r[k] = Σ_t x_t x_(t+k)/(L − k)}, two series at a time.
 * One instance per thread.
 */
final class LagCorrelator {
  private final int length;
  private final int lags;
  private final Fourier transform;
  private final double[] re;
  private final double[] im;
  private final double[] power;

  /** @param length of every series, @param lags how many lags from 0 on are wanted */
  LagCorrelator(int length, int lags) {
    this.length = length;
    this.lags = lags;
    transform = new Fourier(Fourier.lengthFor(length + lags));
    re = new double[transform.length()];
    im = new double[transform.length()];
    power = new double[transform.length()];
  }

  int lags() {
    return lags;
  }

  /** Forgets all series. */
  void clear() {
    java.util.Arrays.fill(power, 0);
  }

  /** Adds the power of two series, shifted by {@code −centre}. */
  void add(double[] x, double[] y, double centre) {
    int n = re.length;
    for (int t = 0; t < length; t++) {
      re[t] = x[t] - centre;
      im[t] = y[t] - centre;
    }
    java.util.Arrays.fill(re, length, n, 0);
    java.util.Arrays.fill(im, length, n, 0);
    transform.forward(re, im);
    for (int k = 0; k < n; k++) {
      power[k] += re[k] * re[k] + im[k] * im[k];
    }
  }

  /** Adds the power of one series, shifted by {@code −centre}. */
  void add(double[] x, double centre) {
    int n = re.length;
    for (int t = 0; t < length; t++) {
      re[t] = x[t] - centre;
    }
    java.util.Arrays.fill(re, length, n, 0);
    java.util.Arrays.fill(im, 0);
    transform.forward(re, im);
    for (int k = 0; k < n; k++) {
      power[k] += re[k] * re[k] + im[k] * im[k];
    }
  }

  /** The sum of the autocorrelations of all series added since the last clearing. */
  void correlation(double[] out) {
    int n = power.length;
    // |Z|² of a packed pair is not even in k, but its even part is the sum of the two powers, and only that reaches the real part.
    System.arraycopy(power, 0, re, 0, n);
    java.util.Arrays.fill(im, 0);
    transform.backward(re, im);
    for (int k = 0; k < lags; k++) {
      out[k] = re[k] / n / (length - k);
    }
  }
}

package org.saddlepoint.solve;

import java.util.Arrays;
import org.saddlepoint.numeric.ScatteredSpectrum;

/**
 * The spectrum of a correlation known at the lags of a grid, h Σ_j exp(−iωτ_j) C(τ_j), at any frequencies up to the highest of the
 * grid and zero beyond; spectrally accurate for smooth decaying correlations.
 */
final class LagTransform {
  private static final double NEGLIGIBLE = 1e-17;
  /** From this many frequencies on a fast transform and local interpolation take less time than the sums. */
  private static final int MANY = 32;
  /** The rotation is restarted this often, so that rounding does not accumulate. */
  private static final int RESTART = 256;

  private LagTransform() {}

  static void at(LagGrid grid, double[] correlation, double[] omega, double[] re, double[] im) {
    int half = grid.lags() / 2;
    double largest = 0;
    for (double c : correlation) {
      largest = Math.max(largest, Math.abs(c));
    }
    int last = half;
    while (last > 0 && size(correlation, last) <= NEGLIGIBLE * largest) {
      last--;
    }
    double highest = Math.PI / grid.step();
    boolean many = omega.length >= MANY && last > MANY;
    int known = 0;
    double[] angle = new double[omega.length];
    int[] index = new int[omega.length];
    for (int k = 0; k < omega.length; k++) {
      re[k] = 0;
      im[k] = 0;
      if (omega[k] <= highest) {
        if (many) {
          angle[known] = omega[k] * grid.step();
          index[known++] = k;
        } else {
          sum(grid, correlation, last, omega[k], k, re, im);
        }
      }
    }
    if (known > 0) {
      ScatteredSpectrum spectrum = grid.scattered(last);
      double[] outRe = new double[known];
      double[] outIm = new double[known];
      spectrum.at(correlation, Arrays.copyOf(angle, known), outRe, outIm);
      for (int k = 0; k < known; k++) {
        re[index[k]] = grid.step() * outRe[k];
        im[index[k]] = grid.step() * outIm[k];
      }
    }
  }

  private static double size(double[] c, int j) {
    return Math.abs(c[j]) + Math.abs(c[(c.length - j) % c.length]);
  }

  private static void sum(LagGrid grid, double[] c, int last, double omega, int k, double[] re, double[] im) {
    double angle = omega * grid.step();
    double stepRe = Math.cos(angle);
    double stepIm = Math.sin(angle);
    double cosine = 1;
    double sine = 0;
    double sumRe = c[0];
    double sumIm = 0;
    int n = c.length;
    for (int j = 1; j <= last; j++) {
      if (j % RESTART == 0) {
        cosine = Math.cos(j * angle);
        sine = Math.sin(j * angle);
      } else {
        double next = cosine * stepRe - sine * stepIm;
        sine = cosine * stepIm + sine * stepRe;
        cosine = next;
      }
      double even = j == n / 2 ? c[j] : c[j] + c[n - j];
      double odd = j == n / 2 ? 0 : c[j] - c[n - j];
      sumRe += even * cosine;
      sumIm -= odd * sine;
    }
    re[k] = grid.step() * sumRe;
    im[k] = grid.step() * sumIm;
  }
}

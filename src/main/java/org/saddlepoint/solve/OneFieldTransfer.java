package org.saddlepoint.solve;

import java.util.Arrays;
import org.saddlepoint.model.Field;

/**
 * The response of a site of one field in continuous time without memories, where M and all that is read out are polynomials in iω: T_lk = c_l a_k/M,
 * evaluated in loops over the frequencies.
 *
 * @param left coefficients of M by power
 * @param input amplitudes of the inputs
 * @param output coefficients of every output by power
 */
record OneFieldTransfer(double[] left, double[] input, double[][] output) {

  /** @param drift [p][0], as of {@link SiteTransfer}, @param output [l][p][0] */
  static OneFieldTransfer of(Field.Kind kind, int order, double[][] drift, double[] input, double[][][] output) {
    double[] m = new double[Math.max(drift.length, order + 1)];
    for (int p = 0; p < drift.length; p++) {
      m[p] = -drift[p][0];
    }
    switch (kind) {
      case ALGEBRAIC -> m[0] += 1;
      case DIFFERENTIAL -> m[order] += 1;
      default -> { }
    }
    return new OneFieldTransfer(m, input, Arrays.stream(output).map(c -> Arrays.stream(c).mapToDouble(power -> power[0]).toArray()).toArray(double[][]::new));
  }

  /**
   * Fills T_lk at {@code [l·inputs + k][frequency]}.
   *
   * @throws org.saddlepoint.numeric.NumericalFailure if M vanishes: an undamped mode
   */
  void at(double[] omega, double[][] re, double[][] im) {
    int n = omega.length;
    double[] leftRe = new double[n];
    double[] leftIm = new double[n];
    polynomial(left, omega, leftRe, leftIm);
    for (int k = 0; k < n; k++) {
      if (!(leftRe[k] * leftRe[k] + leftIm[k] * leftIm[k] > 0)) {
        throw SiteTransfer.undamped(omega[k]);
      }
    }
    double[] readRe = new double[n];
    double[] readIm = new double[n];
    for (int l = 0; l < output.length; l++) {
      polynomial(output[l], omega, readRe, readIm);
      for (int k = 0; k < input.length; k++) {
        quotient(input[k], readRe, readIm, leftRe, leftIm, re[l * input.length + k], im[l * input.length + k]);
      }
    }
  }

  private static void quotient(double factor, double[] xr, double[] xi, double[] yr, double[] yi, double[] re, double[] im) {
    for (int k = 0; k < xr.length; k++) {
      double scale = factor / (yr[k] * yr[k] + yi[k] * yi[k]);
      re[k] = scale * (xr[k] * yr[k] + xi[k] * yi[k]);
      im[k] = scale * (xi[k] * yr[k] - xr[k] * yi[k]);
    }
  }

  /** Σ_p c_p (iω)^p. */
  private static void polynomial(double[] c, double[] omega, double[] re, double[] im) {
    int last = c.length - 1;
    while (last > 0 && c[last] == 0) {
      last--;
    }
    Arrays.fill(re, c[last]);
    Arrays.fill(im, 0);
    for (int p = last - 1; p >= 0; p--) {
      timesFrequency(c[p], omega, re, im);
    }
  }

  private static void timesFrequency(double added, double[] omega, double[] re, double[] im) {
    for (int k = 0; k < omega.length; k++) {
      double before = re[k];
      re[k] = added - im[k] * omega[k];
      im[k] = before * omega[k];
    }
  }
}

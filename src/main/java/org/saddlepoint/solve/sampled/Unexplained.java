package org.saddlepoint.solve.sampled;

import java.util.Arrays;

/**
 * What the Gaussian inputs explain of a correlation, RΦR† with the response R. What is left of it ends with the memory of a single
 * site, long before the correlation does that the network's self-consistency stretches: only that rest has to be told from noise, and
 * at longer lags the correlation is its explained part.
 */
final class Unexplained {
  private final Periodic grid;
  private final SiteInputs inputs;
  private final int posts;
  private final Measurement responses;
  private final boolean[] driven;

  /** @param responses of the readouts to all inputs */
  Unexplained(Periodic grid, SiteInputs inputs, Measurement responses) {
    this.grid = grid;
    this.inputs = inputs;
    this.posts = inputs.posts;
    this.responses = responses;
    this.driven = new boolean[posts];
    for (int k = 0; k < posts; k++) {
      for (double power : inputs.re[k * posts + k]) {
        driven[k] |= power > 0;
      }
    }
  }

  Periodic grid() {
    return grid;
  }

  /** Whether the responses of a pair's readouts to all inputs are known. */
  boolean covers(SampledSystem.Pair pair) {
    for (int k = 0; k < posts; k++) {
      if (driven[k] && (responses.response(pair.left(), k) < 0 || responses.response(pair.right(), k) < 0)) {
        return false;
      }
    }
    return true;
  }

  /** The explained part at all lags. */
  double[] explained(SampledSystem.Pair pair) {
    double[] re = new double[grid.bins()];
    double[] im = new double[grid.bins()];
    spectrum(pair, re, im);
    return grid.lags(re, im);
  }

  /** The explained part at all frequencies, for pairs that are covered. */
  void spectrum(SampledSystem.Pair pair, double[] re, double[] im) {
    Arrays.fill(re, 0);
    Arrays.fill(im, 0);
    for (int k = 0; k < posts; k++) {
      for (int l = 0; l < posts; l++) {
        if (!driven[k] || !driven[l]) {
          continue;
        }
        double[] ar = responses.responseRe[responses.response(pair.left(), k)];
        double[] ai = responses.responseIm[responses.response(pair.left(), k)];
        double[] br = responses.responseRe[responses.response(pair.right(), l)];
        double[] bi = responses.responseIm[responses.response(pair.right(), l)];
        double[] u = inputs.re[k * posts + l];
        double[] v = inputs.im[k * posts + l];
        for (int bin = 0; bin < re.length; bin++) {
          double x = ar[bin] * br[bin] + ai[bin] * bi[bin];
          double y = ai[bin] * br[bin] - ar[bin] * bi[bin];
          re[bin] += x * u[bin] - y * v[bin];
          im[bin] += x * v[bin] + y * u[bin];
        }
      }
    }
  }
}

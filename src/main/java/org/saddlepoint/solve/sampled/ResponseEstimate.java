package org.saddlepoint.solve.sampled;

/**
 * A response from what tangents did to random signs. With the perturbation constant over each step, ⟨δb(t_j) ζ(t_0)⟩ is the response
 * integrated over one step that ended at lag j; causality makes lags j ≤ 0 pure noise (apart from the instantaneous part at j = 0),
 * which tells where the signal ends. The spectrum is divided by that of one step, exp(−iωh/2) sin(ωh/2)/(ωh/2).
 */
final class ResponseEstimate {
  private static final double SIGNAL = 4;
  private static final double MARGIN = 1.25;

  private ResponseEstimate() {}

  /**
   * @param re      ⟨δb ζ*⟩/⟨|ζ|²⟩ per bin, changed to the spectrum of the response
   * @param instant whether the readout can answer at once
   * @return the instantaneous part
   */
  static double shape(Periodic grid, double[] re, double[] im, boolean instant) {
    int n = grid.n();
    double[] lag = grid.lags(re, im);
    for (int j = 0; j < n; j++) {
      lag[j] *= grid.step();
    }
    double now = instant ? lag[0] : 0;
    int end = end(grid, lag);
    lag[0] = 0;
    for (int j = end; j < n; j++) {
      lag[j] = 0;
    }
    grid.spectrum(lag, re, im);
    for (int k = 0; k < re.length; k++) {
      double r = re[k] / grid.step();
      double i = im[k] / grid.step();
      if (!grid.discrete()) {
        double half = 0.5 * grid.frequency(k) * grid.step();
        double box = half == 0 ? 1 : Math.sin(half) / half;
        double c = Math.cos(half) / box;
        double s = Math.sin(half) / box;
        double turned = r * c - i * s;
        i = r * s + i * c;
        r = turned;
      }
      re[k] = r + now;
      im[k] = i;
    }
    return now;
  }

  /** The first lag beyond which averages over about a membrane constant are within the noise of the acausal lags. */
  private static int end(Periodic grid, double[] lag) {
    int n = grid.n();
    double noise = 0;
    for (int j = n / 2; j < n - 1; j++) {
      noise += lag[j] * lag[j] / (n / 2.0 - 1);
    }
    int width = grid.discrete() ? 2 : Math.max(2, (int) Math.round(1 / grid.step()));
    double level = SIGNAL * Math.sqrt(noise / width);
    int last = 1;
    for (int j = 1; j + width < n / 2; j += width) {
      double mean = 0;
      for (int l = j; l < j + width; l++) {
        mean += lag[l] / width;
      }
      last = Math.abs(mean) > level ? j + width : last;
    }
    return Math.min(n / 2, (int) (MARGIN * last) + 2 * width);
  }
}

package org.saddlepoint.solve.sampled;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Where the responses of one species end: what lies before lag zero is pure noise and tells from where on the rest is noise as well.
 * Once {@link #keep kept} the ends stay, so that repeated passages are a continuous map of the order parameters.
 */
final class ResponseWindow {
  private static final double SIGNAL = 4;
  private static final double MARGIN = 1.5;
  private static final int UNKNOWN = -1;

  private int[] end = new int[0];
  private final Map<Integer, double[]> shares = new HashMap<>();
  private boolean kept;

  /** From now on no end is changed any more. */
  void keep() {
    kept = true;
  }

  /** The weights with which two estimates of a response are combined: new ones until they are kept. */
  double[] share(int response, Supplier<double[]> fresh) {
    if (!kept || !shares.containsKey(response)) {
      shares.put(response, fresh.get());
    }
    return shares.get(response);
  }

  /**
   * Takes the noise out of a remainder: nothing at negative lags and at zero, everything up to where it ends, and a fade from there.
   *
   * @param response which response of the species, counted from 0
   */
  void apply(Periodic grid, int response, double[] re, double[] im) {
    if (response >= end.length) {
      int known = end.length;
      end = Arrays.copyOf(end, response + 1);
      Arrays.fill(end, known, end.length, UNKNOWN);
    }
    double[] lag = grid.lags(re, im);
    if (!kept || end[response] == UNKNOWN) {
      end[response] = end(grid, lag);
    }
    int last = end[response];
    lag[0] = 0;
    for (int j = 1; j < lag.length; j++) {
      double x = (j - last) / (0.5 * last);
      lag[j] *= x <= 0 ? 1 : x >= 1 || j >= lag.length / 2 ? 0 : 0.5 * (1 + Math.cos(Math.PI * x));
    }
    grid.spectrum(lag, re, im);
  }

  /** The first lag beyond which averages over about a membrane constant are within the noise of the acausal lags. */
  private static int end(Periodic grid, double[] lag) {
    int n = grid.n();
    double noise = 0;
    for (int j = n / 2; j < n - n / 8; j++) {
      noise += lag[j] * lag[j] / (n - n / 8 - n / 2);
    }
    int width = grid.discrete() ? 2 : Math.max(2, (int) Math.round(grid.unit() / grid.step()));
    double level = SIGNAL * Math.sqrt(noise / width);
    int last = 1;
    for (int j = 1; j + width < n / 2; j += width) {
      double mean = 0;
      for (int l = j; l < j + width; l++) {
        mean += lag[l] / width;
      }
      last = Math.abs(mean) > level ? j + width : last;
    }
    return Math.min(n / 3, (int) (MARGIN * last) + 4 * width);
  }
}

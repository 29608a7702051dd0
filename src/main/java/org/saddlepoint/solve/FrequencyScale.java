package org.saddlepoint.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the spectra of a state live.
 *
 * @param width   of the peak at zero
 * @param highest the frequency beyond which nothing is left
 * @param peaks   at other frequencies, of networks that oscillate
 */
record FrequencyScale(double width, double highest, List<Peak> peaks) {
  private static final double NEGLIGIBLE = 1e-12;
  private static final int SCAN = 220;
  /** Functions of the arguments reach further than the arguments; the filters behind them fall off by two powers at least. */
  private static final double REACH = 3;
  private static final double BEYOND = 10;
  private static final double FIRST = 1e-2;
  private static final double FARTHEST = 1e9;
  /** A peak is higher than the valley before it by this factor. */
  private static final double PROMINENT = 1.2;
  private static final double VISIBLE = 1e-3;
  /** Where a spectrum has fallen below this share of its largest value, what rises and falls is rounding. */
  private static final double FAINT = 1e-9;
  private static final int LINES = 400;
  private static final int MOST_PEAKS = 4;
  private static final int MOST_STEPS = 100;

  /**
   * A maximum of a spectrum.
   *
   * @param center its frequency, positive
   * @param width  half of its width at half of its height
   */
  record Peak(double center, double width) {}

  static FrequencyScale of(SolvedState state) {
    // Without slow parts spectra end within those of the grid.
    return state.system().hasSlowParts() || state.system().clock().lagStep() > 0 ? scanned(state) : onGrid(state);
  }

  private static FrequencyScale onGrid(SolvedState state) {
    LagGrid grid = state.map().grid();
    List<double[]> spectra = new ArrayList<>();
    double width = Double.POSITIVE_INFINITY;
    double highest = FIRST;
    double visible = FIRST;
    for (int t = 0; t < state.map().targets(); t++) {
      double[] c = state.covariance(t);
      double variance = 0;
      double sum = 0;
      for (int j = 0; j <= grid.lags() / 2; j++) {
        variance = Math.max(variance, Math.abs(c[j]));
        sum += Math.abs(c[j]) * grid.step();
      }
      if (variance > 0) {
        width = Math.min(width, variance / sum);
      }
      double[] re = new double[grid.frequencies()];
      grid.toSpectrum(c, re, new double[grid.frequencies()]);
      spectra.add(re);
      highest = Math.max(highest, last(re, grid, NEGLIGIBLE * variance));
      visible = Math.max(visible, last(re, grid, VISIBLE * variance));
    }
    int lines = Math.min(grid.frequencies(), 1 + (int) Math.ceil(visible / grid.frequency(1)));
    List<Peak> found = new ArrayList<>();
    for (double[] s : spectra) {
      peaks(Arrays.copyOf(s, lines), grid.frequency(1), found);
    }
    return new FrequencyScale(Double.isFinite(width) ? width : 1, REACH * highest + BEYOND, found);
  }

  /** The last frequency at which ωC(ω) is above a level. */
  private static double last(double[] spectrum, LagGrid grid, double level) {
    int k = spectrum.length - 1;
    while (k > 0 && !(Math.abs(spectrum[k]) * grid.frequency(k) > level)) {
      k--;
    }
    return grid.frequency(k);
  }

  private static FrequencyScale scanned(SolvedState state) {
    CorrelationMap map = state.map();
    double[] omega = new double[SCAN];
    for (int k = 0; k < SCAN; k++) {
      omega[k] = FIRST * Math.pow(FARTHEST / FIRST, k / (SCAN - 1.0));
    }
    double[][] re = new double[map.targets()][SCAN];
    map.argumentSpectra(state.decaying(), omega, re, new double[map.targets()][SCAN]);
    double highest = FIRST;
    double width = Double.POSITIVE_INFINITY;
    double visible = FIRST;
    for (int t = 0; t < re.length; t++) {
      double[] c = state.covariance(t);
      // Not at lag 0, where the covariance of two fields may be nothing but rounding.
      double variance = 0;
      double sum = 0;
      for (int j = 0; j <= map.grid().lags() / 2; j++) {
        variance = Math.max(variance, Math.abs(c[j]));
        sum += Math.abs(c[j]) * map.grid().step();
      }
      if (variance > 0) {
        width = Math.min(width, variance / sum);
      }
      for (int k = 0; k < SCAN; k++) {
        highest = Math.abs(re[t][k]) * omega[k] > NEGLIGIBLE * variance ? Math.max(highest, omega[k]) : highest;
        visible = Math.abs(re[t][k]) * omega[k] > VISIBLE * variance ? Math.max(visible, omega[k]) : visible;
      }
    }
    double reach = Math.min(FARTHEST, highest > 0.5 * FARTHEST ? FARTHEST : REACH * highest + BEYOND);
    return new FrequencyScale(Double.isFinite(width) ? width : 1, reach, peaks(state, Math.min(visible, Math.PI / map.grid().step())));
  }

  private static List<Peak> peaks(SolvedState state, double visible) {
    double[] omega = new double[LINES];
    for (int k = 0; k < LINES; k++) {
      omega[k] = visible * k / (LINES - 1.0);
    }
    double[][] re = new double[state.map().targets()][LINES];
    state.map().argumentSpectra(state.decaying(), omega, re, new double[re.length][LINES]);
    List<Peak> found = new ArrayList<>();
    for (double[] s : re) {
      peaks(s, omega[1], found);
    }
    return found;
  }

  /** Adds the peaks of a spectrum at uniform frequencies. */
  private static void peaks(double[] s, double step, List<Peak> found) {
    double faint = FAINT * Arrays.stream(s).max().orElse(0);
    double valley = s[0];
    for (int k = 1; k + 1 < s.length; k++) {
      valley = Math.min(valley, s[k]);
      if (s[k] > s[k - 1] && s[k] >= s[k + 1] && s[k] > PROMINENT * valley && valley > 0 && s[k] > faint) {
        add(new Peak(k * step, halfWidth(s, k) * step), found);
        valley = s[k];
      }
    }
  }

  private static int halfWidth(double[] s, int peak) {
    int above = peak;
    while (above + 1 < s.length && s[above] > 0.5 * s[peak]) {
      above++;
    }
    int below = peak;
    while (below > 0 && s[below] > 0.5 * s[peak]) {
      below--;
    }
    // On the side of a neighbouring peak it may not fall to half.
    return Math.max(1, Math.min(above - peak, below > 0 ? peak - below : above - peak));
  }

  private static void add(Peak peak, List<Peak> found) {
    boolean known = found.stream().anyMatch(p -> Math.abs(p.center - peak.center) < p.width + peak.width);
    if (!known && found.size() < MOST_PEAKS) {
      found.add(peak);
    }
  }

  /** Where a frequency lies among nodes that are dense at zero and around every peak. */
  double place(double omega) {
    double sum = asinh(omega / width);
    for (Peak p : peaks) {
      sum += asinh((omega - p.center) / p.width) + asinh((omega + p.center) / p.width);
    }
    return sum;
  }

  /** dt/dω of t = {@link #place}. */
  double density(double omega) {
    double sum = 1 / Math.hypot(omega, width);
    for (Peak p : peaks) {
      sum += 1 / Math.hypot(omega - p.center, p.width) + 1 / Math.hypot(omega + p.center, p.width);
    }
    return sum;
  }

  /** The frequency at a place, above one that lies before it. */
  double at(double place, double before) {
    if (peaks.isEmpty()) {
      return width * Math.sinh(place);
    }
    double low = before;
    double high = before + width;
    while (place(high) < place) {
      low = high;
      high *= 2;
    }
    double omega = 0.5 * (low + high);
    for (int k = 0; k < MOST_STEPS && high - low > 1e-15 * high; k++) {
      double excess = place(omega) - place;
      low = excess < 0 ? omega : low;
      high = excess < 0 ? high : omega;
      double next = omega - excess / density(omega);
      if (next == omega) {
        break;
      }
      omega = next > low && next < high ? next : 0.5 * (low + high);
    }
    return omega;
  }

  private static double asinh(double x) {
    double a = Math.abs(x);
    return Math.signum(x) * Math.log1p(a + a * a / (1 + Math.hypot(1, a)));
  }
}

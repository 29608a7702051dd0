package org.saddlepoint.solve;

/** Where the spectra of a state live: the width of the peak at zero and the frequency beyond which nothing is left. */
record FrequencyScale(double width, double highest) {
  private static final double NEGLIGIBLE = 1e-12;
  private static final int SCAN = 220;
  private static final double FIRST = 1e-2;
  private static final double FARTHEST = 1e9;

  static FrequencyScale of(SolvedState state) {
    CorrelationMap map = state.map();
    double[] omega = new double[SCAN];
    for (int k = 0; k < SCAN; k++) {
      omega[k] = FIRST * Math.pow(FARTHEST / FIRST, k / (SCAN - 1.0));
    }
    double[][] re = new double[map.targets()][SCAN];
    map.argumentSpectra(state.decaying(), omega, re, new double[map.targets()][SCAN]);
    double highest = FIRST;
    double width = Double.POSITIVE_INFINITY;
    double[][] covariances = map.argumentCovariances(state.decaying());
    for (int t = 0; t < re.length; t++) {
      double variance = Math.abs(covariances[t][0]);
      double sum = 0;
      for (int j = 0; j <= map.grid().lags() / 2; j++) {
        sum += Math.abs(covariances[t][j]) * map.grid().step();
      }
      if (variance > 0 && sum > 0) {
        width = Math.min(width, variance / sum);
      }
      for (int k = 0; k < SCAN; k++) {
        highest = Math.abs(re[t][k]) * omega[k] > NEGLIGIBLE * variance ? Math.max(highest, omega[k]) : highest;
      }
    }
    // Functions of the arguments reach further than the arguments; the filters behind them fall off by two powers at least.
    double reach = Math.min(FARTHEST, highest > 0.5 * FARTHEST ? FARTHEST : 3 * highest + 10);
    return new FrequencyScale(Double.isFinite(width) ? width : 1, reach);
  }
}

package org.saddlepoint.solve;

/**
 * The statistics of one measured quantity h, averaged over the sites of its species.
 *
 * @param mean    ⟨h⟩
 * @param total   variance about the mean at equal times, C_h(0)
 * @param within  C_h(∞) within one draw of the noises
 * @param across  covariance between two draws: the variance over sites of the average over time and draws
 * @param gain    mean slope; NaN where it has no meaning
 * @param lagged  C_h over the lags from 0 on; empty for a static state
 * @param spectrum the spectrum of the decaying part at the grid's frequencies; empty for a static state
 */
record Observation(double mean, double total, double within, double across, double gain, double[] lagged, double[] spectrum) {
  double variance() {
    return total - across;
  }
}

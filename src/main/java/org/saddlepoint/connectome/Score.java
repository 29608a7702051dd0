package org.saddlepoint.connectome;

import org.saddlepoint.numeric.Statistics;

/**
 * A number beside the same number of shuffled graphs.
 *
 * @param value of the graph; NaN where it has none
 * @param mean over shuffles; NaN without at least two of them
 * @param deviation standard deviation over shuffles; NaN without at least two of them
 */
public record Score(double value, double mean, double deviation) {

  static Score of(double value, double[] shuffled) {
    boolean enough = shuffled.length > 1;
    return new Score(value, enough ? Statistics.mean(shuffled) : Double.NaN, enough ? Math.sqrt(Statistics.variance(shuffled)) : Double.NaN);
  }

  /** (value − mean)/deviation; NaN if the shuffles do not differ. Its own standard deviation is about |z|/√(2·shuffles) for large |z|. */
  public double z() {
    return deviation > 0 ? (value - mean) / deviation : Double.NaN;
  }
}

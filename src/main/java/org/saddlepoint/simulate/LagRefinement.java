package org.saddlepoint.simulate;

/**
 * Fills in a correlation function between its samples by polynomials through eight neighbours (one-sided at the ends, so that a kink at
 * lag zero does no harm), because readers may interpolate cubically.
 */
final class LagRefinement {
  private static final double FINE = 0.05;
  private static final int NEIGHBOURS = 8;

  private LagRefinement() {}

  /** How many intervals replace one, so that they are short enough. */
  static int factor(double interval) {
    return (int) Math.ceil(interval / FINE * (1 - 1e-9));
  }

  /** The function at intervals 1/factor as long. */
  static double[] refine(double[] values, int factor) {
    if (factor == 1 || values.length < NEIGHBOURS) {
      return values;
    }
    double[] fine = new double[(values.length - 1) * factor + 1];
    for (int k = 0; k < fine.length; k++) {
      int first = Math.max(0, Math.min(values.length - NEIGHBOURS, k / factor - NEIGHBOURS / 2 + 1));
      fine[k] = k % factor == 0 ? values[k / factor] : lagrange(values, first, (double) k / factor - first);
    }
    return fine;
  }

  /** The polynomial through {@code values[first + j]} at j = 0 … 7, at the abscissa x. */
  private static double lagrange(double[] values, int first, double x) {
    double sum = 0;
    for (int j = 0; j < NEIGHBOURS; j++) {
      double weight = 1;
      for (int m = 0; m < NEIGHBOURS; m++) {
        if (m != j) {
          weight *= (x - m) / (j - m);
        }
      }
      sum += weight * values[first + j];
    }
    return sum;
  }
}

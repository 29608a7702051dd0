package org.saddlepoint.simulate;

/**
 * The density of the covariances between different sites of one network, in units of their root mean square z: the mean of the densities at
 * z and −z on a grid of z ≥ 0. In these units the noise of estimating a covariance from finitely many draws, which widens all of them
 * alike, drops out.
 */
final class PairDensity {
  /** Between neighbouring values of z, each the middle of a bin. */
  static final double SPACING = 0.25;
  /** Values of z, up to 4. */
  static final int POINTS = 17;

  private PairDensity() {}

  static double[] of(DrawCovariance covariance) {
    int sites = covariance.sites();
    double[] matrix = covariance.matrix();
    double square = 0;
    for (int i = 0; i < sites; i++) {
      for (int j = 0; j < i; j++) {
        square += matrix[i * sites + j] * matrix[i * sites + j];
      }
    }
    double pairs = 0.5 * sites * (sites - 1.0);
    double root = Math.sqrt(square / pairs);
    double[] density = new double[POINTS];
    for (int i = 0; i < sites; i++) {
      for (int j = 0; j < i; j++) {
        long bin = Math.round(Math.abs(matrix[i * sites + j]) / (root * SPACING));
        if (bin < POINTS) {
          // The bin about zero takes values of both signs from a width of one spacing, the others from twice that.
          density[(int) bin] += (bin == 0 ? 1 : 0.5) / (pairs * SPACING);
        }
      }
    }
    return density;
  }
}

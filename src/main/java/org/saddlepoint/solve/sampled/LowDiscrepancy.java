package org.saddlepoint.solve.sampled;

import org.saddlepoint.numeric.RandomStream;

/**
 * Points that fill the unit cube evenly: {i α_d + shift_d} with α_d = γ^{−d−1}, γ > 1 the root of γ^{D+1} = γ + 1 (Roberts' extension
 * of the golden-ratio sequence), under a random shift, so that averages over independent shifts are unbiased.
 */
final class LowDiscrepancy {
  private final double[] direction;
  private final double[] shift;

  LowDiscrepancy(int dimensions, RandomStream random) {
    double root = 1.5;
    for (int i = 0; i < 60; i++) {
      root = Math.pow(1 + root, 1.0 / (dimensions + 1));
    }
    direction = new double[dimensions];
    shift = new double[dimensions];
    for (int d = 0; d < dimensions; d++) {
      direction[d] = Math.pow(root, -d - 1);
      shift[d] = random.nextDouble();
    }
  }

  /** Coordinate d of point i, strictly between 0 and 1. */
  double at(int i, int d) {
    double u = shift[d] + (i + 1) * direction[d];
    return Math.min(Math.max(u - Math.floor(u), 1e-15), 1 - 1e-15);
  }
}

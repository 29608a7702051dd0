package org.saddlepoint.simulate;

/**
 * One step dt of y' = L y + f + B ξ with ξ independent unit white noises: y → E y + P f + Q (change of f over the step) + G normals.
 *
 * @param decay E = exp(L dt)
 * @param hold P = ∫₀^dt exp(L s) ds, exact for a constant f
 * @param ramp Q = ∫₀^dt exp(L s)(1 − s/dt) ds, so that P f + Q Δf is exact for an f that grows linearly by Δf
 * @param noise G, a Cholesky factor of ∫₀^dt exp(L s) B Bᵀ exp(Lᵀ s) ds
 */
record LinearStep(double[][] decay, double[][] hold, double[][] ramp, double[][] noise) {

  /** @param linear L, @param sources B Bᵀ */
  static LinearStep of(double[][] linear, double[][] sources, double dt) {
    int d = linear.length;
    double[][] augmented = new double[3 * d][3 * d];
    double[][] covariance = new double[2 * d][2 * d];
    for (int i = 0; i < d; i++) {
      augmented[i][d + i] = 1;
      augmented[d + i][2 * d + i] = 1;
      for (int j = 0; j < d; j++) {
        augmented[i][j] = linear[i][j] * dt;
        covariance[i][j] = -linear[i][j] * dt;
        covariance[i][d + j] = sources[i][j] * dt;
        covariance[d + i][d + j] = linear[j][i] * dt;
      }
    }
    double[][] exponential = SmallMatrix.exponential(augmented);
    double[][] hold = SmallMatrix.block(exponential, 0, 1, d);
    double[][] ramp = SmallMatrix.block(exponential, 0, 2, d);
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        hold[i][j] *= dt;
        ramp[i][j] *= dt;
      }
    }
    // Van Loan: the upper right block of exp[[−L, BBᵀ], [0, Lᵀ]] is exp(−L) times the covariance.
    double[][] loan = SmallMatrix.exponential(covariance);
    double[][] decay = SmallMatrix.block(exponential, 0, 0, d);
    double[][] gathered = SmallMatrix.product(decay, SmallMatrix.block(loan, 0, 1, d));
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < i; j++) {
        double mean = 0.5 * (gathered[i][j] + gathered[j][i]);
        gathered[i][j] = mean;
        gathered[j][i] = mean;
      }
    }
    return new LinearStep(decay, hold, ramp, SmallMatrix.cholesky(gathered));
  }
}

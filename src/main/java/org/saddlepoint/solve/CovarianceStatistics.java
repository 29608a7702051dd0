package org.saddlepoint.solve;

import java.util.List;

/**
 * Statistics of the N × N covariance matrix of one quantity, from the two-copy fluctuations.
 *
 * @param trace       (1/N) tr C
 * @param square      (1/N) Σ_ij C_ij²
 * @param diagonal    (1/N) Σ_i C_ii²
 * @param spread      variance over sites of C_ii
 * @param scored      (1/N) Σ_ij C_ij² after z-scoring
 * @param longTrace   the first two for the covariance at zero frequency, (1/N) tr
 * @param longSquare  (1/N) Σ_ij
 * @param longScored  the same after z-scoring with its own diagonal
 * @param windowTrace of averages over a window, NaN without one
 * @param windowSquare of averages over a window
 * @param windowScored of averages over a window
 * @param lagged      Ψ(τ)/N: (1/N) Σ_{i≠j} C_ij(τ)² over the lags asked for
 */
record CovarianceStatistics(
    double trace, double square, double diagonal, double spread, double scored, double longTrace, double longSquare, double longScored, double windowTrace, double windowSquare,
    double windowScored, double[] lagged) {

  /** Statistics of all quantities, and the mean squares of covariances of groups of them stacked. */
  record All(List<CovarianceStatistics> each, double[] stacked) {}
}

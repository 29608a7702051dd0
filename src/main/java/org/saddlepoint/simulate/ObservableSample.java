package org.saddlepoint.simulate;

/**
 * What one network says about one observable h on n sites, as unbiased averages that are linear in the sample: networks are averaged
 * first and combined afterwards.
 *
 * @param sites n
 * @param mean of h over sites, time and trajectories
 * @param square mean of h²
 * @param slope mean of the slope of an automatic observable, NaN for others
 * @param persistent mean of the product of h at two distant times of one trajectory
 * @param common mean over sites of the squared average over time and trajectories
 * @param traceSquare tr C² of the covariance matrix about the averages of the sites; NaN where two groups are not to be had
 * @param diagonalSquare Σ_i C_ii²
 * @param scaledTraceSquare tr of the square of the correlation matrix, C_ij/√(C_ii C_jj)
 * @param longTrace tr Σ of the covariance matrix of averages over long windows, @param longTraceSquare tr Σ²; NaN where unknown
 * @param windowTrace and @param windowTraceSquare the same for windows of the length that the user wants
 * @param lagged mean of h(t)h(t + τ) by lag; empty where time does not run
 * @param traceSquareByLag tr C(τ)C(τ)ᵀ by coarse lag
 * @param diagonalSquareByLag Σ_i C_ii(τ)² by coarse lag
 * @param density of the covariances between sites in units of their root mean square, see {@link PairDensity}; empty where time runs
 */
record ObservableSample(
    int sites,
    double mean,
    double square,
    double slope,
    double persistent,
    double common,
    double traceSquare,
    double diagonalSquare,
    double scaledTraceSquare,
    double longTrace,
    double longTraceSquare,
    double windowTrace,
    double windowTraceSquare,
    double[] lagged,
    double[] traceSquareByLag,
    double[] diagonalSquareByLag,
    double[] density) {

  /** Σ over i ≠ j of C_ij(τ)² at a coarse lag; the same at all lags for a network at rest. */
  double offDiagonalSquare(int lag) {
    int at = Math.min(lag, traceSquareByLag.length - 1);
    return traceSquareByLag[at] - diagonalSquareByLag[at];
  }
}

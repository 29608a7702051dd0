package org.saddlepoint.simulate;

/**
 * What the drawn matrices of one network say about its connectivity J, as sums that are averaged over networks before they are combined.
 *
 * @param sites n, the number of receiving sites
 * @param between Σ J_ij² over i ≠ j
 * @param square tr JJᵀ
 * @param fourth tr (JJᵀ)²
 * @param modeSquare Σ D_a² over modes with D_a = |u_a||v_a|, the columns u_a of what leads from the modes to the states and the rows v_a of
 *     what leads to the modes; NaN where J does not run through modes
 * @param modeFourth Σ D_a⁴
 */
record Connectivity(int sites, double between, double square, double fourth, double modeSquare, double modeFourth) {
  /** Nothing known. */
  static final Connectivity NONE = new Connectivity(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
}

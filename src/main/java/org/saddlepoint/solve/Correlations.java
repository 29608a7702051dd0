package org.saddlepoint.solve;

/**
 * A state of the mean-field equations: the static order parameters, and for every pair of readouts whose correlation is not
 * eliminated its decaying part (1/N) Σ b_i(t+τ) b'_i(t) − (limit τ → ∞) over the lags of a grid.
 *
 * @param decaying {@code [nonlinear pair][lag index]}
 */
record Correlations(StaticParts parts, double[][] decaying) {}

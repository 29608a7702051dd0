package org.saddlepoint.model;

import org.saddlepoint.expr.Expr;

/**
 * N times the element-wise covariance of two different couplings: E[J_ij K_ij] where {@code transposed} is false (same ends),
 * E[J_ij K_ji] where it is true (opposite ends). May contain site parameters of either end as a product of one factor per end.
 */
public record Covariance(String left, String right, boolean transposed, Expr value) {}

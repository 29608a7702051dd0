package org.saddlepoint.action;

/**
 * One use of a coupling matrix in the action: + Σ_ij J_ij ∫dt a_i(t) b_j(t) with the post factor a (local to the target site,
 * linear in its response fields) and the pre factor b (local to the source site). A matrix that multiplies two different pre
 * factors has two interactions.
 */
public record Interaction(int index, String coupling, Label post, Label pre) {}

package org.saddlepoint.action;

import org.saddlepoint.expr.Expr;

/** The mean of a coupling: exponent (weight/N) Σ_ij ∫ a_i b_j; weight = N·E(J_ij). */
public record MeanCoupling(Interaction interaction, Expr weight) {}

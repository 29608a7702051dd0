package org.saddlepoint.action;

import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Persistence;

/** A term (coefficient/N) ∬ ρ(t−t') [Σ_i f_i(t) g_i(t')] [Σ_j h_j(t) k_j(t')] of the averaged action. */
public record PairTerm(Expr coefficient, SitePair left, SitePair right, Persistence persistence) {}

package org.saddlepoint.action;

import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Persistence;

/**
 * A term N·weight·∬ left(t,t') right(t,t') ρ(t−t') of the collective action (right(t',t) where {@code crossed}); it is an
 * entry of the quadratic form 𝒱.
 */
public record Quadratic(Overlap left, Overlap right, boolean crossed, Expr weight, Persistence persistence) {}

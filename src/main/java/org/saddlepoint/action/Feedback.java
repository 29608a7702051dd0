package org.saddlepoint.action;

import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Persistence;

/**
 * A retarded self-interaction of the effective site: weight · into(t) ∫dt' ρ(t−t') R(t,t') from(t') with the response R =
 * O[b, a] of the source species to a field on its post label; R may have an instantaneous part where the response is algebraic.
 */
public record Feedback(Label into, Label from, Expr weight, Overlap response, Persistence persistence) {}

package org.saddlepoint.action;

import org.saddlepoint.expr.Expr;

/** A term N·weight·∫ o[post](t) o[pre](t) of the collective action, o[f] = (1/N) Σ_i f_i. */
public record MeanProduct(Label post, Label pre, Expr weight) {}

package org.saddlepoint.action;

import org.saddlepoint.expr.Expr;

/** A deterministic input weight·o[of](t) to the post label {@code into}, o[of] the mean of a source label, (1/N) Σ_j. */
public record MeanInput(Label into, Expr weight, Label of) {}

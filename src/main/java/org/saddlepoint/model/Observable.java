package org.saddlepoint.model;

import org.saddlepoint.expr.Expr;

/** A named local quantity that is measured: a formula of the fields and site parameters of one species. */
public record Observable(String name, String species, Expr expr) {}

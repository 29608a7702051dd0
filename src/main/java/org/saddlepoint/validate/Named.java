package org.saddlepoint.validate;

import org.saddlepoint.expr.SourcePosition;

/** The name of a quantity or function to compare, and where the experiment names it. */
public record Named(String name, SourcePosition position) {}

package org.saddlepoint.model;

import org.saddlepoint.expr.Rational;

/** A named number with its value in the file (or as set on the command line), exactly as spelled. */
public record Parameter(String name, Rational value) {}

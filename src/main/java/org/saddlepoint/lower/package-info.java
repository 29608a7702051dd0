/**
 * From expression to number: an expression becomes a short straight-line program ({@link org.saddlepoint.lower.Tape}) with shared
 * subexpressions and numerically careful forms, and that becomes a class of JVM bytecode.
 *
 * <p>Imports {@code expr} and, for special functions, {@code numeric}; it is the only package that touches ASM. Start reading at
 * {@link org.saddlepoint.lower.Lowered}.
 */
package org.saddlepoint.lower;

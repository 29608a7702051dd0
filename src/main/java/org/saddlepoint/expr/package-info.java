/**
 * Symbolic scalar expressions: the tree ({@link org.saddlepoint.expr.Expr}), exact rationals, the formula grammar, derivative,
 * power series, Padé approximants and the polynomial normal form.
 *
 * <p>It knows no library and imports nothing of the project but {@code typeset}, into whose formulas it converts itself.
 * Start reading at {@link org.saddlepoint.expr.Expr}.
 */
package org.saddlepoint.expr;

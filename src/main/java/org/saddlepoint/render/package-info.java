/**
 * LaTeX formulas as pictures: PNG, SVG with shapes instead of fonts, PDF. What is drawn may come from a user, so it is read by
 * {@link org.saddlepoint.render.LatexGuard} before the drawing library sees it.
 *
 * <p>The only package that knows JLaTeXMath, Batik and pdfbox; it imports nothing of the project above {@code expr}. Start with
 * {@link org.saddlepoint.render.FormulaRenderer}.
 */
package org.saddlepoint.render;

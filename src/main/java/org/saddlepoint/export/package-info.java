/**
 * Expressions and whole theories as source text for other systems: NumPy, SymPy, Mathematica, Julia.
 *
 * <p>Writes text and runs nothing. Imports the floors of {@code rule} and below; only {@code cli} imports it. Start reading at
 * {@link org.saddlepoint.export.Target}.
 */
package org.saddlepoint.export;

/**
 * The layout of formulas: a small tree of rows, fractions, scripts and fences that knows typography and no physics, and its
 * dialects LaTeX (for papers, for the renderer) and Unicode text (for terminals).
 *
 * <p>The lowest floor: it imports nothing of the project and no library. Start reading at
 * {@link org.saddlepoint.typeset.Formula}; write one out with {@link org.saddlepoint.typeset.Latex}.
 */
package org.saddlepoint.typeset;

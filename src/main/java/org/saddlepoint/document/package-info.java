/**
 * Literate derivations: Markdown documents whose {@code model} and {@code derive} blocks are run, whose claims get verdicts and
 * whose formulas are woven back into the text.
 *
 * <p>Imports {@code rule} and everything below, and {@code solve} for scalar quantities in claims. {@link
 * org.saddlepoint.document.Document} is the text with its blocks, {@link org.saddlepoint.document.Run} what came of it; start there.
 */
package org.saddlepoint.document;

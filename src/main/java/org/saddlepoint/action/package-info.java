/**
 * The stages of a derivation and what they are made of: labels, overlaps, couplings in the action, steps and their verdicts.
 *
 * <p>Weight exp(S) with S = −Σ∫ x~(∂_t x − F) + …, the response field x~ on the imaginary axis, so that there are no factors of
 * i and ⟨f x~⟩ is the response of f to a field added to the right-hand side. Rules that map stage to stage are in {@code rule}.
 * Start at {@link org.saddlepoint.action.Stage}.
 */
package org.saddlepoint.action;

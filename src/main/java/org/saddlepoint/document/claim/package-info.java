/**
 * Checks claims: an exact proof where our normal form and integration by parts suffice, otherwise values at admissible points, in
 * search of a counter-example.
 *
 * <p>Imports {@code rule}, {@code solve} and everything below, never {@code document}. Nothing here raises a tier: a claim that was
 * neither proved nor tested to the accuracy asked for is inconclusive. Start at {@link org.saddlepoint.document.claim.ClaimCheck}.
 */
package org.saddlepoint.document.claim;

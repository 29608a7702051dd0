/**
 * The one door to the computer algebra system Symja: a second opinion for what the program derives by itself, and an
 * algebra service for a user's own claims. Nothing in the standard derivations needs it.
 *
 * <p>Imports {@code expr} only, and is the only package that knows Symja. Start with {@link org.saddlepoint.cas.Cas}; what it
 * guards against is told in {@link org.saddlepoint.cas.SymjaSession} and {@link org.saddlepoint.cas.SpotCheck}.
 */
package org.saddlepoint.cas;

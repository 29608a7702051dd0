/**
 * The linear random-matrix surrogate of a network: the sharpest test of the theory of fluctuations, with neither nonlinearity nor
 * time series. Built from the derived theory in {@code solve} and from matrices drawn in {@code simulate}.
 *
 * <p>Imports what {@code validate} may. Start at {@link org.saddlepoint.validate.surrogate.LinearSurrogate}.
 */
package org.saddlepoint.validate.surrogate;

/**
 * Activation functions as mathematical objects: parity, kinks, growth, singular points in the complex plane, Taylor series, rational
 * approximants and what they do under a Gaussian, in {@link org.saddlepoint.activation.ActivationAnalysis}.
 *
 * <p>Imports {@code expr}, {@code lower} and {@code numeric}. A new activation is a line in {@code catalogue.txt}. Start reading at
 * {@link org.saddlepoint.activation.Activation}.
 */
package org.saddlepoint.activation;

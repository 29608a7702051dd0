package org.saddlepoint.numeric.cloud;

/**
 * A part of the mean elements of the coupling behind an input of a {@link RandomSystem}: E[J_ij] = to_i from_j.
 *
 * @param input its number in the system
 * @param to by receiving site
 * @param from by sending site
 */
public record MeanTerm(int input, double[] to, double[] from) {}

package org.saddlepoint.action;

import org.saddlepoint.model.Noise;

/** A noise with the label it couples to: exponent ½∬ a(t) K(t−t') a(t') with K the covariance of the noise. */
public record NoiseSource(Noise noise, Label post) {}

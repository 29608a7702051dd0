package org.saddlepoint.validate;

/**
 * The agreement that an experiment asks for.
 *
 * @param maxScore largest standard score |z|
 * @param maxRelativeError largest standard error relative to the quantity's natural size; a larger one would let anything pass
 * @param maxFunctionError the same for the points of functions, relative to their value at lag 0
 */
public record Agreement(double maxScore, double maxRelativeError, double maxFunctionError) {}

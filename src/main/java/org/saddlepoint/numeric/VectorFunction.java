package org.saddlepoint.numeric;

/** A map of R^n into itself: fills {@code out} from {@code x}; must not keep or change {@code x}. */
@FunctionalInterface
public interface VectorFunction {
    void apply(double[] x, double[] out);
}

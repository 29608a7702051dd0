package org.saddlepoint.numeric;

/** Product of a Jacobian with a direction: {@code out = F'(x) direction}; must not keep or change {@code x} and {@code direction}. */
@FunctionalInterface
public interface JacobianProduct {
    void apply(double[] x, double[] direction, double[] out);
}

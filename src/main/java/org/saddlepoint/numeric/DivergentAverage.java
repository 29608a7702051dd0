package org.saddlepoint.numeric;

/** A Gaussian average that is infinite, or larger than a double: the function grows faster than the weight falls. */
public final class DivergentAverage extends NumericalFailure {
    private static final long serialVersionUID = 1;

    public DivergentAverage(String message) {
        super(message);
    }
}

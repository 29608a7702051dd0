package org.saddlepoint.numeric;

/**
 * A computation that has no honest numerical answer: a divergent average, a bracket without a root, a rule that did not converge.
 * The message is one sentence that says what failed, with the values at which it failed.
 */
public sealed class NumericalFailure extends RuntimeException permits DivergentAverage {
    private static final long serialVersionUID = 1L;

    public NumericalFailure(String message) {
        super(message);
    }
}

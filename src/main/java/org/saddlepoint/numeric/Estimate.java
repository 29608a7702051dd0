package org.saddlepoint.numeric;

/**
 * A number with an estimate of its absolute error.
 *
 * @param value the number, finite
 * @param error estimate of |value − exact| (numerical) or one standard error (statistical), not negative
 */
public record Estimate(double value, double error) {
    /** @throws IllegalArgumentException if the value is not finite or the error is negative or NaN */
    public Estimate {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("an estimate needs a finite value, got " + value);
        }
        if (!(error >= 0)) {
            throw new IllegalArgumentException("an estimate needs an error that is not negative, got " + error);
        }
    }

    /** A number known exactly. */
    public static Estimate exact(double value) {
        return new Estimate(value, 0);
    }

    /** Sum, errors added (no independence assumed). */
    public Estimate plus(Estimate other) {
        return new Estimate(value + other.value, error + other.error);
    }

    /** Difference, errors added (no independence assumed). */
    public Estimate minus(Estimate other) {
        return new Estimate(value - other.value, error + other.error);
    }

    /** Product with an exact factor. */
    public Estimate times(double factor) {
        return new Estimate(value * factor, Math.abs(factor) * error);
    }
}

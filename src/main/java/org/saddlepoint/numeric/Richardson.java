package org.saddlepoint.numeric;

import java.util.function.DoubleUnaryOperator;

/** Extrapolation of a step to zero. */
public final class Richardson {
    private Richardson() {}

    /**
     * The limit h → 0 of {@code value(h) = limit + c_1 h^p + c_2 h^{p+q} + …} from the steps h, h/2, h/4, …: the entry of the
     * extrapolation table that differs least from its neighbours, with that difference as the error.
     *
     * @param value    function of the step
     * @param step     first step h
     * @param order    p, leading order of the error
     * @param increase q, increase of the order from term to term
     * @param levels   number of steps, at least 2
     */
    public static Estimate limit(DoubleUnaryOperator value, double step, double order, double increase, int levels) {
        if (levels < 2) {
            throw new IllegalArgumentException("an extrapolation needs at least two steps, got " + levels);
        }
        double[] row = new double[levels];
        double best = Double.NaN;
        double error = Double.POSITIVE_INFINITY;
        double h = step;
        for (int i = 0; i < levels; i++) {
            double[] next = new double[levels];
            next[0] = value.applyAsDouble(h);
            for (int k = 1; k <= i; k++) {
                double factor = Math.pow(2, order + (k - 1) * increase);
                next[k] = next[k - 1] + (next[k - 1] - row[k - 1]) / (factor - 1);
                double difference = Math.max(Math.abs(next[k] - next[k - 1]), Math.abs(next[k] - row[k - 1]));
                if (difference < error) {
                    error = difference;
                    best = next[k];
                }
            }
            row = next;
            h *= 0.5;
        }
        if (!Double.isFinite(best)) {
            throw new NumericalFailure("an extrapolation from step " + step + " met values that are not finite");
        }
        return new Estimate(best, error);
    }

    /** f'(x) from central differences with first step h; about 1e-11 of the scale for smooth functions. */
    public static Estimate derivative(DoubleUnaryOperator f, double x, double step) {
        return limit(h -> (f.applyAsDouble(x + h) - f.applyAsDouble(x - h)) / (2 * h), step, 2, 2, 8);
    }
}

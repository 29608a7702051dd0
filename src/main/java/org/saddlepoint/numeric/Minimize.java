package org.saddlepoint.numeric;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.univariate.BrentOptimizer;
import org.hipparchus.optim.univariate.SearchInterval;
import org.hipparchus.optim.univariate.UnivariateObjectiveFunction;
import org.hipparchus.optim.univariate.UnivariatePointValuePair;

/** Minima of functions of one variable. */
public final class Minimize {
    /**
     * A local minimum.
     *
     * @param at    where, with the tolerance as its error (never better than the square root of rounding)
     * @param value the function there
     */
    public record Minimum(Estimate at, double value) {}

    private Minimize() {}

    /**
     * A local minimum in the interval by Brent's method: golden section and parabolas. A monotonic function gives a point next to an end.
     *
     * @param tolerance absolute, in the argument
     * @throws NumericalFailure if the search does not end
     */
    public static Minimum in(DoubleUnaryOperator f, double low, double high, double tolerance) {
        if (!(low < high)) {
            throw new IllegalArgumentException("a minimum is searched in an interval of positive length, got " + low + " to " + high);
        }
        double relative = 1.5e-8;
        try {
            UnivariatePointValuePair found = new BrentOptimizer(relative, Math.max(tolerance, 1e-300)).optimize(new MaxEval(1000),
                    new UnivariateObjectiveFunction(f::applyAsDouble), GoalType.MINIMIZE, new SearchInterval(low, high));
            if (Double.isNaN(found.getValue())) {
                throw new NumericalFailure("the function to minimise is not a number at " + found.getPoint());
            }
            return new Minimum(new Estimate(found.getPoint(), 2 * (tolerance + relative * Math.abs(found.getPoint()))), found.getValue());
        } catch (MathRuntimeException e) {
            throw new NumericalFailure("no minimum was found between " + low + " and " + high + ": " + e.getMessage());
        }
    }

    /** The lowest of the local minima around the points of a uniform grid of so many intervals. */
    public static Minimum global(DoubleUnaryOperator f, double low, double high, int intervals, double tolerance) {
        int best = 0;
        double lowest = Double.POSITIVE_INFINITY;
        double step = (high - low) / intervals;
        for (int i = 0; i <= intervals; i++) {
            double value = f.applyAsDouble(low + i * step);
            if (value < lowest) {
                lowest = value;
                best = i;
            }
        }
        Minimum local = in(f, Math.max(low, low + (best - 1) * step), Math.min(high, low + (best + 1) * step), tolerance);
        double gridPoint = low + best * step;
        return local.value <= lowest ? local : new Minimum(new Estimate(gridPoint, step), lowest);
    }
}

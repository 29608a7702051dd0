package org.saddlepoint.numeric;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * Averages over one Gaussian variable: {@code E f(m + √v z)}, z standard normal.
 *
 * <p>Smooth f: the trapezoid rule in z, whose error falls exponentially with 1/step; the step is halved until two sums agree and then
 * a sum on an incommensurate grid must agree too (a nested grid alone can be fooled by oscillations). Functions with break points, and
 * functions on which the trapezoid rule does not converge exponentially, go to {@link AdaptiveQuadrature} in z. The range of z is found
 * by walking outwards until f times the weight has decayed, so f may grow like exp(c x). About 1e-14 of E|f| for smooth functions.
 * Source: Trefethen and Weideman, SIAM Review 56 (2014) 385.
 */
public final class GaussianAverage {
    private static final double NORMALISATION = 1 / Math.sqrt(2 * Math.PI);
    private static final double FIRST_STEP = 0.25;
    private static final int MOST_HALVINGS = 9;
    private static final double AGREEMENT = 4e-15;

    private GaussianAverage() {}

    /** {@code E f(√v z)} for a function without kinks; see {@link #of(DoubleUnaryOperator, double, double, double...)}. */
    public static Estimate of(DoubleUnaryOperator f, double variance) {
        return of(f, variance, 0);
    }

    /**
     * {@code E f(m + √v z)}.
     *
     * @param f           function of one real variable
     * @param variance    v ≥ 0; for v = 0 the answer is f(m)
     * @param mean        m
     * @param breakpoints values of the argument of f at which f or a derivative jumps or is singular; may be empty
     * @throws IllegalArgumentException if the variance is negative or anything is not finite
     * @throws NumericalFailure         if the average diverges or f is not finite where the weight matters
     */
    public static Estimate of(DoubleUnaryOperator f, double variance, double mean, double... breakpoints) {
        double deviation = Math.sqrt(checked(variance, mean));
        if (variance == 0) {
            double value = f.applyAsDouble(mean);
            if (!Double.isFinite(value)) {
                throw new NumericalFailure("the function is not a finite number at " + mean);
            }
            return Estimate.exact(value);
        }
        DoubleUnaryOperator standard = z -> f.applyAsDouble(mean + deviation * z);
        double[] breaks = standardise(breakpoints, mean, deviation);
        GaussianReach reach = GaussianReach.of(standard, 1, breaks);
        Optional<Estimate> smooth = breaks.length == 0 ? trapezoid(standard, reach) : Optional.empty();
        return smooth.orElseGet(() -> panels(standard, reach, breaks));
    }

    static double checked(double variance, double mean) {
        if (!(variance >= 0) || !Double.isFinite(variance) || !Double.isFinite(mean)) {
            throw new IllegalArgumentException("a Gaussian average needs a finite mean and a finite variance that is not negative, got mean "
                    + mean + ", variance " + variance);
        }
        return variance;
    }

    static double[] standardise(double[] breakpoints, double mean, double deviation) {
        return Arrays.stream(breakpoints).map(b -> (b - mean) / deviation).filter(Double::isFinite).sorted().distinct().toArray();
    }

    private static Estimate panels(DoubleUnaryOperator standard, GaussianReach reach, double[] breaks) {
        double[] edges = Arrays.copyOf(breaks, breaks.length + 1);
        // The mean is an edge as well: a narrow feature often sits there.
        edges[breaks.length] = 0;
        return AdaptiveQuadrature.integrate(z -> standard.applyAsDouble(z) * density(z), reach.low(), reach.high(), 1e-15, edges);
    }

    static double density(double z) {
        return NORMALISATION * Math.exp(-0.5 * z * z);
    }

    private static Optional<Estimate> trapezoid(DoubleUnaryOperator f, GaussianReach reach) {
        double step = FIRST_STEP;
        Sum coarse = new Sum();
        coarse.add(f, reach, step, 0);
        double previous = coarse.value(step);
        double earlierChange = Double.POSITIVE_INFINITY;
        int slow = 0;
        for (int halving = 0; halving < MOST_HALVINGS; halving++) {
            coarse.add(f, reach, step, 0.5);
            step *= 0.5;
            double value = coarse.value(step);
            double scale = coarse.magnitude(step);
            double change = Math.abs(value - previous);
            if (change <= AGREEMENT * scale) {
                Sum other = new Sum();
                double otherStep = 1.5721 * step;
                other.add(f, reach, otherStep, 0.3819);
                double disagreement = Math.abs(value - other.value(otherStep));
                if (disagreement <= 3 * AGREEMENT * scale) {
                    return Optional.of(new Estimate(value, Math.max(change, disagreement) + 2e-16 * scale));
                }
            }
            // Exponential convergence squares the error at each halving; three slow halvings in a row mean a kink.
            slow = change > 0.2 * earlierChange ? slow + 1 : 0;
            if (slow >= 3 && halving >= 5) {
                return Optional.empty();
            }
            earlierChange = change;
            previous = value;
        }
        return Optional.empty();
    }

    private static final class Sum {
        private final CompensatedSum sum = new CompensatedSum();
        private double magnitude;

        void add(DoubleUnaryOperator f, GaussianReach reach, double step, double offset) {
            long first = (long) Math.ceil(reach.low() / step - offset);
            long last = (long) Math.floor(reach.high() / step - offset);
            for (long j = first; j <= last; j++) {
                double z = (j + offset) * step;
                double term = f.applyAsDouble(z) * density(z);
                if (!Double.isFinite(term)) {
                    throw new NumericalFailure("the function is not a finite number at " + z + " standard deviations from the mean");
                }
                sum.add(term);
                magnitude += Math.abs(term);
            }
        }

        double value(double step) {
            return step * sum.value();
        }

        double magnitude(double step) {
            return step * magnitude;
        }
    }
}

package org.saddlepoint.numeric;

import java.util.function.DoubleUnaryOperator;

/**
 * The interval [low, high] of z outside of which |f(z)| exp(−z²/(2s)) is negligible (1e-19 of its maximum), found by walking outwards.
 *
 * @param low  left end, negative
 * @param high right end, positive
 */
record GaussianReach(double low, double high) {
    private static final double STEP = 0.25;
    /** Incommensurate with the places where kinks usually sit, so that a singular point is not hit by accident. */
    private static final double OFFSET = 0.0837219;
    private static final double LIMIT = 38;
    private static final double NEGLIGIBLE = Math.log(1e-19);
    private static final int QUIET_STEPS = 8;
    /** What is smaller everywhere is zero: a function that vanishes but for places far out. */
    private static final double NOTHING = Math.log(1e-200);

    /**
     * @param f      function of the standardised variable z
     * @param spread s of the weight exp(−z²/(2s)): 1 for averages, 2 for Hermite functions
     * @param breaks points where f is not smooth, in z; the walk passes all of them that carry weight
     * @throws DivergentAverage if the weighted function has not decayed at |z| = 38, or f is not finite before it has
     */
    static GaussianReach of(DoubleUnaryOperator f, double spread, double[] breaks) {
        double highest = Double.NEGATIVE_INFINITY;
        double place = 0;
        for (double z = -8 + OFFSET; z <= 8; z += STEP) {
            // A value that is not finite here is judged by the walk, which knows whether it matters.
            double weighted = logWeighted(f, z, spread);
            if (weighted < Double.POSITIVE_INFINITY) {
                place = weighted > highest ? z : place;
                highest = Math.max(highest, weighted);
            }
        }
        // The walk must not stop on the way up to a maximum that is far from the mean.
        double right = Math.max(0, place);
        double left = Math.min(0, place);
        for (double b : breaks) {
            if (Math.abs(b) < LIMIT - 2) {
                right = Math.max(right, b);
                left = Math.min(left, b);
            }
        }
        return new GaussianReach(-walk(f, -1, spread, highest, -left), walk(f, 1, spread, highest, right));
    }

    private static double walk(DoubleUnaryOperator f, int side, double spread, double highest, double atLeast) {
        double top = highest;
        int quiet = 0;
        for (double z = OFFSET; z <= LIMIT; z += STEP) {
            double weighted = logWeighted(f, side * z, spread);
            if (Double.isNaN(weighted) || weighted == Double.POSITIVE_INFINITY) {
                throw new DivergentAverage("the function is not a finite number at " + side * z
                        + " standard deviations from the mean, where the Gaussian weight still matters: the average diverges or overflows");
            }
            top = Math.max(top, weighted);
            boolean nothingYet = top == Double.NEGATIVE_INFINITY;
            quiet = !nothingYet && weighted < top + NEGLIGIBLE ? quiet + 1 : 0;
            if (quiet >= QUIET_STEPS && z > atLeast + 1) {
                return z - (QUIET_STEPS - 1) * STEP;
            }
        }
        if (top < NOTHING / spread) {
            return LIMIT;
        }
        throw new DivergentAverage("the Gaussian average diverges: the weighted function has not decayed at "
                + side * LIMIT + " standard deviations from the mean");
    }

    private static double logWeighted(DoubleUnaryOperator f, double z, double spread) {
        return Math.log(Math.abs(f.applyAsDouble(z))) - z * z / (2 * spread);
    }
}

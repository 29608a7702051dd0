package org.saddlepoint.numeric;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** Deviations in units of an error that was itself estimated from few values. */
public final class StudentScore {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private StudentScore() {}

    /**
     * The standard normal deviation that is as improbable as the deviation t, in units of a standard error estimated with
     * {@code freedom} degrees of freedom; |z| ≤ |t|, and z → t as freedom → ∞.
     *
     * @param freedom number of independent values less one, positive
     */
    public static double normal(double t, double freedom) {
        if (!(freedom > 0)) {
            throw new IllegalArgumentException("a standard error needs positive degrees of freedom, got " + freedom);
        }
        if (Double.isNaN(t)) {
            return t;
        }
        double tail = TDistribution.of(freedom).survivalProbability(Math.abs(t));
        return Math.copySign(NORMAL.inverseSurvivalProbability(tail), t);
    }
}

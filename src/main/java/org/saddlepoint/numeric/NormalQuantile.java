package org.saddlepoint.numeric;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The inverse of the standard normal distribution function. */
public final class NormalQuantile {
    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

    private NormalQuantile() {}

    /** z with probability p of a standard normal being smaller; p in (0, 1), ±∞ at the ends. */
    public static double of(double p) {
        return STANDARD.inverseCumulativeProbability(p);
    }
}

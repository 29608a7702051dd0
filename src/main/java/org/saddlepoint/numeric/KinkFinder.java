package org.saddlepoint.numeric;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;

/**
 * Finds jumps and kinks that were not announced: places where the panels of {@link ResolvedPanels} shrink below 2e-5. Each is located to
 * rounding by bisection, following the half in which the second difference of f is larger.
 */
final class KinkFinder {
    private static final double SUSPICIOUS = 2e-5;

    private KinkFinder() {}

    /** The announced break points and those found, in order. */
    static double[] complete(DoubleUnaryOperator f, double[] edges, double[] breaks) {
        TreeSet<Double> all = new TreeSet<>();
        Arrays.stream(breaks).forEach(all::add);
        for (int i = 0; i + 1 < edges.length; i++) {
            double low = edges[i];
            double high = edges[i + 1];
            boolean narrowest = high - low < SUSPICIOUS && (i == 0 || high - low <= low - edges[i - 1])
                    && (i + 2 == edges.length || high - low <= edges[i + 2] - high);
            if (narrowest && all.subSet(low - SUSPICIOUS, high + SUSPICIOUS).isEmpty()) {
                // One panel more on either side: a kink may sit on an edge.
                all.add(locate(f, edges[Math.max(0, i - 1)], edges[Math.min(edges.length - 1, i + 2)]));
            }
        }
        return all.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double locate(DoubleUnaryOperator f, double from, double to) {
        double low = from;
        double high = to;
        while (high - low > 2 * Math.ulp(Math.max(Math.abs(low), Math.abs(high)))) {
            double middle = 0.5 * (low + high);
            double left = secondDifference(f, low, middle);
            double right = secondDifference(f, middle, high);
            double across = secondDifference(f, 0.5 * (low + middle), 0.5 * (middle + high));
            double noise = 8 * Math.ulp(f.applyAsDouble(middle));
            if (Math.max(left, Math.max(right, across)) <= noise) {
                break;
            }
            if (across >= left && across >= right) {
                double quarter = 0.25 * (high - low);
                low += quarter;
                high -= quarter;
            } else if (left > right) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return 0.5 * (low + high);
    }

    private static double secondDifference(DoubleUnaryOperator f, double low, double high) {
        return Math.abs(f.applyAsDouble(low) - 2 * f.applyAsDouble(0.5 * (low + high)) + f.applyAsDouble(high));
    }
}

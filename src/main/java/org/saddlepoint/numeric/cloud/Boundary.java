package org.saddlepoint.numeric.cloud;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The line at which the eigenvalues of random couplings end, in the upper half plane; the lower one mirrors it.
 *
 * @param curves its pieces: one for every cloud or hole; none where couplings close no loops
 * @param poles eigenvalues of single sites, as {re, im}: some eigenvalues of the network may stay there
 * @param lost whether there is a cloud whose line could not be followed
 */
public record Boundary(List<Curve> curves, List<double[]> poles, boolean lost) {
    private static final double AT_POLE = 0.01;
    private static final double ROUNDING = 1e-9;

    /** A piece of the line, closed or from the real axis to the real axis. */
    public record Curve(double[] re, double[] im) {
        private double nearest(double x, double y) {
            double nearest = Double.POSITIVE_INFINITY;
            for (int k = 0; k < re.length; k++) {
                int before = Math.max(0, k - 1);
                double width = re[k] - re[before];
                double rise = im[k] - im[before];
                double square = width * width + rise * rise;
                double along = square == 0 ? 0 : ((x - re[before]) * width + (y - im[before]) * rise) / square;
                double place = Math.max(0, Math.min(1, along));
                nearest = Math.min(nearest, Math.hypot(x - re[before] - place * width, y - im[before] - place * rise));
            }
            return nearest;
        }

        /** How often the line from a point straight up crosses the piece. */
        private int crossings(double x, double y) {
            int count = 0;
            for (int k = 1; k < re.length; k++) {
                if (re[k - 1] <= x != re[k] <= x) {
                    double height = im[k - 1] + (x - re[k - 1]) / (re[k] - re[k - 1]) * (im[k] - im[k - 1]);
                    count += height > y ? 1 : 0;
                }
            }
            return count;
        }
    }

    /** Whether there is a line. */
    public boolean isKnown() {
        return !curves.isEmpty();
    }

    /** The larger of half the width and the height of all pieces together; zero without any. */
    public double extent() {
        return isKnown() ? Math.max(0.5 * (edge() - re().min().orElseThrow()), im().max().orElseThrow()) : 0;
    }

    /** The largest real part of the line, or of the eigenvalues of single sites if there is none. */
    public double edge() {
        return re().max().orElseGet(() -> poles.stream().mapToDouble(p -> p[0]).max().orElse(0));
    }

    private DoubleStream re() {
        return curves.stream().flatMapToDouble(c -> Arrays.stream(c.re()));
    }

    private DoubleStream im() {
        return curves.stream().flatMapToDouble(c -> Arrays.stream(c.im()));
    }

    /** Whether a number lies within the cloud. */
    public boolean contains(double x, double y) {
        return curves.stream().mapToInt(c -> c.crossings(x, Math.abs(y))).sum() % 2 == 1;
    }

    /** The distance from the line. */
    public double distance(double x, double y) {
        return curves.stream().mapToDouble(c -> c.nearest(x, Math.abs(y))).min().orElse(Double.POSITIVE_INFINITY);
    }

    /** Whether a number is farther out than a share of the extent, and no eigenvalue of a single site. */
    public boolean isOutside(double x, double y, double share) {
        double size = isKnown() ? extent() : poles.stream().mapToDouble(p -> Math.hypot(p[0], p[1])).max().orElse(1);
        boolean atPole = poles.stream().anyMatch(p -> Math.hypot(x - p[0], Math.abs(y) - p[1]) <= AT_POLE * size);
        return !lost && !atPole && !contains(x, y) && distance(x, y) > Math.max(share * size, ROUNDING * (size + Math.abs(x)));
    }
}

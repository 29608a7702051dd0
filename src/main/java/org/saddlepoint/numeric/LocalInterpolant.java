package org.saddlepoint.numeric;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Quintic interpolation: the polynomial through the six points nearest to the argument, so of order h⁶ for smooth data and without the
 * linear algebra of a spline; only continuous at the points. For an even function given from 0 on, the points left of 0 are mirrored.
 */
public final class LocalInterpolant implements DoubleUnaryOperator {
    private static final int POINTS = 6;

    private final double[] x;
    private final double[] y;
    private final double first;

    private LocalInterpolant(double[] x, double[] y, double first) {
        this.x = x;
        this.y = y;
        this.first = first;
    }

    /** Through at least six points with increasing x. */
    public static LocalInterpolant through(double[] x, double[] y) {
        if (x.length != y.length || x.length < POINTS) {
            throw new IllegalArgumentException("a quintic interpolation needs at least six points and as many values, got " + x.length + " and " + y.length);
        }
        return new LocalInterpolant(x.clone(), y.clone(), x[0]);
    }

    /** Of an even function: {@code x[0] = 0}, at least six points with increasing x; known from 0 on. */
    public static LocalInterpolant even(double[] x, double[] y) {
        LocalInterpolant half = through(x, y);
        if (x[0] != 0) {
            throw new IllegalArgumentException("the points of an even function must start at 0, got " + x[0]);
        }
        int mirrored = 3;
        double[] fullX = new double[x.length + mirrored];
        double[] fullY = new double[x.length + mirrored];
        for (int i = 1; i <= mirrored; i++) {
            fullX[mirrored - i] = -x[i];
            fullY[mirrored - i] = y[i];
        }
        System.arraycopy(half.x, 0, fullX, mirrored, x.length);
        System.arraycopy(half.y, 0, fullY, mirrored, x.length);
        return new LocalInterpolant(fullX, fullY, 0);
    }

    /** Value; outside the points is an error, not an extrapolation. */
    @Override
    public double applyAsDouble(double at) {
        if (!(at >= first && at <= x[x.length - 1])) {
            throw new IllegalArgumentException("the interpolant is known from " + first + " to " + x[x.length - 1] + ", asked at " + at);
        }
        int found = Arrays.binarySearch(x, at);
        if (found >= 0) {
            return y[found];
        }
        int start = Math.max(0, Math.min(-found - 1 - POINTS / 2, x.length - POINTS));
        double[] p = Arrays.copyOfRange(y, start, start + POINTS);
        for (int level = 1; level < POINTS; level++) {
            for (int i = 0; i < POINTS - level; i++) {
                double low = x[start + i];
                double high = x[start + i + level];
                p[i] = ((high - at) * p[i] + (at - low) * p[i + 1]) / (high - low);
            }
        }
        return p[0];
    }
}

package org.saddlepoint.numeric;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Cubic spline through points, twice continuously differentiable, with its derivative and its integral. Error of order h⁴ for smooth data.
 * The ends are not-a-knot unless slopes are given.
 */
public final class CubicSpline implements DoubleUnaryOperator {
    private final double[] x;
    private final double[] y;
    /** Slopes at the knots. */
    private final double[] slope;
    private final double[] integral;

    private CubicSpline(double[] x, double[] y, double[] slope) {
        this.x = x;
        this.y = y;
        this.slope = slope;
        integral = new double[x.length];
        for (int i = 0; i + 1 < x.length; i++) {
            double h = x[i + 1] - x[i];
            integral[i + 1] = integral[i] + h * (y[i] + y[i + 1]) / 2 + h * h * (slope[i] - slope[i + 1]) / 12;
        }
    }

    /** Not-a-knot ends: the third derivative is continuous at the second and the last but one knot. At least 4 points, x increasing. */
    public static CubicSpline through(double[] x, double[] y) {
        check(x, y, 4);
        int n = x.length;
        double[] lower = new double[n];
        double[] main = new double[n];
        double[] upper = new double[n];
        double[] right = new double[n];
        interior(x, y, lower, main, upper, right);
        double h0 = x[1] - x[0];
        double h1 = x[2] - x[1];
        double d0 = (y[1] - y[0]) / h0;
        double d1 = (y[2] - y[1]) / h1;
        main[0] = h1;
        upper[0] = h0 + h1;
        right[0] = ((h0 + 2 * (h0 + h1)) * h1 * d0 + h0 * h0 * d1) / (h0 + h1);
        double e0 = x[n - 1] - x[n - 2];
        double e1 = x[n - 2] - x[n - 3];
        double f0 = (y[n - 1] - y[n - 2]) / e0;
        double f1 = (y[n - 2] - y[n - 3]) / e1;
        main[n - 1] = e1;
        lower[n - 1] = e0 + e1;
        right[n - 1] = ((e0 + 2 * (e0 + e1)) * e1 * f0 + e0 * e0 * f1) / (e0 + e1);
        return new CubicSpline(x.clone(), y.clone(), tridiagonal(lower, main, upper, right));
    }

    /** Given slopes at both ends; an even function on [0, T] has slope 0 at 0. At least 2 points, x increasing. */
    public static CubicSpline clamped(double[] x, double[] y, double slopeAtStart, double slopeAtEnd) {
        check(x, y, 2);
        int n = x.length;
        double[] lower = new double[n];
        double[] main = new double[n];
        double[] upper = new double[n];
        double[] right = new double[n];
        interior(x, y, lower, main, upper, right);
        main[0] = 1;
        right[0] = slopeAtStart;
        main[n - 1] = 1;
        right[n - 1] = slopeAtEnd;
        return new CubicSpline(x.clone(), y.clone(), tridiagonal(lower, main, upper, right));
    }

    private static void check(double[] x, double[] y, int least) {
        if (x.length != y.length || x.length < least) {
            throw new IllegalArgumentException("a spline needs at least " + least + " points and as many values, got " + x.length + " and " + y.length);
        }
        for (int i = 0; i + 1 < x.length; i++) {
            if (!(x[i] < x[i + 1])) {
                throw new IllegalArgumentException("the points of a spline must increase, got " + x[i] + " before " + x[i + 1]);
            }
        }
    }

    private static void interior(double[] x, double[] y, double[] lower, double[] main, double[] upper, double[] right) {
        for (int i = 1; i + 1 < x.length; i++) {
            double before = x[i] - x[i - 1];
            double after = x[i + 1] - x[i];
            lower[i] = after;
            main[i] = 2 * (before + after);
            upper[i] = before;
            right[i] = 3 * (after * (y[i] - y[i - 1]) / before + before * (y[i + 1] - y[i]) / after);
        }
    }

    private static double[] tridiagonal(double[] lower, double[] main, double[] upper, double[] right) {
        int n = main.length;
        double[] pivot = main.clone();
        double[] out = right.clone();
        for (int i = 1; i < n; i++) {
            double factor = lower[i] / pivot[i - 1];
            pivot[i] -= factor * upper[i - 1];
            out[i] -= factor * out[i - 1];
        }
        out[n - 1] /= pivot[n - 1];
        for (int i = n - 2; i >= 0; i--) {
            out[i] = (out[i] - upper[i] * out[i + 1]) / pivot[i];
        }
        return out;
    }

    /** Value; outside the points is an error, not an extrapolation. */
    @Override
    public double applyAsDouble(double at) {
        int i = interval(at);
        double h = x[i + 1] - x[i];
        double t = (at - x[i]) / h;
        double u = 1 - t;
        return u * u * ((1 + 2 * t) * y[i] + t * h * slope[i]) + t * t * ((1 + 2 * u) * y[i + 1] - u * h * slope[i + 1]);
    }

    /** First derivative. */
    public double derivative(double at) {
        int i = interval(at);
        double h = x[i + 1] - x[i];
        double t = (at - x[i]) / h;
        double u = 1 - t;
        return 6 * t * u * (y[i + 1] - y[i]) / h + u * (1 - 3 * t) * slope[i] + t * (1 - 3 * u) * slope[i + 1];
    }

    /** Integral from the first point. */
    public double integral(double at) {
        int i = interval(at);
        double h = x[i + 1] - x[i];
        double t = (at - x[i]) / h;
        double t2 = t * t;
        double t3 = t2 * t;
        double t4 = t2 * t2;
        return integral[i] + h * (y[i] * (t - t3 + t4 / 2) + y[i + 1] * (t3 - t4 / 2)
                + h * (slope[i] * (t2 / 2 - 2 * t3 / 3 + t4 / 4) + slope[i + 1] * (t4 / 4 - t3 / 3)));
    }

    private int interval(double at) {
        if (!(at >= x[0] && at <= x[x.length - 1])) {
            throw new IllegalArgumentException("the spline is known from " + x[0] + " to " + x[x.length - 1] + ", asked at " + at);
        }
        int found = Arrays.binarySearch(x, at);
        return Math.min(found >= 0 ? found : -found - 2, x.length - 2);
    }
}

package org.saddlepoint.numeric;

/**
 * The Faddeeva function {@code w(z) = exp(−z²) erfc(−iz)} in the whole complex plane, to about 1e-14 of |w|
 * (in the lower half plane relative to |2 exp(−z²)|, next to the zeros of w).
 *
 * <p>Trapezoid and midpoint sums for {@code w(z) = (2iz/π) ∫_0^∞ exp(−t²)/(z² − t²) dt} with the residue at t = z added where the pole is
 * closer to the real axis than π/h, choosing the sum whose nodes are farther from the pole.
 * Source of the method: Al Azah and Chandler-Wilde, SIAM J. Numer. Anal. 59 (2021) 2346 (12 nodes give full double precision).
 */
public final class Faddeeva {
    private static final int NODES = 12;
    private static final double STEP = Math.sqrt(Math.PI / NODES);
    private static final double[] MIDPOINT = squares(0.5);
    private static final double[] TRAPEZOID = squares(1);
    private static final double[] MIDPOINT_WEIGHT = weights(MIDPOINT);
    private static final double[] TRAPEZOID_WEIGHT = weights(TRAPEZOID);

    /**
     * A complex number.
     *
     * @param re real part
     * @param im imaginary part
     */
    public record Value(double re, double im) {}

    private Faddeeva() {}

    private static double[] squares(double first) {
        double[] t = new double[NODES];
        for (int k = 0; k < NODES; k++) {
            t[k] = (k + first) * STEP * ((k + first) * STEP);
        }
        return t;
    }

    private static double[] weights(double[] squares) {
        double[] w = new double[NODES];
        for (int k = 0; k < NODES; k++) {
            w[k] = Math.exp(-squares[k]);
        }
        return w;
    }

    /**
     * w(x + iy).
     *
     * @throws NumericalFailure if the value overflows (deep in the lower half plane) or the argument is NaN
     */
    public static Value w(double x, double y) {
        if (Double.isNaN(x) || Double.isNaN(y)) {
            throw new NumericalFailure("the Faddeeva function was asked at a point that is not a number");
        }
        if (y < 0) {
            // w(z) = 2 exp(−z²) − w(−z).
            Value upper = w(-x, -y);
            double size = 2 * Math.exp((y - x) * (y + x));
            double phase = -2 * x * y;
            Value value = new Value(size * Math.cos(phase) - upper.re, size * Math.sin(phase) - upper.im);
            if (!Double.isFinite(value.re) || !Double.isFinite(value.im)) {
                throw new NumericalFailure("the Faddeeva function overflows at " + x + " + " + y + "i");
            }
            return value;
        }
        if (x < 0) {
            Value mirror = quadrant(-x, y);
            return new Value(mirror.re, -mirror.im);
        }
        return quadrant(x, y);
    }

    private static Value quadrant(double x, double y) {
        if (x + y > 1e8) {
            // w = i/(√π z): the next term is below rounding.
            double scale = Math.max(x, y);
            double a = x / scale;
            double b = y / scale;
            double norm = 1 / (Math.sqrt(Math.PI) * scale * (a * a + b * b));
            return new Value(b * norm, a * norm);
        }
        double part = x / STEP - Math.floor(x / STEP);
        if (y >= Math.max(x, Math.PI / STEP)) {
            return sum(x, y, MIDPOINT, MIDPOINT_WEIGHT);
        }
        if (y < x && part >= 0.25 && part <= 0.75) {
            Value sum = sum(x, y, TRAPEZOID, TRAPEZOID_WEIGHT);
            // The node at 0: (ih/π)/z.
            double norm = STEP / Math.PI / (x * x + y * y);
            return residue(new Value(sum.re + norm * y, sum.im + norm * x), x, y, -1);
        }
        return residue(sum(x, y, MIDPOINT, MIDPOINT_WEIGHT), x, y, 1);
    }

    /** (2ihz/π) Σ exp(−t²)/(z² − t²). */
    private static Value sum(double x, double y, double[] square, double[] weight) {
        double re = 0;
        double im = 0;
        double imaginary = 2 * x * y;
        for (int k = NODES - 1; k >= 0; k--) {
            double t = Math.sqrt(square[k]);
            double real = (x - t) * (x + t) - y * y;
            double norm = weight[k] / (real * real + imaginary * imaginary);
            re += real * norm;
            im -= imaginary * norm;
        }
        double factor = 2 * STEP / Math.PI;
        // i z (re + i im)
        return new Value(-factor * (x * im + y * re), factor * (x * re - y * im));
    }

    /** Adds 2 exp(−z²)/(1 ± exp(−2πiz/h)). */
    private static Value residue(Value sum, double x, double y, int sign) {
        double size = Math.exp((y - x) * (y + x));
        double phase = -2 * x * y;
        double er = 2 * size * Math.cos(phase);
        double ei = 2 * size * Math.sin(phase);
        double growth = 2 * Math.PI * y / STEP;
        double angle = -2 * Math.PI * (x / STEP);
        // Numerator and denominator times exp(−2πy/h), which keeps both in range.
        double shrink = Math.exp(-growth);
        double dr = shrink + sign * Math.cos(angle);
        double di = sign * Math.sin(angle);
        double norm = shrink / (dr * dr + di * di);
        return new Value(sum.re + norm * (er * dr + ei * di), sum.im + norm * (ei * dr - er * di));
    }

    /**
     * {@code E 1/(x − p)} for x Gaussian with mean m and variance v and a pole p off the real axis:
     * {@code i √(π/(2v)) w((p − m)/√(2v))} for Im p &gt; 0, the conjugate at the conjugate pole otherwise.
     *
     * @throws IllegalArgumentException if the pole is real or the variance is not positive
     */
    public static Value gaussianResolvent(double poleRe, double poleIm, double mean, double variance) {
        if (poleIm == 0 || !(variance > 0)) {
            throw new IllegalArgumentException("the average of 1/(x - p) needs a pole off the real axis and a positive variance, got imaginary part "
                    + poleIm + " and variance " + variance);
        }
        double scale = Math.sqrt(2 * variance);
        Value w = w((poleRe - mean) / scale, Math.abs(poleIm) / scale);
        double factor = Math.sqrt(Math.PI) / scale;
        return new Value(-factor * w.im, Math.signum(poleIm) * factor * w.re);
    }
}

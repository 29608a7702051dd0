package org.saddlepoint.numeric;

/** Elementary operations on arrays of equal length. */
final class Vectors {
    private Vectors() {}

    static double dot(double[] a, double[] b) {
        double s = 0;
        for (int i = 0; i < a.length; i++) {
            s += a[i] * b[i];
        }
        return s;
    }

    /** Root mean square, so that tolerances do not depend on the number of unknowns; NaN or infinite if an element is. */
    static double rms(double[] a) {
        return Math.sqrt(dot(a, a) / Math.max(1, a.length));
    }

    /** y += factor x. */
    static void add(double factor, double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] += factor * x[i];
        }
    }

    static void scale(double factor, double[] x) {
        for (int i = 0; i < x.length; i++) {
            x[i] *= factor;
        }
    }
}

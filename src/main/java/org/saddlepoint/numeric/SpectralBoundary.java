package org.saddlepoint.numeric;

import java.util.Arrays;

/**
 * Where the eigenvalues of a large random matrix M end, from the sizes of its elements alone. With A_i = M_ii and independent pairs of
 * elements off the diagonal the resolvent is G_i = 1/(λ − A_i − Σ_j M_ij M_ji G_j), and λ lies outside the cloud as long as the matrix with
 * elements |G_i|² M_ij² has its largest eigenvalue below one; the boundary is where it is one. Squares and products of the single
 * elements stand for their means, which is right as N → ∞ for any profile of variances: the circle for independent elements, the ellipse
 * 1 ± η for the reciprocity η (Sommers et al., Phys. Rev. Lett. 60 (1988) 1895), and whatever different gains and populations make of them.
 * Means of elements change nothing but single eigenvalues outside. Elements that are correlated beyond pairs, such as those of random modes
 * with overlaps, are not described.
 */
public final class SpectralBoundary {
    /** Real parts at which the line is found; the lower half plane mirrors the upper one. */
    private static final int POINTS = 33;
    private static final int FIRST = 300;
    private static final int NEXT = 4;
    private static final int STEPS = 60;
    private static final int SECANTS = 10;
    private static final double CLOSE = 1e-3;
    private static final double DAMPING = 0.7;
    /** So close to the real axis, in units of the extent, there is no cloud where the line is not yet reached. */
    private static final double FLAT = 1e-3;
    private static final double BARELY = 0.05;
    /** Of the reciprocity, in units of its standard deviation without any: below, the products are noise. */
    private static final double CERTAIN = 4;

    private final int n;
    private final double[] square;
    private final double[] product;
    private final double[] diagonal;
    private final boolean reciprocal;
    private final double[] gRe;
    private final double[] gIm;
    private double[] vector;

    private SpectralBoundary(double[] matrix, int n) {
        this.n = n;
        square = new double[n * n];
        product = new double[n * n];
        diagonal = new double[n];
        double sum = 0;
        double fourth = 0;
        for (int i = 0; i < n; i++) {
            diagonal[i] = matrix[i * n + i];
            for (int j = 0; j < n; j++) {
                if (i != j) {
                    square[i * n + j] = matrix[i * n + j] * matrix[i * n + j];
                    product[i * n + j] = matrix[i * n + j] * matrix[j * n + i];
                    sum += product[i * n + j];
                    fourth += product[i * n + j] * product[i * n + j];
                }
            }
        }
        // Every pair stands twice in both sums.
        reciprocal = Math.abs(sum) > CERTAIN * Math.sqrt(2 * fourth);
        gRe = new double[n];
        gIm = new double[n];
        vector = new double[n];
        Arrays.fill(vector, 1);
    }

    /**
     * The line in the upper half plane; it need not be in one piece.
     *
     * @param re real parts, ascending
     * @param im imaginary parts; zero at the ends, and between clouds that lie apart
     */
    public record Line(double[] re, double[] im) {
        /** Where no line is known. */
        public static final Line NONE = new Line(new double[0], new double[0]);

        /** Whether there is one. */
        public boolean isKnown() {
            return re.length > 0;
        }

        /** The larger of half the width and the height. */
        public double extent() {
            return Math.max(0.5 * (re[re.length - 1] - re[0]), Arrays.stream(im).max().orElse(0));
        }

        /** Whether a number is farther out than a share of the extent. */
        public boolean isOutside(double x, double y, double share) {
            if (!isKnown()) {
                return false;
            }
            double up = Math.abs(y);
            double margin = Math.max(share * extent(), 1e-9 * (1 + Math.abs(x)));
            double nearest = Math.hypot(x - re[0], up - im[0]);
            for (int k = 1; k < re.length; k++) {
                if (im[k - 1] == 0 && im[k] == 0 && re.length > 2) {
                    continue;
                }
                double width = re[k] - re[k - 1];
                double rise = im[k] - im[k - 1];
                double along = width == 0 && rise == 0 ? 0 : ((x - re[k - 1]) * width + (up - im[k - 1]) * rise) / (width * width + rise * rise);
                double place = Math.max(0, Math.min(1, along));
                nearest = Math.min(nearest, Math.hypot(x - re[k - 1] - place * width, up - im[k - 1] - place * rise));
                if (x >= re[k - 1] && x <= re[k] && width > 0 && up <= im[k - 1] + (x - re[k - 1]) / width * rise) {
                    return false;
                }
            }
            return nearest > margin;
        }

        /** Where it meets the real axis on the right. */
        public double edge() {
            return re[re.length - 1];
        }
    }

    /** @param rowMajor a real n × n matrix. Cost of order a thousand products with the matrix, some thousand where it is reciprocal */
    public static Line of(double[] rowMajor, int n) {
        Spectra.check(rowMajor, n, n);
        return new SpectralBoundary(rowMajor, n).line();
    }

    private Line line() {
        Arrays.fill(gRe, 1);
        double low = Arrays.stream(diagonal).min().orElse(0);
        double high = Arrays.stream(diagonal).max().orElse(0);
        double size = Math.sqrt(perron(FIRST));
        if (!(size > 0)) {
            return new Line(new double[] {low, high}, new double[2]);
        }
        double right = high + root(r -> excess(high + r, 0), size);
        double left = low - root(r -> excess(low - r, 0), size);
        double[] x = new double[POINTS];
        double[] y = new double[POINTS];
        double half = 0.5 * (right - left);
        for (int k = 0; k < POINTS; k++) {
            x[k] = left + half * (1 - Math.cos(Math.PI * k / (POINTS - 1)));
            double at = x[k];
            double above = k > 0 && k < POINTS - 1 ? excess(at, FLAT * size) : Double.NEGATIVE_INFINITY;
            // A cloud on the real axis alone leaves the excess at zero just above it.
            y[k] = above > 0 ? root(r -> excess(at, r), y[k - 1] > FLAT * size ? y[k - 1] : 0.5 * size) : above > -BARELY ? FLAT * size : 0;
        }
        return new Line(x, y);
    }

    /** Where a function that falls with the distance, the faster the farther, vanishes: a secant in the logarithm of the distance. */
    private static double root(java.util.function.DoubleUnaryOperator function, double guess) {
        double last = Math.log(guess);
        double lastValue = function.applyAsDouble(guess);
        double here = last + 0.5 * lastValue;
        for (int step = 0; step < SECANTS && Math.abs(lastValue) > CLOSE; step++) {
            double value = function.applyAsDouble(Math.exp(here));
            double slope = (value - lastValue) / (here - last);
            last = here;
            lastValue = value;
            double next = slope < -0.2 && Double.isFinite(slope) ? here - value / slope : here + 0.5 * value;
            here = Math.max(here - 0.7, Math.min(here + 0.7, next));
        }
        return Math.exp(here);
    }

    /** The logarithm of the largest eigenvalue of |G_i|² M_ij² at a complex number. */
    private double excess(double x, double y) {
        resolvent(x, y);
        return Math.log(Math.max(Double.MIN_NORMAL, perron(reciprocal ? 2 * NEXT : NEXT)));
    }

    private void resolvent(double x, double y) {
        for (int i = 0; i < n; i++) {
            invert(i, x - diagonal[i], y, 1);
        }
        for (int step = 0; reciprocal && step < STEPS; step++) {
            double change = 0;
            for (int i = 0; i < n; i++) {
                double re = x - diagonal[i];
                double im = y;
                for (int j = 0; j < n; j++) {
                    re -= product[i * n + j] * gRe[j];
                    im -= product[i * n + j] * gIm[j];
                }
                change = Math.max(change, invert(i, re, im, DAMPING));
            }
            if (change < CLOSE) {
                break;
            }
        }
    }

    private double invert(int i, double re, double im, double share) {
        double square = Math.max(Double.MIN_NORMAL, re * re + im * im);
        double newRe = gRe[i] + share * (re / square - gRe[i]);
        double newIm = gIm[i] + share * (-im / square - gIm[i]);
        double change = Math.hypot(newRe - gRe[i], newIm - gIm[i]) / Math.hypot(newRe, newIm);
        gRe[i] = newRe;
        gIm[i] = newIm;
        return change;
    }

    /** The largest eigenvalue of |G_i|² M_ij² by powers from the last vector; zero if the graph has no cycle. */
    private double perron(int powers) {
        double growth = 0;
        for (int step = 0; step < powers; step++) {
            double[] next = new double[n];
            double sum = 0;
            for (int i = 0; i < n; i++) {
                double s = 0;
                for (int j = 0; j < n; j++) {
                    s += square[i * n + j] * vector[j];
                }
                next[i] = (gRe[i] * gRe[i] + gIm[i] * gIm[i]) * s;
                sum += next[i];
            }
            double before = Arrays.stream(vector).sum();
            if (!(sum > 1e-200 * before)) {
                return 0;
            }
            double last = growth;
            growth = sum / before;
            for (int i = 0; i < n; i++) {
                next[i] /= sum;
            }
            vector = next;
            if (Math.abs(growth - last) < 1e-6 * growth) {
                break;
            }
        }
        return growth;
    }
}

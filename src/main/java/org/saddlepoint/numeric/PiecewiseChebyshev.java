package org.saddlepoint.numeric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A function on [a, b] as Chebyshev polynomials on panels that were halved until each is resolved (or until halving no longer helps, see {@link #error()}).
 * Nodes are of the first kind, so the ends of the interval and of the panels are never evaluated and singularities of a derivative may sit there.
 * Evaluation: a binary search and Clenshaw's recurrence, some 50 ns; of arrays whose neighbours lie in one panel a few ns each, with the same bits.
 */
public final class PiecewiseChebyshev implements DoubleUnaryOperator, ArrayFunction {
    private static final int DEGREE = 32;
    private static final int TAIL = 4;
    private static final int MOST_DEPTH = 45;
    private static final int NOISE_DEPTH = 6;
    /** What cannot change a digit of the values is dropped. */
    private static final double NOTHING = 1e-18;
    /** {@code [j][k]}: cos(π k (2j + 1)/2n) of the n nodes of a panel. */
    private static final double[][] COSINE = new double[DEGREE + 1][DEGREE + 1];
    /** Arguments that are worked on together. */
    private static final int BLOCK = 256;
    /** Runs in one panel that are worth a loop. */
    private static final int RUN = 4;

    static {
        int period = 4 * (DEGREE + 1);
        for (int j = 0; j <= DEGREE; j++) {
            for (int k = 0; k <= DEGREE; k++) {
                COSINE[j][k] = Math.cos(2 * Math.PI * (k * (2 * j + 1) % period) / period);
            }
        }
    }

    private final double[] edges;
    private final double[][] coefficients;
    private final double error;

    private PiecewiseChebyshev(double[] edges, double[][] coefficients, double error) {
        this.edges = edges;
        this.coefficients = coefficients;
        this.error = error;
    }

    /**
     * Interpolates f on [low, high].
     *
     * @param tolerance absolute: a panel is accepted when its last four coefficients are below it
     * @throws NumericalFailure if f is not finite at a node
     */
    public static PiecewiseChebyshev of(DoubleUnaryOperator f, double low, double high, double tolerance) {
        return of(ArrayFunction.of(f), low, high, tolerance);
    }

    /** The same of a function that is evaluated at all nodes of a panel at once. */
    public static PiecewiseChebyshev of(ArrayFunction f, double low, double high, double tolerance) {
        if (!(low < high)) {
            throw new IllegalArgumentException("an interpolant needs an interval of positive length, got " + low + " to " + high);
        }
        List<double[]> found = new ArrayList<>();
        List<Double> ends = new ArrayList<>(List.of(low));
        double error = refine(f, low, high, tolerance, 0, Double.POSITIVE_INFINITY, found, ends);
        return new PiecewiseChebyshev(ends.stream().mapToDouble(Double::doubleValue).toArray(), found.toArray(double[][]::new), 16 * error);
    }

    private static double refine(ArrayFunction f, double low, double high, double tolerance, int depth, double before,
            List<double[]> found, List<Double> ends) {
        double[] c = coefficients(f, low, high);
        double tail = 0;
        double largest = 0;
        for (int k = 0; k <= DEGREE; k++) {
            largest = Math.max(largest, Math.abs(c[k]));
            tail = Math.max(tail, k > DEGREE - TAIL ? Math.abs(c[k]) : 0);
        }
        // Halving that no longer helps means noise or a jump: stop, and let the error estimate say so.
        boolean hopeless = depth >= NOISE_DEPTH && tail > 0.9 * before;
        if (tail <= tolerance || tail <= 4e-16 * largest || depth >= MOST_DEPTH || hopeless) {
            int kept = c.length;
            while (kept > 1 && Math.abs(c[kept - 1]) <= NOTHING * largest) {
                kept--;
            }
            found.add(Arrays.copyOf(c, kept));
            ends.add(high);
            return tail;
        }
        double middle = 0.5 * (low + high);
        return Math.max(refine(f, low, middle, tolerance, depth + 1, tail, found, ends),
                refine(f, middle, high, tolerance, depth + 1, tail, found, ends));
    }

    private static double[] coefficients(ArrayFunction f, double low, double high) {
        int n = DEGREE + 1;
        double[] value = new double[n];
        for (int j = 0; j < n; j++) {
            value[j] = 0.5 * (low + high) + 0.5 * (high - low) * COSINE[j][1];
        }
        f.apply(value, value, n);
        double[] c = new double[n];
        for (int j = 0; j < n; j++) {
            if (!Double.isFinite(value[j])) {
                throw new NumericalFailure("a function to be interpolated is not a finite number between " + low + " and " + high);
            }
            addScaled(value[j], COSINE[j], c);
        }
        for (int k = 0; k < n; k++) {
            c[k] = (k == 0 ? 1.0 : 2.0) * c[k] / n;
        }
        return c;
    }

    private static void addScaled(double factor, double[] x, double[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] += factor * x[i];
        }
    }

    /** Estimated absolute error of the values: sixteen times the largest of the last coefficients, which allows for a slowly falling rest. */
    public double error() {
        return error;
    }

    public double low() {
        return edges[0];
    }

    public double high() {
        return edges[edges.length - 1];
    }

    /** Number of panels. */
    public int panels() {
        return coefficients.length;
    }

    /** Value at x; outside the interval by more than 1e-12 of its length is an error, not an extrapolation. */
    @Override
    public double applyAsDouble(double x) {
        int panel = panel(x);
        double low = edges[panel];
        double high = edges[panel + 1];
        double u = (2 * x - low - high) / (high - low);
        double[] c = coefficients[panel];
        double b1 = 0;
        double b2 = 0;
        for (int k = c.length - 1; k >= 1; k--) {
            double b0 = c[k] + 2 * u * b1 - b2;
            b2 = b1;
            b1 = b0;
        }
        return c[0] + u * b1 - b2;
    }

    /** {@code out[i]} = value at {@code in[i]}, i &lt; n. */
    @Override
    public void apply(double[] in, double[] out, int n) {
        Clenshaw run = new Clenshaw(Math.min(n, BLOCK));
        for (int start = 0; start < n;) {
            int panel = panel(in[start]);
            int end = start + 1;
            while (end < n && end - start < BLOCK && in[end] >= edges[panel] && in[end] < edges[panel + 1]) {
                end++;
            }
            if (end - start >= RUN) {
                run.evaluate(coefficients[panel], edges[panel], edges[panel + 1], in, out, start, end - start);
            } else {
                for (int i = start; i < end; i++) {
                    out[i] = applyAsDouble(in[i]);
                }
            }
            start = end;
        }
    }

    /** The recurrence for many arguments in one panel, in loops that become vector instructions. */
    private static final class Clenshaw {
        private final double[] u;
        private final double[] b1;
        private final double[] b2;

        Clenshaw(int most) {
            u = new double[most];
            b1 = new double[most];
            b2 = new double[most];
        }

        void evaluate(double[] c, double low, double high, double[] in, double[] out, int start, int count) {
            for (int i = 0; i < count; i++) {
                u[i] = (2 * in[start + i] - low - high) / (high - low);
                b1[i] = 0;
                b2[i] = 0;
            }
            int k = c.length - 1;
            for (; k >= 2; k -= 2) {
                twice(c[k], c[k - 1], u, b1, b2, count);
            }
            if (k == 1) {
                once(c[1], u, b1, b2, count);
            }
            for (int i = 0; i < count; i++) {
                out[start + i] = k == 1 ? c[0] + u[i] * b2[i] - b1[i] : c[0] + u[i] * b1[i] - b2[i];
            }
        }

        private static void twice(double c, double next, double[] u, double[] b1, double[] b2, int count) {
            for (int i = 0; i < count; i++) {
                double t = 2 * u[i];
                double first = c + t * b1[i] - b2[i];
                b2[i] = first;
                b1[i] = next + t * first - b1[i];
            }
        }

        /** With the two arrays in exchanged places afterwards. */
        private static void once(double c, double[] u, double[] b1, double[] b2, int count) {
            for (int i = 0; i < count; i++) {
                b2[i] = c + 2 * u[i] * b1[i] - b2[i];
            }
        }
    }

    private int panel(double x) {
        double slack = 1e-12 * (high() - low());
        if (!(x >= low() - slack && x <= high() + slack)) {
            throw new IllegalArgumentException("the interpolant is known from " + low() + " to " + high() + ", asked at " + x);
        }
        int at = Arrays.binarySearch(edges, x);
        int panel = at >= 0 ? at : -at - 2;
        return Math.min(Math.max(panel, 0), coefficients.length - 1);
    }

    /** The derivative; loses about two digits against the values. */
    public PiecewiseChebyshev derivative() {
        double[][] d = new double[coefficients.length][];
        for (int p = 0; p < d.length; p++) {
            double[] c = coefficients[p];
            int n = c.length;
            double[] out = new double[Math.max(1, n - 1)];
            double[] extended = new double[n + 2];
            for (int k = n - 1; k >= 1; k--) {
                extended[k - 1] = extended[k + 1] + 2 * k * c[k];
            }
            double scale = 2 / (edges[p + 1] - edges[p]);
            for (int k = 0; k < out.length; k++) {
                out[k] = scale * extended[k] * (k == 0 ? 0.5 : 1);
            }
            d[p] = out;
        }
        return new PiecewiseChebyshev(edges, d, error * DEGREE * DEGREE * 2 / (edges[1] - edges[0]));
    }

    /** The integral from the lower end to x. */
    public PiecewiseChebyshev antiderivative() {
        double[][] integral = new double[coefficients.length][];
        double start = 0;
        for (int p = 0; p < integral.length; p++) {
            double[] c = coefficients[p];
            int n = c.length;
            double half = 0.5 * (edges[p + 1] - edges[p]);
            double[] out = new double[n + 1];
            for (int k = 1; k <= n; k++) {
                double before = k == 1 ? 2 * c[0] : c[k - 1];
                double after = k + 1 < n ? c[k + 1] : 0;
                out[k] = half * (before - after) / (2 * k);
            }
            double atLow = 0;
            double atHigh = 0;
            for (int k = n; k >= 1; k--) {
                atLow += (k % 2 == 0 ? 1 : -1) * out[k];
                atHigh += out[k];
            }
            out[0] = start - atLow;
            integral[p] = out;
            start = out[0] + atHigh;
        }
        return new PiecewiseChebyshev(edges, integral, error * (high() - low()));
    }
}

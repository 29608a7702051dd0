package org.saddlepoint.numeric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A function on [a, b] as Chebyshev polynomials on panels that were halved until each is resolved (or until halving no longer helps, see {@link #error()}).
 * Nodes are of the first kind, so the ends of the interval and of the panels are never evaluated and singularities of a derivative may sit there.
 * Evaluation: a binary search and Clenshaw's recurrence, some 50 ns.
 */
public final class PiecewiseChebyshev implements DoubleUnaryOperator {
    private static final int DEGREE = 32;
    private static final int TAIL = 4;
    private static final int MOST_DEPTH = 45;
    private static final int NOISE_DEPTH = 6;
    /** What cannot change a digit of the values is dropped. */
    private static final double NOTHING = 1e-18;
    /** cos(π m/2n), m = 0 … 4n − 1, for the n nodes of a panel. */
    private static final double[] COSINE = new double[4 * (DEGREE + 1)];

    static {
        for (int m = 0; m < COSINE.length; m++) {
            COSINE[m] = Math.cos(Math.PI * m / (2 * (DEGREE + 1)));
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
        if (!(low < high)) {
            throw new IllegalArgumentException("an interpolant needs an interval of positive length, got " + low + " to " + high);
        }
        List<double[]> found = new ArrayList<>();
        List<Double> ends = new ArrayList<>(List.of(low));
        double error = refine(f, low, high, tolerance, 0, Double.POSITIVE_INFINITY, found, ends);
        return new PiecewiseChebyshev(ends.stream().mapToDouble(Double::doubleValue).toArray(), found.toArray(double[][]::new), 16 * error);
    }

    private static double refine(DoubleUnaryOperator f, double low, double high, double tolerance, int depth, double before,
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

    private static double[] coefficients(DoubleUnaryOperator f, double low, double high) {
        int n = DEGREE + 1;
        double[] value = new double[n];
        for (int j = 0; j < n; j++) {
            value[j] = f.applyAsDouble(0.5 * (low + high) + 0.5 * (high - low) * COSINE[2 * j + 1]);
            if (!Double.isFinite(value[j])) {
                throw new NumericalFailure("a function to be interpolated is not a finite number between " + low + " and " + high);
            }
        }
        double[] c = new double[n];
        for (int k = 0; k < n; k++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += value[j] * COSINE[k * (2 * j + 1) % COSINE.length];
            }
            c[k] = (k == 0 ? 1.0 : 2.0) * sum / n;
        }
        return c;
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

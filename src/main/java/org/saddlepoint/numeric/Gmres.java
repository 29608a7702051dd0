package org.saddlepoint.numeric;

import java.util.function.BiConsumer;

/**
 * Restarted GMRES for A x = b with A given by its product, right-preconditioned. Modified Gram–Schmidt, Givens rotations.
 * Memory: (restart + 1) vectors. Source: Saad and Schultz, SIAM J. Sci. Stat. Comput. 7 (1986) 856.
 */
public final class Gmres {
    private final int restart;
    private final int most;

    /**
     * Result.
     *
     * @param solution approximate solution
     * @param residual |b − A x|/|b|, recomputed, not estimated
     * @param products products with A used
     */
    public record Result(double[] solution, double residual, int products) {}

    /**
     * @param restart subspace dimension before a restart
     * @param most    largest number of products
     */
    public Gmres(int restart, int most) {
        if (restart < 1 || most < 1) {
            throw new IllegalArgumentException("GMRES needs at least one vector and one product, got " + restart + " and " + most);
        }
        this.restart = restart;
        this.most = most;
    }

    /**
     * Solves A x = b from x = 0.
     *
     * @param matrix         {@code (in, out)}: out = A in
     * @param preconditioner {@code (in, out)}: out ≈ A⁻¹ in; use {@link #identity()} for none
     * @param tolerance      wanted |b − A x|/|b|
     */
    public Result solve(BiConsumer<double[], double[]> matrix, BiConsumer<double[], double[]> preconditioner, double[] b, double tolerance) {
        int n = b.length;
        double[] x = new double[n];
        double[] r = b.clone();
        double norm = Math.sqrt(Vectors.dot(b, b));
        if (norm == 0) {
            return new Result(x, 0, 0);
        }
        int products = 0;
        double relative = 1;
        double[] image = new double[n];
        double[] corrected = new double[n];
        while (relative > tolerance && products < most) {
            int size = Math.min(restart, most - products);
            double[] correction = cycle(matrix, preconditioner, r, size, tolerance * norm);
            products += lastSteps(correction);
            double[] step = java.util.Arrays.copyOf(correction, n);
            preconditioner.accept(step, corrected);
            Vectors.add(1, corrected, x);
            matrix.accept(x, image);
            products++;
            for (int i = 0; i < n; i++) {
                r[i] = b[i] - image[i];
            }
            double now = Math.sqrt(Vectors.dot(r, r)) / norm;
            if (!(now < 0.999 * relative)) {
                relative = now;
                break;
            }
            relative = now;
        }
        return new Result(x, relative, products);
    }

    public static BiConsumer<double[], double[]> identity() {
        return (in, out) -> System.arraycopy(in, 0, out, 0, in.length);
    }

    private static int lastSteps(double[] correction) {
        return (int) correction[correction.length - 1];
    }

    /** One cycle: the correction before preconditioning, with the number of steps appended as a last element. */
    private static double[] cycle(BiConsumer<double[], double[]> matrix, BiConsumer<double[], double[]> preconditioner, double[] r, int size,
            double goal) {
        int n = r.length;
        double[][] basis = new double[size + 1][];
        double[][] h = new double[size + 1][size];
        double[] cs = new double[size];
        double[] sn = new double[size];
        double[] g = new double[size + 1];
        double beta = Math.sqrt(Vectors.dot(r, r));
        basis[0] = r.clone();
        Vectors.scale(1 / beta, basis[0]);
        g[0] = beta;
        double[] tilted = new double[n];
        int steps = 0;
        while (steps < size) {
            int j = steps;
            preconditioner.accept(basis[j], tilted);
            double[] w = new double[n];
            matrix.accept(tilted, w);
            double before = Math.sqrt(Vectors.dot(w, w));
            for (int i = 0; i <= j; i++) {
                h[i][j] = Vectors.dot(w, basis[i]);
                Vectors.add(-h[i][j], basis[i], w);
            }
            double after = Math.sqrt(Vectors.dot(w, w));
            h[j + 1][j] = after;
            for (int i = 0; i < j; i++) {
                double t = cs[i] * h[i][j] + sn[i] * h[i + 1][j];
                h[i + 1][j] = -sn[i] * h[i][j] + cs[i] * h[i + 1][j];
                h[i][j] = t;
            }
            double length = Math.hypot(h[j][j], after);
            if (!(length > 0) || !Double.isFinite(length)) {
                break;
            }
            cs[j] = h[j][j] / length;
            sn[j] = after / length;
            h[j][j] = length;
            g[j + 1] = -sn[j] * g[j];
            g[j] = cs[j] * g[j];
            steps++;
            if (Math.abs(g[steps]) <= goal || after <= 1e-14 * before) {
                break;
            }
            Vectors.scale(1 / after, w);
            basis[steps] = w;
        }
        double[] y = new double[steps];
        for (int i = steps - 1; i >= 0; i--) {
            double s = g[i];
            for (int k = i + 1; k < steps; k++) {
                s -= h[i][k] * y[k];
            }
            y[i] = s / h[i][i];
        }
        double[] result = new double[n + 1];
        for (int k = 0; k < steps; k++) {
            for (int i = 0; i < n; i++) {
                result[i] += y[k] * basis[k][i];
            }
        }
        result[n] = steps;
        return result;
    }
}

package org.saddlepoint.numeric;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Fixed point x = G(x) accelerated by Anderson mixing: the next point is the combination of the last few G(x) whose combined residual
 * G(x) − x is smallest, mixed by β. The memory is dropped when the residual grows a hundredfold over the best one.
 * Source: Walker and Ni, SIAM J. Numer. Anal. 49 (2011) 1715.
 *
 * @param tolerance  wanted root mean square of G(x) − x
 * @param iterations most evaluations of G
 * @param memory     number of earlier points used, 0 is the plain damped iteration
 * @param mixing     β in (0, 1]
 */
public record AndersonMixing(double tolerance, int iterations, int memory, double mixing) {
    private static final double RESTART = 100;
    private static final double REGULARISATION = 1e-13;

    public AndersonMixing {
        if (!(tolerance > 0) || iterations < 1 || memory < 0 || !(mixing > 0 && mixing <= 1)) {
            throw new IllegalArgumentException("Anderson mixing needs a positive tolerance, iterations, a memory that is not negative and a mixing in (0, 1], got "
                    + tolerance + ", " + iterations + ", " + memory + ", " + mixing);
        }
    }

    /** 500 evaluations, memory 8, mixing 1/2. */
    public static AndersonMixing withTolerance(double tolerance) {
        return new AndersonMixing(tolerance, 500, 8, 0.5);
    }

    /** Iterates from the start until the residual is below the tolerance. The solution is the point with the smallest residual met. */
    public Iteration solve(VectorFunction map, double[] start) {
        int n = start.length;
        double[] x = start.clone();
        double[] g = new double[n];
        double[] best = x.clone();
        double bestNorm = Double.POSITIVE_INFINITY;
        double[] lastX = {};
        double[] lastF = {};
        Deque<double[]> changesX = new ArrayDeque<>();
        Deque<double[]> changesF = new ArrayDeque<>();
        List<Double> history = new ArrayList<>();
        int sinceBest = 0;
        for (int step = 1; step <= iterations; step++) {
            map.apply(x, g);
            double[] f = new double[n];
            for (int i = 0; i < n; i++) {
                f[i] = g[i] - x[i];
            }
            double norm = Vectors.rms(f);
            history.add(norm);
            if (!Double.isFinite(norm) && step == 1) {
                return new Iteration(x, norm, step, Iteration.Status.NOT_FINITE, history);
            }
            if (norm < bestNorm) {
                sinceBest = norm < 0.999 * bestNorm ? 0 : sinceBest + 1;
                bestNorm = norm;
                best = x.clone();
            } else {
                sinceBest++;
            }
            if (norm <= tolerance) {
                // So far away that adding the residual changes no digit: rounding, not a fixed point.
                if (Math.ulp(Vectors.rms(x)) > Math.max(tolerance, 1e-14)) {
                    return new Iteration(best, norm, step, Iteration.Status.STALLED, history);
                }
                return new Iteration(best, norm, step, Iteration.Status.CONVERGED, history);
            }
            if (sinceBest > 60 + 4 * memory) {
                return new Iteration(best, bestNorm, step, Iteration.Status.STALLED, history);
            }
            boolean lost = !(norm <= RESTART * bestNorm);
            if (lost) {
                // Start again from the best point; a shorter memory leads elsewhere.
                changesX.clear();
                changesF.clear();
                lastX = new double[0];
                x = best.clone();
                map.apply(x, g);
                for (int i = 0; i < n; i++) {
                    x[i] += 0.5 * mixing * (g[i] - x[i]);
                }
                continue;
            }
            if (lastX.length > 0 && memory > 0) {
                changesX.addLast(difference(x, lastX));
                changesF.addLast(difference(f, lastF));
                if (changesX.size() > memory) {
                    changesX.removeFirst();
                    changesF.removeFirst();
                }
            }
            lastX = x.clone();
            lastF = f;
            double[] weights = leastSquares(List.copyOf(changesF), f);
            Iterator<double[]> dx = changesX.iterator();
            Iterator<double[]> df = changesF.iterator();
            double[] next = x.clone();
            Vectors.add(mixing, f, next);
            for (double w : weights) {
                Vectors.add(-w, dx.next(), next);
                Vectors.add(-w * mixing, df.next(), next);
            }
            x = next;
        }
        return new Iteration(best, bestNorm, iterations, Iteration.Status.MAXIMUM_ITERATIONS, history);
    }

    private static double[] difference(double[] a, double[] b) {
        double[] d = a.clone();
        Vectors.add(-1, b, d);
        return d;
    }

    /** Weights w minimising |f − Σ w_j d_j| by modified Gram–Schmidt; directions that add nothing get weight zero. */
    private static double[] leastSquares(List<double[]> columns, double[] f) {
        int m = columns.size();
        double[][] q = new double[m][];
        double[][] r = new double[m][m];
        boolean[] kept = new boolean[m];
        double[] rest = f.clone();
        double[] projection = new double[m];
        // Newest first: if two directions nearly coincide the newer one is the better.
        for (int j = m - 1; j >= 0; j--) {
            double[] v = columns.get(j).clone();
            double size = Math.sqrt(Vectors.dot(v, v));
            for (int i = m - 1; i > j; i--) {
                if (kept[i]) {
                    r[i][j] = Vectors.dot(q[i], v);
                    Vectors.add(-r[i][j], q[i], v);
                }
            }
            double length = Math.sqrt(Vectors.dot(v, v));
            kept[j] = length > Math.sqrt(REGULARISATION) * size && length > 0;
            if (kept[j]) {
                r[j][j] = length;
                Vectors.scale(1 / length, v);
                q[j] = v;
                projection[j] = Vectors.dot(v, rest);
                Vectors.add(-projection[j], v, rest);
            }
        }
        double[] w = new double[m];
        Arrays.fill(w, 0);
        for (int j = 0; j < m; j++) {
            if (kept[j]) {
                double s = projection[j];
                for (int i = 0; i < j; i++) {
                    s -= r[j][i] * w[i];
                }
                w[j] = s / r[j][j];
            }
        }
        return w;
    }
}

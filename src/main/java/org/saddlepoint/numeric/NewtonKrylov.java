package org.saddlepoint.numeric;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Inexact Newton method for F(x) = 0 in n unknowns: each step solves F'(x) s = −F(x) by {@link Gmres} to the accuracy that the convergence
 * so far deserves (Eisenstat and Walker, SIAM J. Sci. Comput. 17 (1996) 16, choice 2), then halves the step until the residual falls.
 * The residual norm is the root mean square of F. Start it close enough: it finds a root, not all roots.
 *
 * @param tolerance  wanted root mean square of F
 * @param iterations most Newton steps
 * @param krylov     most GMRES vectors per step
 */
public record NewtonKrylov(double tolerance, int iterations, int krylov) {
    private static final int MOST_HALVINGS = 12;

    public NewtonKrylov {
        if (!(tolerance > 0) || iterations < 1 || krylov < 1) {
            throw new IllegalArgumentException("a Newton iteration needs a positive tolerance, iterations and vectors, got "
                    + tolerance + ", " + iterations + ", " + krylov);
        }
    }

    /** 50 steps of at most 60 vectors. */
    public static NewtonKrylov withTolerance(double tolerance) {
        return new NewtonKrylov(tolerance, 50, 60);
    }

    /** Solves with the Jacobian approximated by difference quotients of F. */
    public Iteration solve(VectorFunction function, double[] start) {
        return run(function, Optional.empty(), Gmres.identity(), start);
    }

    /** Solves with the exact product of the Jacobian with a direction. */
    public Iteration solve(VectorFunction function, JacobianProduct jacobian, double[] start) {
        return run(function, Optional.of(jacobian), Gmres.identity(), start);
    }

    /** Solves with an exact Jacobian product and an approximate inverse of the Jacobian. */
    public Iteration solve(VectorFunction function, JacobianProduct jacobian, BiConsumer<double[], double[]> preconditioner, double[] start) {
        return run(function, Optional.of(jacobian), preconditioner, start);
    }

    private Iteration run(VectorFunction function, Optional<JacobianProduct> given, BiConsumer<double[], double[]> preconditioner, double[] start) {
        int n = start.length;
        double[] x = start.clone();
        double[] f = new double[n];
        function.apply(x, f);
        double norm = Vectors.rms(f);
        List<Double> history = new ArrayList<>(List.of(norm));
        if (!Double.isFinite(norm)) {
            return new Iteration(x, norm, 0, Iteration.Status.NOT_FINITE, history);
        }
        double forcing = 0.1;
        double[] trial = new double[n];
        double[] image = new double[n];
        for (int step = 1; step <= iterations; step++) {
            if (norm <= tolerance) {
                return new Iteration(x, norm, step - 1, Iteration.Status.CONVERGED, history);
            }
            double[] here = x.clone();
            double[] value = f.clone();
            JacobianProduct product = given.orElseGet(() -> differences(function, value));
            double[] right = f.clone();
            Vectors.scale(-1, right);
            // No sense in solving the linear problem to better than the tolerance asks.
            double linear = Math.max(forcing, 0.3 * tolerance / norm);
            double[] direction = new Gmres(krylov, 3 * krylov)
                    .solve((in, out) -> product.apply(here, in, out), preconditioner, right, Math.min(linear, 0.5)).solution();
            double length = 1;
            double next = Double.POSITIVE_INFINITY;
            for (int halving = 0; halving <= MOST_HALVINGS; halving++) {
                for (int i = 0; i < n; i++) {
                    trial[i] = x[i] + length * direction[i];
                }
                function.apply(trial, image);
                next = Vectors.rms(image);
                if (next <= (1 - 1e-4 * length) * norm) {
                    break;
                }
                length *= 0.5;
            }
            if (!(next < norm)) {
                return new Iteration(x, norm, step - 1, Iteration.Status.STALLED, history);
            }
            double gain = 0.9 * (next / norm) * (next / norm);
            double guarded = 0.9 * forcing * forcing > 0.1 ? Math.max(gain, 0.9 * forcing * forcing) : gain;
            forcing = Math.min(0.1, Math.max(guarded, 1e-10));
            System.arraycopy(trial, 0, x, 0, n);
            System.arraycopy(image, 0, f, 0, n);
            norm = next;
            history.add(norm);
        }
        return new Iteration(x, norm, iterations, norm <= tolerance ? Iteration.Status.CONVERGED : Iteration.Status.MAXIMUM_ITERATIONS, history);
    }

    private static JacobianProduct differences(VectorFunction function, double[] value) {
        return (x, direction, out) -> {
            double length = Vectors.rms(direction);
            if (length == 0) {
                java.util.Arrays.fill(out, 0);
                return;
            }
            // Balances rounding and curvature: the square root of the rounding error, on the scale of x.
            double h = 1.5e-8 * (1 + Vectors.rms(x)) / length;
            double[] shifted = x.clone();
            Vectors.add(h, direction, shifted);
            function.apply(shifted, out);
            for (int i = 0; i < out.length; i++) {
                out[i] = (out[i] - value[i]) / h;
            }
        };
    }
}

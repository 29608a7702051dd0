package org.saddlepoint.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NonlinearSolverTest {
    private static final int N = 200;

    /** u'' + λ e^u = 0 on (0, 1), u = 0 at the ends (Bratu), second-order differences, scaled by h² to tame the condition number. */
    private static VectorFunction bratu(double lambda) {
        double h = 1.0 / (N + 1);
        return (u, out) -> {
            for (int i = 0; i < N; i++) {
                double left = i == 0 ? 0 : u[i - 1];
                double right = i == N - 1 ? 0 : u[i + 1];
                out[i] = left - 2 * u[i] + right + h * h * lambda * Math.exp(u[i]);
            }
        };
    }

    /** Thomas algorithm for u'' = r: an approximate inverse of the Jacobian. */
    private static void laplaceInverse(double[] r, double[] out) {
        double[] c = new double[N];
        double pivot = -2;
        out[0] = r[0] / pivot;
        for (int i = 1; i < N; i++) {
            c[i] = 1 / pivot;
            pivot = -2 - c[i];
            out[i] = (r[i] - out[i - 1]) / pivot;
        }
        for (int i = N - 2; i >= 0; i--) {
            out[i] -= c[i + 1] * out[i + 1];
        }
    }

    @Test
    void newtonSolvesTheBratuProblem() {
        // u(x) = 2 ln(cosh(θ/4)/cosh((x − 1/2)θ/2)) with √(2λ) cosh(θ/4) = θ; θ for λ = 1 by fixed-point iteration.
        double theta = 1.5;
        for (int i = 0; i < 200; i++) {
            theta = Math.sqrt(2) * Math.cosh(theta / 4);
        }
        double peak = 2 * Math.log(Math.cosh(theta / 4));
        JacobianProduct jacobian = (u, v, out) -> {
            double h = 1.0 / (N + 1);
            for (int i = 0; i < N; i++) {
                double left = i == 0 ? 0 : v[i - 1];
                double right = i == N - 1 ? 0 : v[i + 1];
                out[i] = left - 2 * v[i] + right + h * h * Math.exp(u[i]) * v[i];
            }
        };
        NewtonKrylov newton = NewtonKrylov.withTolerance(1e-15);
        Iteration exact = newton.solve(bratu(1), jacobian, NonlinearSolverTest::laplaceInverse, new double[N]);
        assertTrue(exact.converged(), exact.status() + " " + exact.history());
        assertTrue(exact.iterations() <= 8, "Newton's method converges quadratically: " + exact.history());
        // Grid error: h²/12 u''''/… about 1e-6; the two middle points sit h/2 beside the peak.
        assertEquals(peak, exact.solution()[N / 2], 5e-6);
        Iteration differences = new NewtonKrylov(1e-12, 50, 200).solve(bratu(1), new double[N]);
        assertTrue(differences.converged(), differences.status() + " " + differences.history());
        assertEquals(exact.solution()[N / 2], differences.solution()[N / 2], 1e-6);
    }

    @Test
    void newtonSaysThatThereIsNoRoot() {
        Iteration none = NewtonKrylov.withTolerance(1e-10).solve((x, out) -> out[0] = x[0] * x[0] + 1, new double[] {3});
        assertTrue(!none.converged());
        assertTrue(none.residual() >= 1);
        assertThrows(NumericalFailure.class, () -> none.solutionOf("x² + 1 = 0"));
        Iteration few = new NewtonKrylov(1e-14, 2, 5).solve((x, out) -> out[0] = Math.atan(x[0] - 1), new double[] {20});
        assertEquals(Iteration.Status.MAXIMUM_ITERATIONS, few.status());
        Iteration nan = NewtonKrylov.withTolerance(1e-10).solve((x, out) -> out[0] = Double.NaN, new double[] {3});
        assertEquals(Iteration.Status.NOT_FINITE, nan.status());
    }

    @Test
    void lineSearchTamesTheArcTangent() {
        // The undamped method diverges from |x| > 1.39.
        Iteration result = NewtonKrylov.withTolerance(1e-12).solve((x, out) -> out[0] = Math.atan(x[0]), new double[] {20});
        assertTrue(result.converged(), result.history().toString());
        assertEquals(0, result.solution()[0], 1e-11);
    }

    @Test
    void gmresSolvesADenseSystem() {
        SplittableRandom random = new SplittableRandom(7);
        int n = 40;
        double[][] a = new double[n][];
        for (int i = 0; i < n; i++) {
            a[i] = random.doubles(n, -0.1, 0.1).toArray();
            a[i][i] += 1;
        }
        double[] x = random.doubles(n, -1, 1).toArray();
        double[] b = new double[n];
        for (int i = 0; i < n; i++) {
            b[i] = Vectors.dot(a[i], x);
        }
        for (int restart : new int[] {40, 12}) {
            Gmres.Result result = new Gmres(restart, 400).solve((in, out) -> {
                for (int i = 0; i < n; i++) {
                    out[i] = Vectors.dot(a[i], in);
                }
            }, Gmres.identity(), b, 1e-12);
            assertTrue(result.residual() <= 1e-12, "residual " + result.residual());
            for (int i = 0; i < n; i++) {
                assertEquals(x[i], result.solution()[i], 1e-10);
            }
        }
    }

    @Test
    void andersonAcceleratesASlowContraction() {
        int n = 60;
        VectorFunction map = (x, out) -> {
            for (int i = 0; i < n; i++) {
                double left = i == 0 ? 0 : x[i - 1];
                double right = i == n - 1 ? 0 : x[i + 1];
                out[i] = 0.48 * (left + right) + 0.02 * Math.cos(x[i]);
            }
        };
        Iteration plain = new AndersonMixing(1e-12, 3000, 0, 1).solve(map, new double[n]);
        Iteration fast = new AndersonMixing(1e-12, 3000, 8, 1).solve(map, new double[n]);
        assertTrue(plain.converged() && fast.converged());
        assertTrue(fast.iterations() * 3 < plain.iterations(), fast.iterations() + " against " + plain.iterations());
        for (int i = 0; i < n; i++) {
            assertEquals(plain.solution()[i], fast.solution()[i], 1e-9);
        }
    }

    @Test
    void andersonFindsTheFixedPointOfTheCosine() {
        Iteration result = AndersonMixing.withTolerance(1e-14).solve((x, out) -> out[0] = Math.cos(x[0]), new double[] {3});
        assertTrue(result.converged());
        assertEquals(0.73908513321516064166, result.solution()[0], 1e-13);
    }

    @Test
    void andersonSaysThatThereIsNoFixedPoint() {
        Iteration none = AndersonMixing.withTolerance(1e-12).solve((x, out) -> out[0] = x[0] + 1 + 0.5 * Math.sin(x[0]), new double[] {0});
        assertTrue(!none.converged());
    }
}

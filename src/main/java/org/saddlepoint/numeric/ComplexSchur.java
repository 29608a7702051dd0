package org.saddlepoint.numeric;

import org.hipparchus.complex.Complex;

/**
 * Eigenvalues of a complex matrix in portable code: reduction to Hessenberg form by Householder reflections, then the shifted QR iteration
 * with Givens rotations and Wilkinson's shift. Source: Golub and Van Loan, Matrix Computations, ch. 7.
 */
final class ComplexSchur {
    private static final int MOST_PASSES = 60;
    private static final int PATIENCE = 20;

    private ComplexSchur() {}

    static Spectra.Eigenvalues eigenvalues(double[] matrixRe, double[] matrixIm, int n) {
        Complex[][] h = new Complex[n][n];
        double norm = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                h[i][j] = new Complex(matrixRe[i * n + j], matrixIm[i * n + j]);
                norm = Math.max(norm, h[i][j].norm());
            }
        }
        hessenberg(h);
        double[] re = new double[n];
        double[] im = new double[n];
        int high = n - 1;
        int passes = 0;
        while (high >= 0) {
            int low = high;
            while (low > 0) {
                double neighbours = h[low][low].norm() + h[low - 1][low - 1].norm();
                // Among eigenvalues that are zero but for rounding nothing is small beside its neighbours, only beside the matrix.
                boolean stuck = passes > PATIENCE || neighbours == 0;
                if (h[low][low - 1].norm() <= 1.2e-16 * (stuck ? norm : neighbours)) {
                    h[low][low - 1] = Complex.ZERO;
                    break;
                }
                low--;
            }
            if (low == high) {
                re[high] = h[high][high].getReal();
                im[high] = h[high][high].getImaginary();
                high--;
                passes = 0;
                continue;
            }
            if (++passes > MOST_PASSES) {
                throw new NumericalFailure("the eigenvalues of a complex matrix of size " + n + " did not converge");
            }
            // An exceptional shift now and then breaks cycles.
            Complex shift = passes % 10 == 0 ? new Complex(h[high][high - 1].norm() + h[high][high].getReal(), h[high][high].getImaginary())
                    : wilkinson(h, high);
            sweep(h, low, high, shift);
        }
        return new Spectra.Eigenvalues(re, im);
    }

    private static void hessenberg(Complex[][] h) {
        int n = h.length;
        for (int k = 0; k + 2 < n; k++) {
            double size = 0;
            for (int i = k + 1; i < n; i++) {
                size = Math.hypot(size, h[i][k].norm());
            }
            if (size == 0) {
                continue;
            }
            Complex head = h[k + 1][k];
            Complex phase = head.norm() == 0 ? Complex.ONE : head.divide(head.norm());
            Complex[] v = new Complex[n];
            double square = 0;
            for (int i = k + 1; i < n; i++) {
                v[i] = i == k + 1 ? head.add(phase.multiply(size)) : h[i][k];
                square += v[i].norm() * v[i].norm();
            }
            for (int j = 0; j < n; j++) {
                Complex s = Complex.ZERO;
                for (int i = k + 1; i < n; i++) {
                    s = s.add(v[i].conjugate().multiply(h[i][j]));
                }
                s = s.multiply(2 / square);
                for (int i = k + 1; i < n; i++) {
                    h[i][j] = h[i][j].subtract(v[i].multiply(s));
                }
            }
            for (int i = 0; i < n; i++) {
                Complex s = Complex.ZERO;
                for (int j = k + 1; j < n; j++) {
                    s = s.add(h[i][j].multiply(v[j]));
                }
                s = s.multiply(2 / square);
                for (int j = k + 1; j < n; j++) {
                    h[i][j] = h[i][j].subtract(s.multiply(v[j].conjugate()));
                }
            }
        }
    }

    /** The eigenvalue of the trailing 2 × 2 block that is nearer to its last element. */
    private static Complex wilkinson(Complex[][] h, int k) {
        Complex a = h[k - 1][k - 1];
        Complex d = h[k][k];
        Complex half = a.subtract(d).multiply(0.5);
        Complex root = half.multiply(half).add(h[k - 1][k].multiply(h[k][k - 1])).sqrt();
        Complex one = half.add(root);
        Complex two = half.subtract(root);
        return d.add(one.norm() < two.norm() ? one : two);
    }

    private static void sweep(Complex[][] h, int low, int high, Complex shift) {
        double[] c = new double[high - low];
        Complex[] s = new Complex[high - low];
        for (int i = low; i <= high; i++) {
            h[i][i] = h[i][i].subtract(shift);
        }
        for (int k = low; k < high; k++) {
            Complex a = h[k][k];
            Complex b = h[k + 1][k];
            double length = Math.hypot(a.norm(), b.norm());
            if (length == 0) {
                c[k - low] = 1;
                s[k - low] = Complex.ZERO;
                continue;
            }
            Complex phase = a.norm() == 0 ? Complex.ONE : a.divide(a.norm());
            c[k - low] = a.norm() / length;
            s[k - low] = phase.multiply(b.conjugate()).divide(length);
            for (int j = k; j <= high; j++) {
                Complex p = h[k][j];
                Complex q = h[k + 1][j];
                h[k][j] = p.multiply(c[k - low]).add(s[k - low].multiply(q));
                h[k + 1][j] = q.multiply(c[k - low]).subtract(s[k - low].conjugate().multiply(p));
            }
        }
        for (int k = low; k < high; k++) {
            for (int i = low; i <= Math.min(k + 2, high); i++) {
                Complex p = h[i][k];
                Complex q = h[i][k + 1];
                h[i][k] = p.multiply(c[k - low]).add(s[k - low].conjugate().multiply(q));
                h[i][k + 1] = q.multiply(c[k - low]).subtract(s[k - low].multiply(p));
            }
        }
        for (int i = low; i <= high; i++) {
            h[i][i] = h[i][i].add(shift);
        }
    }
}

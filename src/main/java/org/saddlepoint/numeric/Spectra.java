package org.saddlepoint.numeric;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;
import org.hipparchus.complex.Complex;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.EigenDecompositionNonSymmetric;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.FieldVector;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/** Eigenvalues of dense matrices up to some thousand rows: LAPACK where OpenBLAS loads, portable code elsewhere. Matrices by rows. */
public final class Spectra {
    /** Up to this size loading the native library takes longer than the work. */
    private static final int SMALL = 16;

    /**
     * Eigenvalues.
     *
     * @param re real parts
     * @param im imaginary parts
     */
    public record Eigenvalues(double[] re, double[] im) {
        /** The largest real part: the linear stability of x' = A x. */
        public double largestRealPart() {
            double largest = Double.NEGATIVE_INFINITY;
            for (double r : re) {
                largest = Math.max(largest, r);
            }
            return largest;
        }

        /** The largest modulus. */
        public double radius() {
            double largest = 0;
            for (int i = 0; i < re.length; i++) {
                largest = Math.max(largest, Math.hypot(re[i], im[i]));
            }
            return largest;
        }
    }

    /**
     * Eigenvalues and orthonormal eigenvectors of a symmetric matrix.
     *
     * @param values  ascending
     * @param vectors by columns: {@code vectors[a*n + i]}
     */
    public record Symmetric(double[] values, double[] vectors) {}

    /**
     * Eigenvalues and right eigenvectors of a general real matrix, A V = V diag(λ).
     *
     * @param re       real parts of the eigenvalues
     * @param im       imaginary parts
     * @param vectorRe real parts of V by rows: component i of eigenvector a at {@code [i*n + a]}; every vector has length one
     * @param vectorIm imaginary parts
     */
    public record Eigensystem(double[] re, double[] im, double[] vectorRe, double[] vectorIm) {}

    private Spectra() {}

    static void check(double[] rowMajor, int rows, int columns) {
        if (rows < 1 || columns < 1 || rowMajor.length != (long) rows * columns) {
            throw new IllegalArgumentException("a matrix of " + rows + " by " + columns + " has rows*columns elements, got " + rowMajor.length);
        }
        for (double element : rowMajor) {
            if (!Double.isFinite(element)) {
                throw new NumericalFailure("a matrix has an element that is not a finite number");
            }
        }
    }

    /** Eigenvalues of a general real n × n matrix, in no particular order. @throws NumericalFailure if the iteration does not converge */
    public static Eigenvalues real(double[] rowMajor, int n) {
        check(rowMajor, n, n);
        double[] re = new double[n];
        double[] im = new double[n];
        if (Backend.current() == Backend.NATIVE) {
            try (DoublePointer a = new DoublePointer((long) n * n);
                    DoublePointer wr = new DoublePointer(n);
                    DoublePointer wi = new DoublePointer(n);
                    DoublePointer none = new DoublePointer(1)) {
                // The transpose has the same eigenvalues.
                a.put(rowMajor, 0, rowMajor.length);
                converged(openblas.LAPACKE_dgeev(openblas.LAPACK_COL_MAJOR, (byte) 'N', (byte) 'N', n, a, n, wr, wi, none, 1, none, 1), n);
                wr.get(re, 0, n);
                wi.get(im, 0, n);
            }
            return new Eigenvalues(re, im);
        }
        try {
            Complex[] values = new EigenDecompositionNonSymmetric(matrix(rowMajor, n)).getEigenvalues();
            for (int i = 0; i < n; i++) {
                re[i] = values[i].getReal();
                im[i] = values[i].getImaginary();
            }
            return new Eigenvalues(re, im);
        } catch (MathRuntimeException e) {
            throw new NumericalFailure("the eigenvalues of a matrix of size " + n + " did not converge: " + e.getMessage());
        }
    }

    /** Eigenvalues and right eigenvectors of a general real n × n matrix. @throws NumericalFailure if the iteration does not converge */
    public static Eigensystem system(double[] rowMajor, int n) {
        check(rowMajor, n, n);
        double[] re = new double[n];
        double[] im = new double[n];
        double[] vectorRe = new double[n * n];
        double[] vectorIm = new double[n * n];
        if (n > SMALL && Backend.current() == Backend.NATIVE) {
            try (DoublePointer a = new DoublePointer((long) n * n);
                    DoublePointer wr = new DoublePointer(n);
                    DoublePointer wi = new DoublePointer(n);
                    DoublePointer left = new DoublePointer(1);
                    DoublePointer right = new DoublePointer((long) n * n)) {
                a.put(rowMajor, 0, rowMajor.length);
                converged(openblas.LAPACKE_dgeev(openblas.LAPACK_ROW_MAJOR, (byte) 'N', (byte) 'V', n, a, n, wr, wi, left, n, right, n), n);
                wr.get(re, 0, n);
                wi.get(im, 0, n);
                double[] packed = new double[n * n];
                right.get(packed, 0, n * n);
                unpack(packed, im, n, vectorRe, vectorIm);
            }
            return new Eigensystem(re, im, vectorRe, vectorIm);
        }
        try {
            EigenDecompositionNonSymmetric decomposition = new EigenDecompositionNonSymmetric(matrix(rowMajor, n));
            for (int a = 0; a < n; a++) {
                re[a] = decomposition.getEigenvalue(a).getReal();
                im[a] = decomposition.getEigenvalue(a).getImaginary();
                FieldVector<Complex> vector = decomposition.getEigenvector(a);
                double square = 0;
                for (int i = 0; i < n; i++) {
                    vectorRe[i * n + a] = vector.getEntry(i).getReal();
                    vectorIm[i * n + a] = vector.getEntry(i).getImaginary();
                    square += vectorRe[i * n + a] * vectorRe[i * n + a] + vectorIm[i * n + a] * vectorIm[i * n + a];
                }
                for (int i = 0; i < n; i++) {
                    vectorRe[i * n + a] /= Math.sqrt(square);
                    vectorIm[i * n + a] /= Math.sqrt(square);
                }
            }
            return new Eigensystem(re, im, vectorRe, vectorIm);
        } catch (MathRuntimeException e) {
            throw new NumericalFailure("the eigenvectors of a matrix of size " + n + " were not found: " + e.getMessage());
        }
    }

    /** A conjugate pair of eigenvectors v ± iw is stored as the columns v and w. */
    private static void unpack(double[] packed, double[] im, int n, double[] vectorRe, double[] vectorIm) {
        for (int a = 0; a < n; a++) {
            boolean second = im[a] < 0;
            int from = second ? a - 1 : a;
            for (int i = 0; i < n; i++) {
                vectorRe[i * n + a] = packed[i * n + from];
                vectorIm[i * n + a] = im[a] == 0 ? 0 : second ? -packed[i * n + a] : packed[i * n + a + 1];
            }
        }
    }

    /** Eigenvalues of a general complex n × n matrix, in no particular order. @throws NumericalFailure if the iteration does not converge */
    public static Eigenvalues complex(double[] matrixRe, double[] matrixIm, int n) {
        check(matrixRe, n, n);
        check(matrixIm, n, n);
        if (n <= SMALL || Backend.current() == Backend.JAVA) {
            return ComplexSchur.eigenvalues(matrixRe, matrixIm, n);
        }
        try (DoublePointer a = new DoublePointer(2L * n * n);
                DoublePointer w = new DoublePointer(2L * n);
                DoublePointer none = new DoublePointer(2)) {
            double[] mixed = new double[2 * n * n];
            for (int i = 0; i < n * n; i++) {
                mixed[2 * i] = matrixRe[i];
                mixed[2 * i + 1] = matrixIm[i];
            }
            a.put(mixed, 0, mixed.length);
            converged(openblas.LAPACKE_zgeev(openblas.LAPACK_COL_MAJOR, (byte) 'N', (byte) 'N', n, a, n, w, none, 1, none, 1), n);
            double[] out = new double[2 * n];
            w.get(out, 0, 2 * n);
            double[] re = new double[n];
            double[] im = new double[n];
            for (int i = 0; i < n; i++) {
                re[i] = out[2 * i];
                im[i] = out[2 * i + 1];
            }
            return new Eigenvalues(re, im);
        }
    }

    /** Eigenvalues and vectors of a symmetric matrix; only the lower triangle is read. @throws NumericalFailure if the iteration does not converge */
    public static Symmetric symmetric(double[] rowMajor, int n) {
        check(rowMajor, n, n);
        double[] values = new double[n];
        double[] vectors = new double[n * n];
        if (n > SMALL && Backend.current() == Backend.NATIVE) {
            try (DoublePointer a = new DoublePointer((long) n * n); DoublePointer w = new DoublePointer(n)) {
                a.put(rowMajor, 0, rowMajor.length);
                // The lower triangle by rows is the upper one by columns.
                converged(openblas.LAPACKE_dsyevd(openblas.LAPACK_COL_MAJOR, (byte) 'V', (byte) 'U', n, a, n, w), n);
                w.get(values, 0, n);
                a.get(vectors, 0, n * n);
            }
            return new Symmetric(values, vectors);
        }
        RealMatrix matrix = matrix(rowMajor, n);
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                matrix.setEntry(i, j, matrix.getEntry(j, i));
            }
        }
        try {
            EigenDecompositionSymmetric decomposition = new EigenDecompositionSymmetric(matrix);
            for (int k = 0; k < n; k++) {
                // Hipparchus sorts descending.
                values[k] = decomposition.getEigenvalue(n - 1 - k);
                System.arraycopy(decomposition.getEigenvector(n - 1 - k).toArray(), 0, vectors, k * n, n);
            }
            return new Symmetric(values, vectors);
        } catch (MathRuntimeException e) {
            throw new NumericalFailure("the eigenvalues of a symmetric matrix of size " + n + " did not converge: " + e.getMessage());
        }
    }

    private static RealMatrix matrix(double[] rowMajor, int n) {
        RealMatrix matrix = MatrixUtils.createRealMatrix(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix.setEntry(i, j, rowMajor[i * n + j]);
            }
        }
        return matrix;
    }

    private static void converged(int info, int n) {
        if (info != 0) {
            throw new NumericalFailure("the eigenvalues of a matrix of size " + n + " did not converge (code " + info + ")");
        }
    }
}

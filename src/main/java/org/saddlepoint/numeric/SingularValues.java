package org.saddlepoint.numeric;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * Singular value decomposition A = U diag(s) Vᵀ of a real rows × columns matrix, k = min(rows, columns).
 *
 * @param values s, descending
 * @param left   U by columns: {@code left[a*rows + i]} is element i of the left vector of s_a; empty if only values were asked for
 * @param right  V by columns: {@code right[a*columns + j]}; empty if only values were asked for
 */
public record SingularValues(double[] values, double[] left, double[] right) {
    /** Singular values only. Matrix by rows. Cost of order rows·columns·k; a second for 1000 × 1000 with OpenBLAS. */
    public static double[] of(double[] rowMajor, int rows, int columns) {
        return decompose(rowMajor, rows, columns, false).values;
    }

    /** Singular values and vectors. The signs of the pairs of vectors are free. @throws NumericalFailure if the iteration does not converge */
    public static SingularValues decompose(double[] rowMajor, int rows, int columns) {
        return decompose(rowMajor, rows, columns, true);
    }

    private static SingularValues decompose(double[] rowMajor, int rows, int columns, boolean vectors) {
        Spectra.check(rowMajor, rows, columns);
        return Backend.current() == Backend.NATIVE ? nativeCode(rowMajor, rows, columns, vectors) : portable(rowMajor, rows, columns, vectors);
    }

    private static SingularValues nativeCode(double[] rowMajor, int rows, int columns, boolean vectors) {
        int k = Math.min(rows, columns);
        // By columns our array is Aᵀ (columns × rows) = V S Uᵀ: its left vectors are V, its right vectors are U.
        try (DoublePointer a = new DoublePointer((long) rows * columns);
                DoublePointer s = new DoublePointer(k);
                DoublePointer u = new DoublePointer(vectors ? (long) columns * k : 1);
                DoublePointer vt = new DoublePointer(vectors ? (long) k * rows : 1)) {
            a.put(rowMajor, 0, rowMajor.length);
            int info = openblas.LAPACKE_dgesdd(openblas.LAPACK_COL_MAJOR, (byte) (vectors ? 'S' : 'N'), columns, rows, a, columns, s,
                    u, vectors ? columns : 1, vt, vectors ? k : 1);
            if (info != 0) {
                throw new NumericalFailure("the singular values of a " + rows + " by " + columns + " matrix did not converge (code " + info + ")");
            }
            double[] values = new double[k];
            s.get(values, 0, k);
            if (!vectors) {
                return new SingularValues(values, new double[0], new double[0]);
            }
            double[] right = new double[columns * k];
            u.get(right, 0, right.length);
            double[] byRows = new double[k * rows];
            vt.get(byRows, 0, byRows.length);
            double[] left = new double[rows * k];
            for (int i = 0; i < rows; i++) {
                for (int b = 0; b < k; b++) {
                    left[b * rows + i] = byRows[i * k + b];
                }
            }
            return new SingularValues(values, left, right);
        }
    }

    private static SingularValues portable(double[] rowMajor, int rows, int columns, boolean vectors) {
        RealMatrix matrix = MatrixUtils.createRealMatrix(rows, columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                matrix.setEntry(i, j, rowMajor[i * columns + j]);
            }
        }
        SingularValueDecomposition svd = new SingularValueDecomposition(matrix);
        if (!vectors) {
            return new SingularValues(svd.getSingularValues(), new double[0], new double[0]);
        }
        int k = Math.min(rows, columns);
        double[] left = new double[rows * k];
        double[] right = new double[columns * k];
        for (int b = 0; b < k; b++) {
            System.arraycopy(svd.getU().getColumn(b), 0, left, b * rows, rows);
            System.arraycopy(svd.getV().getColumn(b), 0, right, b * columns, columns);
        }
        return new SingularValues(svd.getSingularValues(), left, right);
    }
}

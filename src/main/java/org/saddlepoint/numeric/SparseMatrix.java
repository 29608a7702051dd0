package org.saddlepoint.numeric;

import java.util.Arrays;

/**
 * Sparse matrix by rows (CSR): row i holds {@code value[k]} in {@code column[k]} for {@code start[i] <= k < start[i+1]}, columns increasing.
 * Immutable; safe to share between threads.
 */
public final class SparseMatrix {
    private final int rows;
    private final int columns;
    private final int[] start;
    private final int[] column;
    private final double[] value;

    private SparseMatrix(int rows, int columns, int[] start, int[] column, double[] value) {
        this.rows = rows;
        this.columns = columns;
        this.start = start;
        this.column = column;
        this.value = value;
    }

    /**
     * From entries (row, column, value) in any order; entries at the same place are added, zeros are kept.
     *
     * @throws IllegalArgumentException if the arrays differ in length or an index is outside
     */
    public static SparseMatrix of(int rows, int columns, int[] rowOf, int[] columnOf, double[] valueOf) {
        if (rowOf.length != columnOf.length || rowOf.length != valueOf.length) {
            throw new IllegalArgumentException("a sparse matrix needs as many rows as columns as values, got "
                    + rowOf.length + ", " + columnOf.length + ", " + valueOf.length);
        }
        long[] key = new long[rowOf.length];
        for (int k = 0; k < key.length; k++) {
            if (rowOf[k] < 0 || rowOf[k] >= rows || columnOf[k] < 0 || columnOf[k] >= columns) {
                throw new IllegalArgumentException("entry (" + rowOf[k] + ", " + columnOf[k] + ") lies outside a matrix of " + rows + " by " + columns);
            }
            key[k] = (long) rowOf[k] * columns + columnOf[k];
        }
        long[] distinct = Arrays.stream(key).sorted().distinct().toArray();
        double[] value = new double[distinct.length];
        for (int k = 0; k < key.length; k++) {
            value[Arrays.binarySearch(distinct, key[k])] += valueOf[k];
        }
        int[] start = new int[rows + 1];
        int[] column = new int[distinct.length];
        for (int k = 0; k < distinct.length; k++) {
            start[(int) (distinct[k] / columns) + 1]++;
            column[k] = (int) (distinct[k] % columns);
        }
        for (int i = 0; i < rows; i++) {
            start[i + 1] += start[i];
        }
        return new SparseMatrix(rows, columns, start, column, value);
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    /** Number of stored entries. */
    public int entries() {
        return value.length;
    }

    /** {@code y[b*rows + i] = Σ_j A_ij x[b*columns + j]} for columns b &lt; count, sums in the order of the columns of A. */
    public void multiply(double[] x, double[] y, int count) {
        if (x.length < (long) count * columns || y.length < (long) count * rows) {
            throw new IllegalArgumentException("a sparse product of " + count + " columns needs arrays of " + (long) count * columns + " and "
                    + (long) count * rows + " elements, got " + x.length + " and " + y.length);
        }
        for (int b = 0; b < count; b++) {
            int from = b * columns;
            for (int i = 0; i < rows; i++) {
                double sum = 0;
                for (int k = start[i]; k < start[i + 1]; k++) {
                    sum += value[k] * x[from + column[k]];
                }
                y[b * rows + i] = sum;
            }
        }
    }

    /** The transposed matrix. */
    public SparseMatrix transpose() {
        int[] rowOf = new int[value.length];
        for (int i = 0; i < rows; i++) {
            Arrays.fill(rowOf, start[i], start[i + 1], i);
        }
        return of(columns, rows, column, rowOf, value);
    }

    /** Element (i, j), zero where none is stored. */
    public double get(int i, int j) {
        int k = Arrays.binarySearch(column, start[i], start[i + 1], j);
        return k >= 0 ? value[k] : 0;
    }

    /** All elements by rows. */
    public double[] dense() {
        double[] full = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int k = start[i]; k < start[i + 1]; k++) {
                full[i * columns + column[k]] = value[k];
            }
        }
        return full;
    }
}

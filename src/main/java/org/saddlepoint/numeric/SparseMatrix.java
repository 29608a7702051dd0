package org.saddlepoint.numeric;

import java.util.Arrays;

/**
 * Sparse matrix by rows (CSR): row i holds {@code value[k]} in {@code column[k]} for {@code start[i] <= k < start[i+1]}, columns increasing.
 * Immutable; safe to share between threads.
 */
public final class SparseMatrix {
    private static final int TOGETHER = 4;

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

    /** The elements that are not zero of a matrix that is given row by row. */
    public static SparseMatrix of(MatrixRows matrix, int rows, int columns) {
        int[] start = new int[rows + 1];
        int[] column = new int[columns];
        double[] value = new double[columns];
        double[] row = new double[columns];
        int count = 0;
        for (int i = 0; i < rows; i++) {
            matrix.next(i, row);
            if (count + columns > column.length) {
                column = Arrays.copyOf(column, 2 * column.length);
                value = Arrays.copyOf(value, 2 * value.length);
            }
            for (int j = 0; j < columns; j++) {
                if (row[j] != 0) {
                    column[count] = j;
                    value[count++] = row[j];
                }
            }
            start[i + 1] = count;
        }
        return new SparseMatrix(rows, columns, start, Arrays.copyOf(column, count), Arrays.copyOf(value, count));
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

    /**
     * {@code y[b*rows + i] = Σ_j A_ij x[b*columns + j]} for columns b &lt; count, every sum in the order of the columns of A: the same bits
     * however many columns go together.
     */
    public void multiply(double[] x, double[] y, int count) {
        if (x.length < (long) count * columns || y.length < (long) count * rows) {
            throw new IllegalArgumentException("a sparse product of " + count + " columns needs arrays of " + (long) count * columns + " and "
                    + (long) count * rows + " elements, got " + x.length + " and " + y.length);
        }
        int b = 0;
        if (count >= TOGETHER) {
            double[] side = new double[TOGETHER * columns];
            for (; b + TOGETHER <= count; b += TOGETHER) {
                for (int t = 0; t < TOGETHER; t++) {
                    for (int j = 0; j < columns; j++) {
                        side[j * TOGETHER + t] = x[(b + t) * columns + j];
                    }
                }
                multiplyTogether(side, y, b * rows);
            }
        }
        for (; b < count; b++) {
            multiplyOne(x, b * columns, y, b * rows);
        }
    }

    private void multiplyOne(double[] x, int from, double[] y, int to) {
        for (int i = 0; i < rows; i++) {
            double sum = 0;
            int end = start[i + 1];
            for (int k = start[i]; k < end; k++) {
                sum += value[k] * x[from + column[k]];
            }
            y[to + i] = sum;
        }
    }

    /** Four columns that stand side by side: an element of A and its place are read once for all of them. */
    private void multiplyTogether(double[] side, double[] y, int to) {
        for (int i = 0; i < rows; i++) {
            double first = 0;
            double second = 0;
            double third = 0;
            double fourth = 0;
            int end = start[i + 1];
            for (int k = start[i]; k < end; k++) {
                double a = value[k];
                int j = column[k] * TOGETHER;
                first += a * side[j];
                second += a * side[j + 1];
                third += a * side[j + 2];
                fourth += a * side[j + 3];
            }
            y[to + i] = first;
            y[to + rows + i] = second;
            y[to + 2 * rows + i] = third;
            y[to + 3 * rows + i] = fourth;
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

package org.saddlepoint.numeric;

/** A matrix that is given row by row, from the first to the last and once only, so that it need not be in memory as a whole. */
@FunctionalInterface
public interface MatrixRows {
    /** Writes row {@code i}; the array has one place per column. */
    void next(int i, double[] row);

    /** Of a matrix that is in memory: element (i, j) at {@code i*columns + j}. */
    static MatrixRows of(double[] rowMajor, int columns) {
        return (i, row) -> System.arraycopy(rowMajor, i * columns, row, 0, columns);
    }

    /** All elements of the matrix, row by row. */
    default double[] all(int rows, int columns) {
        double[] elements = new double[rows * columns];
        double[] row = new double[columns];
        for (int i = 0; i < rows; i++) {
            next(i, row);
            System.arraycopy(row, 0, elements, i * columns, columns);
        }
        return elements;
    }
}

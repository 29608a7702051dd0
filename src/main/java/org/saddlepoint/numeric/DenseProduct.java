package org.saddlepoint.numeric;

/**
 * The product Y = J X with a fixed matrix J (rows × columns) and X of up to a given number of columns, made once and used many times.
 *
 * <p>X and Y are stored by columns: {@code x[b*columns + j]}, {@code y[b*rows + i]}; column b is one trajectory. J is cut into blocks of
 * {@value #TALL} rows, of a matrix with few rows {@value #LOW}, and each block is one single-threaded product, so the result is the same to the last bit however many threads share
 * the blocks. (It may depend on the number of columns in a call.) One instance must not be used by two threads at a time; different instances may.
 * Close it to free native memory early; it is freed with the object otherwise. Cost: 2·rows·columns operations per column;
 * OpenBLAS is some ten times faster than portable Java from about 8 columns on.
 */
public abstract sealed class DenseProduct implements AutoCloseable permits NativeProduct, JavaProduct {
    private static final int TALL = 144;
    /** So that the shares of two threads differ by little. */
    private static final int LOW = 72;
    private static final int FEW = 16 * TALL;
    /** Multiplications that take longer than to call a helper. */
    private static final long WORTH_SHARING = 1L << 18;

    private final int rows;
    private final int columns;
    private final int batch;
    private final int height;

    DenseProduct(int rows, int columns, int batch) {
        this.rows = rows;
        this.columns = columns;
        this.batch = batch;
        this.height = rows < FEW ? LOW : TALL;
    }

    /** Storage of J and arithmetic of the product. */
    public enum Precision {
        DOUBLE,
        /** Half the memory traffic, relative error about 1e-7 √columns of the terms' size. */
        SINGLE
    }

    /**
     * Copies the matrix.
     *
     * @param rowMajor  elements {@code J[i][j] = rowMajor[i*columns + j]}
     * @param batch     largest number of columns of X
     * @param precision of storage and arithmetic; the portable backend computes in double precision with J rounded
     */
    public static DenseProduct of(double[] rowMajor, int rows, int columns, int batch, Precision precision) {
        if (rowMajor.length != (long) rows * columns) {
            throw new IllegalArgumentException("a matrix of " + rows + " by " + columns + " needs rows*columns elements, got " + rowMajor.length);
        }
        return of(MatrixRows.of(rowMajor, columns), rows, columns, batch, precision);
    }

    /** Takes the matrix row by row: in single precision N sites need 4 N² bytes and no more. */
    public static DenseProduct of(MatrixRows matrix, int rows, int columns, int batch, Precision precision) {
        if (rows < 1 || columns < 1 || batch < 1) {
            throw new IllegalArgumentException("a matrix of " + rows + " by " + columns + " for " + batch + " columns: all three must be positive");
        }
        if (Backend.current() == Backend.JAVA) {
            return new JavaProduct(matrix, rows, columns, batch, precision);
        }
        return precision == Precision.DOUBLE ? new NativeDoubleProduct(matrix, rows, columns, batch)
                : new NativeFloatProduct(matrix, rows, columns, batch);
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    /** Largest number of columns of X. */
    public int batch() {
        return batch;
    }

    /** Backend and precision, for reports. */
    public abstract String backend();

    /** y = J x for the first {@code count} columns, on the calling thread. */
    public void multiply(double[] x, double[] y, int count) {
        check(x, y, count);
        load(x, count);
        for (int block = 0; block < blocks(); block++) {
            multiplyBlock(block, count);
        }
        store(y, count);
    }

    /** y = J x with the row blocks shared by a team; bit for bit the result of {@link #multiply(double[], double[], int)}. */
    public void multiply(double[] x, double[] y, int count, Team team) {
        if ((long) rows * columns * count < WORTH_SHARING) {
            multiply(x, y, count);
            return;
        }
        check(x, y, count);
        load(x, count);
        team.share(blocks(), block -> multiplyBlock(block, count));
        store(y, count);
    }

    /** Frees native memory. Using the product afterwards is an error. */
    @Override
    public abstract void close();

    /** Rows of a block; the last may have fewer. */
    final int height() {
        return height;
    }

    final int blocks() {
        return (rows + height - 1) / height;
    }

    private void check(double[] x, double[] y, int count) {
        if (count < 1 || count > batch || x.length < (long) count * columns || y.length < (long) count * rows) {
            throw new IllegalArgumentException("a product of " + count + " columns needs between 1 and " + batch + " columns and arrays of "
                    + (long) count * columns + " and " + (long) count * rows + " elements, got " + x.length + " and " + y.length);
        }
    }

    abstract void load(double[] x, int count);

    abstract void multiplyBlock(int block, int count);

    abstract void store(double[] y, int count);
}

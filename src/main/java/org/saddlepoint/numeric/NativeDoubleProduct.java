package org.saddlepoint.numeric;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;

/** OpenBLAS in double precision, on native memory: the array overloads of the binding would copy the matrix at every call. */
final class NativeDoubleProduct extends DenseProduct {
    /** Columns of X for which pieces that need no copy are faster than one product: measured. */
    private static final int MOST_IN_PIECES = 16;

    private final DoublePointer matrix;
    private final DoublePointer input;
    private final DoublePointer output;

    NativeDoubleProduct(MatrixRows source, int rows, int columns, int batch) {
        super(rows, columns, batch);
        matrix = new DoublePointer((long) rows * columns);
        double[] row = new double[columns];
        for (int i = 0; i < rows; i++) {
            source.next(i, row);
            matrix.position((long) i * columns).put(row, 0, columns);
        }
        matrix.position(0);
        input = new DoublePointer((long) batch * columns);
        output = new DoublePointer((long) batch * rows);
    }

    @Override
    public String backend() {
        return Backend.NATIVE.description() + ", double precision";
    }

    @Override
    void load(double[] x, int count) {
        input.put(x, 0, count * columns());
    }

    @Override
    void multiplyBlock(int block, int count) {
        int first = block * BLOCK;
        int last = Math.min(rows(), first + BLOCK);
        Tiles tiles = Tiles.of(last - first, columns(), count, MOST_IN_PIECES);
        for (int i = first; i < last; i += tiles.height()) {
            for (int j = 0; j < columns(); j += tiles.width()) {
                // Row-major J is the transpose of a column-major matrix with leading dimension `columns`.
                openblas.cblas_dgemm(openblas.CblasColMajor, openblas.CblasTrans, openblas.CblasNoTrans, Math.min(tiles.height(), last - i), count,
                        Math.min(tiles.width(), columns() - j), 1.0, matrix.getPointer((long) i * columns() + j), columns(), input.getPointer(j), columns(),
                        j == 0 ? 0.0 : 1.0, output.getPointer(i), rows());
            }
        }
    }

    @Override
    void store(double[] y, int count) {
        output.get(y, 0, count * rows());
    }

    @Override
    public void close() {
        matrix.deallocate();
        input.deallocate();
        output.deallocate();
    }
}

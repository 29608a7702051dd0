package org.saddlepoint.numeric;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;

/** OpenBLAS in double precision, on native memory: the array overloads of the binding would copy the matrix at every call. */
final class NativeDoubleProduct extends DenseProduct {
    private final DoublePointer matrix;
    private final DoublePointer input;
    private final DoublePointer output;
    private final DoublePointer[] matrixBlock;
    private final DoublePointer[] outputBlock;

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
        int blocks = (rows + BLOCK - 1) / BLOCK;
        matrixBlock = new DoublePointer[blocks];
        outputBlock = new DoublePointer[blocks];
        for (int b = 0; b < blocks; b++) {
            matrixBlock[b] = matrix.getPointer((long) b * BLOCK * columns);
            outputBlock[b] = output.getPointer((long) b * BLOCK);
        }
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
        int height = Math.min(BLOCK, rows() - block * BLOCK);
        // Row-major J is the transpose of a column-major matrix with leading dimension `columns`.
        openblas.cblas_dgemm(openblas.CblasColMajor, openblas.CblasTrans, openblas.CblasNoTrans, height, count, columns(), 1.0,
                matrixBlock[block], columns(), input, columns(), 0.0, outputBlock[block], rows());
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

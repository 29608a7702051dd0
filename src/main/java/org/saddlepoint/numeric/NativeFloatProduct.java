package org.saddlepoint.numeric;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;

/** OpenBLAS in single precision, on native memory; input and output are converted. */
final class NativeFloatProduct extends DenseProduct {
    /** Columns of X for which pieces that need no copy are faster than one product: measured. */
    private static final int MOST_IN_PIECES = 32;

    private final FloatPointer matrix;
    private final FloatPointer input;
    private final FloatPointer output;
    private final float[] inputBuffer;
    private final float[] outputBuffer;

    NativeFloatProduct(MatrixRows source, int rows, int columns, int batch) {
        super(rows, columns, batch);
        matrix = new FloatPointer((long) rows * columns);
        double[] given = new double[columns];
        float[] row = new float[columns];
        for (int i = 0; i < rows; i++) {
            source.next(i, given);
            for (int j = 0; j < columns; j++) {
                row[j] = (float) given[j];
            }
            matrix.position((long) i * columns).put(row, 0, columns);
        }
        matrix.position(0);
        input = new FloatPointer((long) batch * columns);
        output = new FloatPointer((long) batch * rows);
        inputBuffer = new float[batch * columns];
        outputBuffer = new float[batch * rows];
    }

    @Override
    public String backend() {
        return Backend.NATIVE.description() + ", single precision";
    }

    @Override
    void load(double[] x, int count) {
        int n = count * columns();
        for (int i = 0; i < n; i++) {
            inputBuffer[i] = (float) x[i];
        }
        input.put(inputBuffer, 0, n);
    }

    @Override
    void multiplyBlock(int block, int count) {
        int first = block * BLOCK;
        int last = Math.min(rows(), first + BLOCK);
        Tiles tiles = Tiles.of(last - first, columns(), count, MOST_IN_PIECES);
        for (int i = first; i < last; i += tiles.height()) {
            for (int j = 0; j < columns(); j += tiles.width()) {
                // Row-major J is the transpose of a column-major matrix with leading dimension `columns`.
                openblas.cblas_sgemm(openblas.CblasColMajor, openblas.CblasTrans, openblas.CblasNoTrans, Math.min(tiles.height(), last - i), count,
                        Math.min(tiles.width(), columns() - j), 1.0f, matrix.getPointer((long) i * columns() + j), columns(), input.getPointer(j), columns(),
                        j == 0 ? 0.0f : 1.0f, output.getPointer(i), rows());
            }
        }
    }

    @Override
    void store(double[] y, int count) {
        int n = count * rows();
        output.get(outputBuffer, 0, n);
        for (int i = 0; i < n; i++) {
            y[i] = outputBuffer[i];
        }
    }

    @Override
    public void close() {
        matrix.deallocate();
        input.deallocate();
        output.deallocate();
    }
}

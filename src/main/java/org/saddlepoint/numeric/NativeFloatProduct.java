package org.saddlepoint.numeric;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;

/** OpenBLAS in single precision; input and output are converted. */
final class NativeFloatProduct extends NativeProduct<FloatPointer> {
    private final float[] inputBuffer;
    private final float[] outputBuffer;

    NativeFloatProduct(MatrixRows source, int rows, int columns, int batch) {
        super(rows, columns, batch, Float.BYTES, FloatPointer::new, FloatPointer::new);
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
        inputBuffer = new float[batch * columns];
        outputBuffer = new float[batch * rows];
    }

    @Override
    public String backend() {
        return Backend.NATIVE.description() + ", single precision";
    }

    @Override
    void load(double[] x, int count) {
        int n = columns();
        if (!sideBySide(count)) {
            for (int i = 0; i < count * n; i++) {
                inputBuffer[i] = (float) x[i];
            }
        } else {
            SideBySide.to(x, n, count, inputBuffer);
        }
        input.put(inputBuffer, 0, count * n);
    }

    /** Row-major J is the transpose of a column-major matrix with as many rows in memory as J has columns. */
    @Override
    void multiply(Place<FloatPointer> piece, Tiles.Order order, int height, int count, int width, boolean add) {
        float before = add ? 1.0f : 0.0f;
        switch (order) {
            case VECTOR -> openblas.cblas_sgemv(openblas.CblasColMajor, openblas.CblasTrans, width, height, 1.0f, piece.matrix(), columns(),
                    piece.input(), 1, before, piece.output(), 1);
            case BEHIND -> openblas.cblas_sgemm(openblas.CblasColMajor, openblas.CblasTrans, openblas.CblasNoTrans, height, count, width,
                    1.0f, piece.matrix(), columns(), piece.input(), columns(), before, piece.output(), rows());
            case BESIDE -> openblas.cblas_sgemm(openblas.CblasRowMajor, openblas.CblasNoTrans, openblas.CblasNoTrans, height, count, width,
                    1.0f, piece.matrix(), columns(), piece.input(), count, before, piece.output(), count);
        }
    }

    @Override
    void store(double[] y, int count) {
        int n = rows();
        output.get(outputBuffer, 0, count * n);
        if (!sideBySide(count)) {
            for (int i = 0; i < count * n; i++) {
                y[i] = outputBuffer[i];
            }
        } else {
            SideBySide.from(outputBuffer, n, count, y);
        }
    }
}

package org.saddlepoint.numeric;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;

/** OpenBLAS in single precision, on native memory; input and output are converted. */
final class NativeFloatProduct extends DenseProduct {
    private final FloatPointer matrix;
    private final FloatPointer input;
    private final FloatPointer output;
    private final FloatPointer[] matrixBlock;
    private final FloatPointer[] outputBlock;
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
        int blocks = (rows + BLOCK - 1) / BLOCK;
        matrixBlock = new FloatPointer[blocks];
        outputBlock = new FloatPointer[blocks];
        for (int b = 0; b < blocks; b++) {
            matrixBlock[b] = matrix.getPointer((long) b * BLOCK * columns);
            outputBlock[b] = output.getPointer((long) b * BLOCK);
        }
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
        int height = Math.min(BLOCK, rows() - block * BLOCK);
        openblas.cblas_sgemm(openblas.CblasColMajor, openblas.CblasTrans, openblas.CblasNoTrans, height, count, columns(), 1.0f,
                matrixBlock[block], columns(), input, columns(), 0.0f, outputBlock[block], rows());
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

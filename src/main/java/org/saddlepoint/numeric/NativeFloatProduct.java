package org.saddlepoint.numeric;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;

/** OpenBLAS in single precision, on native memory; input and output are converted. */
final class NativeFloatProduct extends DenseProduct {
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
        int n = columns();
        if (!Tiles.sideBySide(count, Float.BYTES)) {
            for (int i = 0; i < count * n; i++) {
                inputBuffer[i] = (float) x[i];
            }
        } else {
            SideBySide.to(x, n, count, inputBuffer);
        }
        input.put(inputBuffer, 0, count * n);
    }

    @Override
    void multiplyBlock(int block, int count) {
        int first = block * BLOCK;
        int last = Math.min(rows(), first + BLOCK);
        Tiles tiles = Tiles.of(last - first, columns(), count, Float.BYTES);
        // Pointers of this call alone, moved from piece to piece: threads share blocks, and a new pointer costs as much as a small piece.
        FloatPointer piece = new FloatPointer(matrix);
        FloatPointer from = new FloatPointer(input);
        FloatPointer to = new FloatPointer(output);
        for (int i = first; i < last; i += tiles.height()) {
            int height = Math.min(tiles.height(), last - i);
            for (int j = 0; j < columns(); j += tiles.width()) {
                int width = Math.min(tiles.width(), columns() - j);
                piece.position((long) i * columns() + j);
                float before = j == 0 ? 0.0f : 1.0f;
                if (tiles.sideBySide()) {
                    openblas.cblas_sgemm(openblas.CblasRowMajor, openblas.CblasNoTrans, openblas.CblasNoTrans, height, count, width,
                            1.0f, piece, columns(), from.position((long) j * count), count, before, to.position((long) i * count), count);
                } else {
                    // Row-major J is the transpose of a column-major matrix with leading dimension `columns`.
                    openblas.cblas_sgemm(openblas.CblasColMajor, openblas.CblasTrans, openblas.CblasNoTrans, height, count, width,
                            1.0f, piece, columns(), from.position(j), columns(), before, to.position(i), rows());
                }
            }
        }
    }

    @Override
    void store(double[] y, int count) {
        int n = rows();
        output.get(outputBuffer, 0, count * n);
        if (!Tiles.sideBySide(count, Float.BYTES)) {
            for (int i = 0; i < count * n; i++) {
                y[i] = outputBuffer[i];
            }
        } else {
            SideBySide.from(outputBuffer, n, count, y);
        }
    }

    @Override
    public void close() {
        matrix.deallocate();
        input.deallocate();
        output.deallocate();
    }
}

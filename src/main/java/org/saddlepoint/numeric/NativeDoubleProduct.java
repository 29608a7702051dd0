package org.saddlepoint.numeric;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;

/** OpenBLAS in double precision, on native memory: the array overloads of the binding would copy the matrix at every call. */
final class NativeDoubleProduct extends DenseProduct {
    private final DoublePointer matrix;
    private final DoublePointer input;
    private final DoublePointer output;
    private final double[] inputBuffer;
    private final double[] outputBuffer;

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
        // Only numbers of columns that stand side by side pass through these.
        int side = Tiles.mostSideBySide(batch, Double.BYTES);
        inputBuffer = new double[side * columns];
        outputBuffer = new double[side * rows];
    }

    @Override
    public String backend() {
        return Backend.NATIVE.description() + ", double precision";
    }

    @Override
    void load(double[] x, int count) {
        if (!Tiles.sideBySide(count, Double.BYTES)) {
            input.put(x, 0, count * columns());
            return;
        }
        int n = columns();
        SideBySide.to(x, n, count, inputBuffer);
        input.put(inputBuffer, 0, count * n);
    }

    @Override
    void multiplyBlock(int block, int count) {
        int first = block * BLOCK;
        int last = Math.min(rows(), first + BLOCK);
        Tiles tiles = Tiles.of(last - first, columns(), count, Double.BYTES);
        // Pointers of this call alone, moved from piece to piece: threads share blocks, and a new pointer costs as much as a small piece.
        DoublePointer piece = new DoublePointer(matrix);
        DoublePointer from = new DoublePointer(input);
        DoublePointer to = new DoublePointer(output);
        for (int i = first; i < last; i += tiles.height()) {
            int height = Math.min(tiles.height(), last - i);
            for (int j = 0; j < columns(); j += tiles.width()) {
                int width = Math.min(tiles.width(), columns() - j);
                piece.position((long) i * columns() + j);
                double before = j == 0 ? 0.0 : 1.0;
                if (tiles.sideBySide()) {
                    openblas.cblas_dgemm(openblas.CblasRowMajor, openblas.CblasNoTrans, openblas.CblasNoTrans, height, count, width,
                            1.0, piece, columns(), from.position((long) j * count), count, before, to.position((long) i * count), count);
                } else {
                    // Row-major J is the transpose of a column-major matrix with leading dimension `columns`.
                    openblas.cblas_dgemm(openblas.CblasColMajor, openblas.CblasTrans, openblas.CblasNoTrans, height, count, width,
                            1.0, piece, columns(), from.position(j), columns(), before, to.position(i), rows());
                }
            }
        }
    }

    @Override
    void store(double[] y, int count) {
        if (!Tiles.sideBySide(count, Double.BYTES)) {
            output.get(y, 0, count * rows());
            return;
        }
        int n = rows();
        output.get(outputBuffer, 0, count * n);
        SideBySide.from(outputBuffer, n, count, y);
    }

    @Override
    public void close() {
        matrix.deallocate();
        input.deallocate();
        output.deallocate();
    }
}

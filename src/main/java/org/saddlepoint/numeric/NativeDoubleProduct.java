package org.saddlepoint.numeric;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;

/** OpenBLAS in double precision. */
final class NativeDoubleProduct extends NativeProduct<DoublePointer> {
    private final double[] inputBuffer;
    private final double[] outputBuffer;

    NativeDoubleProduct(MatrixRows source, int rows, int columns, int batch) {
        super(rows, columns, batch, Double.BYTES, DoublePointer::new, DoublePointer::new);
        double[] row = new double[columns];
        for (int i = 0; i < rows; i++) {
            source.next(i, row);
            matrix.position((long) i * columns).put(row, 0, columns);
        }
        matrix.position(0);
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
        if (!sideBySide(count)) {
            input.put(x, 0, count * columns());
            return;
        }
        int n = columns();
        SideBySide.to(x, n, count, inputBuffer);
        input.put(inputBuffer, 0, count * n);
    }

    /** Row-major J is the transpose of a column-major matrix with as many rows in memory as J has columns. */
    @Override
    void multiply(Place<DoublePointer> piece, Tiles.Order order, int height, int count, int width, boolean add) {
        double before = add ? 1.0 : 0.0;
        switch (order) {
            case VECTOR -> openblas.cblas_dgemv(openblas.CblasColMajor, openblas.CblasTrans, width, height, 1.0, piece.matrix(), columns(),
                    piece.input(), 1, before, piece.output(), 1);
            case BEHIND -> openblas.cblas_dgemm(openblas.CblasColMajor, openblas.CblasTrans, openblas.CblasNoTrans, height, count, width,
                    1.0, piece.matrix(), columns(), piece.input(), columns(), before, piece.output(), rows());
            case BESIDE -> openblas.cblas_dgemm(openblas.CblasRowMajor, openblas.CblasNoTrans, openblas.CblasNoTrans, height, count, width,
                    1.0, piece.matrix(), columns(), piece.input(), count, before, piece.output(), count);
        }
    }

    @Override
    void store(double[] y, int count) {
        if (!sideBySide(count)) {
            output.get(y, 0, count * rows());
            return;
        }
        int n = rows();
        output.get(outputBuffer, 0, count * n);
        SideBySide.from(outputBuffer, n, count, y);
    }
}

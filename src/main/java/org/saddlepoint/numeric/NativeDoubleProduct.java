package org.saddlepoint.numeric;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;

/** OpenBLAS in double precision. */
final class NativeDoubleProduct extends NativeProduct {
    private final DoublePointer matrix;
    private final DoublePointer input;
    private final DoublePointer output;
    private final double[] inputBuffer;
    private final double[] outputBuffer;

    NativeDoubleProduct(MatrixRows source, int rows, int columns, int batch) {
        super(rows, columns, batch, Double.BYTES);
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
        if (!sideBySide(count)) {
            input.put(x, 0, count * columns());
            return;
        }
        int n = columns();
        SideBySide.to(x, n, count, inputBuffer);
        input.put(inputBuffer, 0, count * n);
    }

    @Override
    Caller caller() {
        return new Calls(new DoublePointer(matrix), new DoublePointer(input), new DoublePointer(output), columns(), rows());
    }

    private record Calls(DoublePointer matrix, DoublePointer input, DoublePointer output, int columns, int rows) implements Caller {
        @Override
        public Caller at(long inMatrix, long inInput, long inOutput) {
            matrix.position(inMatrix);
            input.position(inInput);
            output.position(inOutput);
            return this;
        }

        /** Row-major J is the transpose of a column-major matrix with leading dimension {@code columns}. */
        @Override
        public void multiply(Tiles.Order order, int height, int count, int width, boolean add) {
            double before = add ? 1.0 : 0.0;
            switch (order) {
                case VECTOR -> openblas.cblas_dgemv(openblas.CblasColMajor, openblas.CblasTrans, width, height, 1.0, matrix, columns,
                        input, 1, before, output, 1);
                case BEHIND -> openblas.cblas_dgemm(openblas.CblasColMajor, openblas.CblasTrans, openblas.CblasNoTrans, height, count, width,
                        1.0, matrix, columns, input, columns, before, output, rows);
                case BESIDE -> openblas.cblas_dgemm(openblas.CblasRowMajor, openblas.CblasNoTrans, openblas.CblasNoTrans, height, count, width,
                        1.0, matrix, columns, input, count, before, output, count);
            }
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

    @Override
    public void close() {
        matrix.deallocate();
        input.deallocate();
        output.deallocate();
    }
}

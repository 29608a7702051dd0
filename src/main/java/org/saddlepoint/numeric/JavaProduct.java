package org.saddlepoint.numeric;

/**
 * Portable product: J by columns within each block of rows, four columns of J added to a block of Y at a time, a loop that the
 * compiler turns into vector instructions. Same sums in the same order for every batch size and number of threads.
 */
final class JavaProduct extends DenseProduct {
    private final double[][] block;
    private final double[] input;
    private final double[] output;
    private final Precision precision;

    JavaProduct(MatrixRows source, int rows, int columns, int batch, Precision precision) {
        super(rows, columns, batch);
        this.precision = precision;
        int blocks = blocks();
        block = new double[blocks][];
        double[] row = new double[columns];
        for (int b = 0; b < blocks; b++) {
            int first = b * height();
            int height = Math.min(height(), rows - first);
            block[b] = new double[height * columns];
            for (int i = 0; i < height; i++) {
                source.next(first + i, row);
                for (int j = 0; j < columns; j++) {
                    block[b][j * height + i] = precision == Precision.SINGLE ? (float) row[j] : row[j];
                }
            }
        }
        input = new double[batch * columns];
        output = new double[batch * rows];
    }

    @Override
    public String backend() {
        return Backend.JAVA.description() + (precision == Precision.SINGLE ? ", couplings in single precision" : ", double precision");
    }

    @Override
    void load(double[] x, int count) {
        System.arraycopy(x, 0, input, 0, count * columns());
    }

    @Override
    void multiplyBlock(int b, int count) {
        double[] a = block[b];
        int columns = columns();
        int height = a.length / columns;
        double[] sum = new double[height];
        for (int column = 0; column < count; column++) {
            java.util.Arrays.fill(sum, 0);
            int at = column * columns;
            int j = 0;
            for (; j + 3 < columns; j += 4) {
                addFour(a, j * height, height, input[at + j], input[at + j + 1], input[at + j + 2], input[at + j + 3], sum);
            }
            for (; j < columns; j++) {
                addOne(a, j * height, input[at + j], sum);
            }
            System.arraycopy(sum, 0, output, column * rows() + b * height(), height);
        }
    }

    private static void addFour(double[] a, int start, int height, double x0, double x1, double x2, double x3, double[] sum) {
        int second = start + height;
        int third = second + height;
        int fourth = third + height;
        for (int i = 0; i < height; i++) {
            sum[i] += (a[start + i] * x0 + a[second + i] * x1) + (a[third + i] * x2 + a[fourth + i] * x3);
        }
    }

    private static void addOne(double[] a, int start, double x, double[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += a[start + i] * x;
        }
    }

    @Override
    void store(double[] y, int count) {
        System.arraycopy(output, 0, y, 0, count * rows());
    }

    @Override
    public void close() {
        // Ordinary memory: nothing to free.
    }
}

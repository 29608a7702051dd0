package org.saddlepoint.numeric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

// The back end is a property of the whole process.
@org.junit.jupiter.api.parallel.Isolated
class DenseProductTest {
    @AfterEach
    void forgetProperty() {
        System.clearProperty(Backend.PROPERTY);
    }

    private static double[] normals(int n, String purpose) {
        double[] out = new double[n];
        RandomStream.of(5, purpose, 0).fillGaussian(out, 1);
        return out;
    }

    @ParameterizedTest
    @CsvSource({"auto,DOUBLE,1,1,1", "auto,DOUBLE,300,17,5", "auto,SINGLE,300,17,5", "java,DOUBLE,300,17,5", "java,SINGLE,300,17,5",
        "auto,DOUBLE,513,600,9", "java,DOUBLE,513,600,9", "auto,DOUBLE,250,1311,16", "auto,SINGLE,250,1311,32", "auto,DOUBLE,50,70,40",
        "auto,DOUBLE,150,900,19", "auto,SINGLE,150,900,19", "auto,SINGLE,150,300,70", "auto,DOUBLE,40,300,70", "auto,DOUBLE,131,129,8", "auto,SINGLE,131,129,16"})
    void agreesWithTheDefinition(String backend, DenseProduct.Precision precision, int rows, int columns, int batch) {
        System.setProperty(Backend.PROPERTY, backend);
        double[] j = normals(rows * columns, "matrix");
        double[] x = normals(columns * batch, "vectors");
        double[] y = new double[rows * batch];
        try (DenseProduct product = DenseProduct.of(j, rows, columns, batch, precision)) {
            product.multiply(x, y, batch);
            assertTrue(product.backend().contains(backend.equals("java") ? "Java" : Backend.current().description()), product.backend());
        }
        // Rounding: a few √columns times the unit of the precision.
        double tolerance = (precision == DenseProduct.Precision.SINGLE ? 1e-6 : 1e-14) * Math.sqrt(columns) * 5;
        for (int b = 0; b < batch; b++) {
            for (int i = 0; i < rows; i++) {
                double sum = 0;
                for (int k = 0; k < columns; k++) {
                    sum += j[i * columns + k] * x[b * columns + k];
                }
                assertEquals(sum, y[b * rows + i], tolerance);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "java"})
    void sameBitsForAnyNumberOfThreads(String backend) {
        System.setProperty(Backend.PROPERTY, backend);
        int n = 700;
        double[] j = normals(n * n, "matrix");
        double[] x = normals(n * 20, "vectors");
        for (DenseProduct.Precision precision : DenseProduct.Precision.values()) {
            try (DenseProduct product = DenseProduct.of(j, n, n, 20, precision)) {
                for (int count : new int[] {20, 12, 5, 1}) {
                    double[] alone = new double[n * count];
                    product.multiply(x, alone, count);
                    for (int threads : new int[] {1, 2, 3}) {
                        double[] shared = new double[n * count];
                        try (Team team = new Team(threads)) {
                            for (int repeat = 0; repeat < 3; repeat++) {
                                java.util.Arrays.fill(shared, Double.NaN);
                                product.multiply(x, shared, count, team);
                            }
                        }
                        assertArrayEquals(alone, shared, 0.0, threads + " threads");
                    }
                }
            }
        }
    }

    /** Whatever order the library is given, a column is multiplied as if it were alone, to rounding. */
    @ParameterizedTest
    @ValueSource(ints = {2, 7, 8, 15, 16, 33, 64, 65})
    void columnsDoNotDependOnTheirNumber(int count) {
        int rows = 200;
        int columns = 333;
        double[] j = normals(rows * columns, "matrix");
        double[] x = normals(columns * 65, "vectors");
        for (DenseProduct.Precision precision : DenseProduct.Precision.values()) {
            try (DenseProduct product = DenseProduct.of(j, rows, columns, 65, precision)) {
                double[] y = new double[rows * count];
                product.multiply(x, y, count);
                double[] one = new double[rows];
                product.multiply(java.util.Arrays.copyOfRange(x, (count - 1) * columns, count * columns), one, 1);
                double tolerance = precision == DenseProduct.Precision.SINGLE ? 1e-4 : 1e-12;
                assertArrayEquals(one, java.util.Arrays.copyOfRange(y, (count - 1) * rows, count * rows), tolerance);
            }
        }
    }

    @Test
    void twoInstancesOnTwoThreadsGiveTheSameBits() throws Exception {
        int n = 400;
        double[] j = normals(n * n, "matrix");
        double[] x = normals(n * 8, "vectors");
        ExecutorService pool = Executors.newFixedThreadPool(2);
        java.util.concurrent.Callable<double[]> task = () -> {
            try (DenseProduct product = DenseProduct.of(j, n, n, 8, DenseProduct.Precision.DOUBLE)) {
                double[] y = new double[n * 8];
                for (int repeat = 0; repeat < 20; repeat++) {
                    product.multiply(x, y, 8);
                }
                return y;
            }
        };
        var first = pool.submit(task);
        var second = pool.submit(task);
        double[] reference = task.call();
        assertArrayEquals(reference, first.get(), 0.0);
        assertArrayEquals(reference, second.get(), 0.0);
        pool.shutdown();
    }

    @Test
    void wrongSizesAndWordsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> DenseProduct.of(new double[5], 2, 3, 1, DenseProduct.Precision.DOUBLE));
        try (DenseProduct product = DenseProduct.of(new double[6], 2, 3, 2, DenseProduct.Precision.DOUBLE)) {
            assertThrows(IllegalArgumentException.class, () -> product.multiply(new double[9], new double[6], 3));
            assertThrows(IllegalArgumentException.class, () -> product.multiply(new double[5], new double[4], 2));
        }
        System.setProperty(Backend.PROPERTY, "gpu");
        assertThrows(NumericalFailure.class, Backend::current);
    }

    @Test
    void sparseProductAgreesWithTheDenseOne() {
        RandomStream random = RandomStream.of(9, "sparse", 0);
        int[] row = new int[200];
        int[] column = new int[200];
        double[] value = new double[200];
        double[] dense = new double[30 * 40];
        for (int k = 0; k < 200; k++) {
            row[k] = random.nextInt(30);
            column[k] = random.nextInt(40);
            value[k] = random.nextGaussian();
            dense[row[k] * 40 + column[k]] += value[k];
        }
        SparseMatrix matrix = SparseMatrix.of(30, 40, row, column, value);
        assertArrayEquals(dense, matrix.dense(), 1e-15);
        double[] x = normals(80, "x");
        double[] y = new double[60];
        matrix.multiply(x, y, 2);
        double[] t = new double[40];
        matrix.transpose().multiply(y, t, 1);
        for (int i = 0; i < 30; i++) {
            double sum = 0;
            for (int k = 0; k < 40; k++) {
                sum += dense[i * 40 + k] * x[40 + k];
            }
            assertEquals(sum, y[30 + i], 1e-13);
        }
        for (int k = 0; k < 40; k++) {
            double sum = 0;
            for (int i = 0; i < 30; i++) {
                sum += dense[i * 40 + k] * y[i];
            }
            assertEquals(sum, t[k], 1e-13);
        }
        assertThrows(IllegalArgumentException.class, () -> SparseMatrix.of(2, 2, new int[] {2}, new int[] {0}, new double[] {1}));
    }

    /** Nine columns: two lots of four and one by itself. */
    @Test
    void sparseProductOfManyColumnsHasTheBitsOfSingleOnes() {
        RandomStream random = RandomStream.of(10, "sparse", 0);
        double[] dense = new double[17 * 23];
        for (int k = 0; k < 60; k++) {
            dense[random.nextInt(dense.length)] = random.nextGaussian();
        }
        SparseMatrix matrix = SparseMatrix.of(MatrixRows.of(dense, 23), 17, 23);
        assertArrayEquals(dense, matrix.dense(), 0);
        double[] x = normals(9 * 23, "columns");
        double[] y = new double[9 * 17];
        matrix.multiply(x, y, 9);
        DenseProduct other = DenseProduct.of(dense, 17, 23, 9, DenseProduct.Precision.DOUBLE);
        double[] z = new double[9 * 17];
        other.multiply(x, z, 9);
        assertArrayEquals(z, y, 1e-13);
        for (int b = 0; b < 9; b++) {
            double[] one = new double[17];
            matrix.multiply(java.util.Arrays.copyOfRange(x, b * 23, (b + 1) * 23), one, 1);
            assertArrayEquals(one, java.util.Arrays.copyOfRange(y, b * 17, (b + 1) * 17), 0);
        }
    }
}

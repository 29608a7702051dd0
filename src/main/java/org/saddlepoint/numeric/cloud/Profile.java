package org.saddlepoint.numeric.cloud;

import org.saddlepoint.numeric.SparseMatrix;

/** A statistic of all elements of a coupling, rows receive: E[J_ij K_ij] or E[J_ij K_ji], as a matrix P_ij. */
public sealed interface Profile {

    /** y_i += Σ_j P_ij x_j. */
    void add(double[] x, double[] y);

    /** Whether all elements are zero. */
    boolean isZero();

    /** P_ij = to_i from_j; a product costs as much as a vector. */
    record Outer(double[] to, double[] from) implements Profile {
        /** The transpose. */
        public Outer turned() {
            return new Outer(from, to);
        }

        @Override
        public void add(double[] x, double[] y) {
            double sum = 0;
            for (int j = 0; j < from.length; j++) {
                sum += from[j] * x[j];
            }
            for (int i = 0; i < to.length; i++) {
                y[i] += to[i] * sum;
            }
        }

        @Override
        public boolean isZero() {
            return allZero(to) || allZero(from);
        }
    }

    /** Every element by itself, by rows. */
    record Dense(double[] elements, int columns) implements Profile {
        @Override
        public void add(double[] x, double[] y) {
            for (int i = 0; i < y.length; i++) {
                double sum = 0;
                for (int j = 0; j < columns; j++) {
                    sum += elements[i * columns + j] * x[j];
                }
                y[i] += sum;
            }
        }

        @Override
        public boolean isZero() {
            return allZero(elements);
        }
    }

    /** The elements that are not zero. */
    record Sparse(SparseMatrix matrix) implements Profile {
        @Override
        public void add(double[] x, double[] y) {
            double[] product = new double[y.length];
            matrix.multiply(x, product, 1);
            for (int i = 0; i < y.length; i++) {
                y[i] += product[i];
            }
        }

        @Override
        public boolean isZero() {
            return matrix.entries() == 0;
        }
    }

    private static boolean allZero(double[] values) {
        for (double value : values) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }
}

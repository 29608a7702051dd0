package org.saddlepoint.numeric;

/**
 * LU factorisation of small complex matrices (n up to some tens) in storage that is made once: no allocation per matrix.
 * Elements by rows, real and imaginary parts in separate arrays of n² elements. One instance serves one thread.
 * Partial pivoting by |re| + |im|. Cost: about 1 µs for n = 4, 10 µs for n = 12.
 */
public final class ComplexLu {
    private final int n;
    private final double[] re;
    private final double[] im;
    private final double[] pivotRe;
    private final double[] pivotIm;
    private final int[] order;
    private final double[] rowRe;
    private final double[] rowIm;
    private int sign;
    private boolean regular;

    /** @param n size of the matrices */
    public ComplexLu(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("a matrix has at least one row, got " + n);
        }
        this.n = n;
        re = new double[n * n];
        im = new double[n * n];
        pivotRe = new double[n];
        pivotIm = new double[n];
        order = new int[n];
        rowRe = new double[n];
        rowIm = new double[n];
    }

    public int size() {
        return n;
    }

    /** Factorises a copy of the matrix. Returns false, and solves then fail, if a pivot is exactly zero or not finite. */
    public boolean factor(double[] matrixRe, double[] matrixIm) {
        System.arraycopy(matrixRe, 0, re, 0, n * n);
        System.arraycopy(matrixIm, 0, im, 0, n * n);
        sign = 1;
        regular = true;
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int k = 0; k < n; k++) {
            int pivot = k;
            double largest = -1;
            for (int i = k; i < n; i++) {
                double size = Math.abs(re[i * n + k]) + Math.abs(im[i * n + k]);
                if (!(size <= largest)) {
                    largest = size;
                    pivot = i;
                }
            }
            if (!(largest > 0) || !Double.isFinite(largest)) {
                regular = false;
                return false;
            }
            if (pivot != k) {
                swapRows(k, pivot);
            }
            double pr = re[k * n + k];
            double pi = im[k * n + k];
            // Scaled, so that squares of tiny or huge pivots do not leave the range.
            double scale = 1 / largest;
            double sr = pr * scale;
            double si = pi * scale;
            double norm = scale / (sr * sr + si * si);
            pivotRe[k] = sr * norm;
            pivotIm[k] = -si * norm;
            for (int i = k + 1; i < n; i++) {
                double ar = re[i * n + k];
                double ai = im[i * n + k];
                double fr = ar * pivotRe[k] - ai * pivotIm[k];
                double fi = ar * pivotIm[k] + ai * pivotRe[k];
                re[i * n + k] = fr;
                im[i * n + k] = fi;
                if (fr != 0 || fi != 0) {
                    for (int j = k + 1; j < n; j++) {
                        double br = re[k * n + j];
                        double bi = im[k * n + j];
                        re[i * n + j] -= fr * br - fi * bi;
                        im[i * n + j] -= fr * bi + fi * br;
                    }
                }
            }
        }
        return true;
    }

    private void swapRows(int a, int b) {
        for (int j = 0; j < n; j++) {
            double r = re[a * n + j];
            re[a * n + j] = re[b * n + j];
            re[b * n + j] = r;
            double m = im[a * n + j];
            im[a * n + j] = im[b * n + j];
            im[b * n + j] = m;
        }
        int o = order[a];
        order[a] = order[b];
        order[b] = o;
        sign = -sign;
    }

    /** Solves A x = b in place: b becomes x. @throws NumericalFailure if the matrix was singular */
    public void solve(double[] bRe, double[] bIm) {
        solveColumn(bRe, bIm, 0, 1);
    }

    /** Solves A X = B in place for the given number of columns, B by rows: {@code bRe[i*columns + c]}. */
    public void solve(double[] bRe, double[] bIm, int columns) {
        for (int c = 0; c < columns; c++) {
            solveColumn(bRe, bIm, c, columns);
        }
    }

    private void solveColumn(double[] bRe, double[] bIm, int offset, int stride) {
        if (!regular) {
            throw new NumericalFailure("a linear system of " + n + " complex equations is singular");
        }
        for (int i = 0; i < n; i++) {
            double sr = bRe[offset + order[i] * stride];
            double si = bIm[offset + order[i] * stride];
            for (int j = 0; j < i; j++) {
                sr -= re[i * n + j] * rowRe[j] - im[i * n + j] * rowIm[j];
                si -= re[i * n + j] * rowIm[j] + im[i * n + j] * rowRe[j];
            }
            rowRe[i] = sr;
            rowIm[i] = si;
        }
        for (int i = n - 1; i >= 0; i--) {
            double sr = rowRe[i];
            double si = rowIm[i];
            for (int j = i + 1; j < n; j++) {
                sr -= re[i * n + j] * rowRe[j] - im[i * n + j] * rowIm[j];
                si -= re[i * n + j] * rowIm[j] + im[i * n + j] * rowRe[j];
            }
            rowRe[i] = sr * pivotRe[i] - si * pivotIm[i];
            rowIm[i] = sr * pivotIm[i] + si * pivotRe[i];
        }
        for (int i = 0; i < n; i++) {
            bRe[offset + i * stride] = rowRe[i];
            bIm[offset + i * stride] = rowIm[i];
        }
    }

    /** The determinant of the factorised matrix as {real, imaginary}; zero if it was singular. */
    public double[] determinant() {
        if (!regular) {
            return new double[2];
        }
        double r = sign;
        double i = 0;
        for (int k = 0; k < n; k++) {
            double a = re[k * n + k];
            double b = im[k * n + k];
            double next = r * a - i * b;
            i = r * b + i * a;
            r = next;
        }
        return new double[] {r, i};
    }
}

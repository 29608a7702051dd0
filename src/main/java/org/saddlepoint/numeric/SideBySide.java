package org.saddlepoint.numeric;

/**
 * Turns columns one behind the other, {@code x[b*n + j]}, into columns side by side, {@code y[j*count + b]}, and back; four columns and as many
 * rows at a time as the first-level cache holds.
 */
final class SideBySide {
    private static final int TOGETHER = 64;

    private SideBySide() {}

    static void to(double[] x, int n, int count, double[] y) {
        for (int start = 0; start < n; start += TOGETHER) {
            int end = Math.min(n, start + TOGETHER);
            int b = 0;
            for (; b + 4 <= count; b += 4) {
                int second = (b + 1) * n;
                int third = (b + 2) * n;
                int fourth = (b + 3) * n;
                for (int j = start; j < end; j++) {
                    int at = j * count + b;
                    y[at] = x[b * n + j];
                    y[at + 1] = x[second + j];
                    y[at + 2] = x[third + j];
                    y[at + 3] = x[fourth + j];
                }
            }
            for (; b < count; b++) {
                for (int j = start; j < end; j++) {
                    y[j * count + b] = x[b * n + j];
                }
            }
        }
    }

    /** The same with numbers rounded to single precision. */
    static void to(double[] x, int n, int count, float[] y) {
        for (int start = 0; start < n; start += TOGETHER) {
            int end = Math.min(n, start + TOGETHER);
            int b = 0;
            for (; b + 4 <= count; b += 4) {
                int second = (b + 1) * n;
                int third = (b + 2) * n;
                int fourth = (b + 3) * n;
                for (int j = start; j < end; j++) {
                    int at = j * count + b;
                    y[at] = (float) x[b * n + j];
                    y[at + 1] = (float) x[second + j];
                    y[at + 2] = (float) x[third + j];
                    y[at + 3] = (float) x[fourth + j];
                }
            }
            for (; b < count; b++) {
                for (int j = start; j < end; j++) {
                    y[j * count + b] = (float) x[b * n + j];
                }
            }
        }
    }

    static void from(double[] y, int n, int count, double[] x) {
        for (int start = 0; start < n; start += TOGETHER) {
            int end = Math.min(n, start + TOGETHER);
            int b = 0;
            for (; b + 4 <= count; b += 4) {
                int second = (b + 1) * n;
                int third = (b + 2) * n;
                int fourth = (b + 3) * n;
                for (int j = start; j < end; j++) {
                    int at = j * count + b;
                    x[b * n + j] = y[at];
                    x[second + j] = y[at + 1];
                    x[third + j] = y[at + 2];
                    x[fourth + j] = y[at + 3];
                }
            }
            for (; b < count; b++) {
                for (int j = start; j < end; j++) {
                    x[b * n + j] = y[j * count + b];
                }
            }
        }
    }

    /** The same of numbers in single precision. */
    static void from(float[] y, int n, int count, double[] x) {
        for (int start = 0; start < n; start += TOGETHER) {
            int end = Math.min(n, start + TOGETHER);
            int b = 0;
            for (; b + 4 <= count; b += 4) {
                int second = (b + 1) * n;
                int third = (b + 2) * n;
                int fourth = (b + 3) * n;
                for (int j = start; j < end; j++) {
                    int at = j * count + b;
                    x[b * n + j] = y[at];
                    x[second + j] = y[at + 1];
                    x[third + j] = y[at + 2];
                    x[fourth + j] = y[at + 3];
                }
            }
            for (; b < count; b++) {
                for (int j = start; j < end; j++) {
                    x[b * n + j] = y[j * count + b];
                }
            }
        }
    }
}

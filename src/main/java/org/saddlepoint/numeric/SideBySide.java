package org.saddlepoint.numeric;

/**
 * Turns columns one behind the other, {@code x[b*n + j]}, into columns side by side, {@code y[j*count + b]}, and back; four columns and as many
 * rows at a time as the first-level cache holds. There are at least four columns; the last four may overlap the ones before, which are then moved twice.
 */
final class SideBySide {
    private static final int TOGETHER = 64;
    private static final int FOUR = 4;

    private SideBySide() {}

    static void to(double[] x, int n, int count, double[] y) {
        for (int start = 0; start < n; start += TOGETHER) {
            int end = Math.min(n, start + TOGETHER);
            for (int next = 0; next < count; next += FOUR) {
                int b = Math.min(next, count - FOUR);
                int first = b * n;
                for (int j = start; j < end; j++) {
                    int at = j * count + b;
                    y[at] = x[first + j];
                    y[at + 1] = x[first + n + j];
                    y[at + 2] = x[first + 2 * n + j];
                    y[at + 3] = x[first + 3 * n + j];
                }
            }
        }
    }

    /** The same with numbers rounded to single precision. */
    static void to(double[] x, int n, int count, float[] y) {
        for (int start = 0; start < n; start += TOGETHER) {
            int end = Math.min(n, start + TOGETHER);
            for (int next = 0; next < count; next += FOUR) {
                int b = Math.min(next, count - FOUR);
                int first = b * n;
                for (int j = start; j < end; j++) {
                    int at = j * count + b;
                    y[at] = (float) x[first + j];
                    y[at + 1] = (float) x[first + n + j];
                    y[at + 2] = (float) x[first + 2 * n + j];
                    y[at + 3] = (float) x[first + 3 * n + j];
                }
            }
        }
    }

    static void from(double[] y, int n, int count, double[] x) {
        for (int start = 0; start < n; start += TOGETHER) {
            int end = Math.min(n, start + TOGETHER);
            for (int next = 0; next < count; next += FOUR) {
                int b = Math.min(next, count - FOUR);
                int first = b * n;
                for (int j = start; j < end; j++) {
                    int at = j * count + b;
                    x[first + j] = y[at];
                    x[first + n + j] = y[at + 1];
                    x[first + 2 * n + j] = y[at + 2];
                    x[first + 3 * n + j] = y[at + 3];
                }
            }
        }
    }

    static void from(float[] y, int n, int count, double[] x) {
        for (int start = 0; start < n; start += TOGETHER) {
            int end = Math.min(n, start + TOGETHER);
            for (int next = 0; next < count; next += FOUR) {
                int b = Math.min(next, count - FOUR);
                int first = b * n;
                for (int j = start; j < end; j++) {
                    int at = j * count + b;
                    x[first + j] = y[at];
                    x[first + n + j] = y[at + 1];
                    x[first + 2 * n + j] = y[at + 2];
                    x[first + 3 * n + j] = y[at + 3];
                }
            }
        }
    }
}

package org.saddlepoint.numeric;

/** Products of small complex matrices in arrays given by the caller, by rows, real and imaginary parts apart. */
public final class ComplexProducts {
    private ComplexProducts() {}

    /** c = a b for n × n matrices; c must not be a or b. */
    public static void multiply(int n, double[] aRe, double[] aIm, double[] bRe, double[] bIm, double[] cRe, double[] cIm) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double sr = 0;
                double si = 0;
                for (int k = 0; k < n; k++) {
                    double ar = aRe[i * n + k];
                    double ai = aIm[i * n + k];
                    double br = bRe[k * n + j];
                    double bi = bIm[k * n + j];
                    sr += ar * br - ai * bi;
                    si += ar * bi + ai * br;
                }
                cRe[i * n + j] = sr;
                cIm[i * n + j] = si;
            }
        }
    }

    /** y = a x for an n × n matrix; y must not be x. */
    public static void apply(int n, double[] aRe, double[] aIm, double[] xRe, double[] xIm, double[] yRe, double[] yIm) {
        for (int i = 0; i < n; i++) {
            double sr = 0;
            double si = 0;
            for (int k = 0; k < n; k++) {
                sr += aRe[i * n + k] * xRe[k] - aIm[i * n + k] * xIm[k];
                si += aRe[i * n + k] * xIm[k] + aIm[i * n + k] * xRe[k];
            }
            yRe[i] = sr;
            yIm[i] = si;
        }
    }
}

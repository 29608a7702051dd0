package org.saddlepoint.numeric;

/**
 * Transform of real sequences of even power-of-two length n: {@code X_k = Σ_j x_j exp(−2πi jk/n)} for k = 0 … n/2 and back.
 * Half the work of the complex transform. Works on buffers of its own: one instance per thread.
 */
public final class RealSpectrum {
    private final int n;
    private final Fourier half;
    private final double[] re;
    private final double[] im;
    private final double[] cosine;
    private final double[] sine;

    /** @param n length of the real sequence, a power of two, at least 4 */
    public RealSpectrum(int n) {
        if (n < 4 || Integer.bitCount(n) != 1) {
            throw new IllegalArgumentException("the length of a real Fourier transform must be a power of two of at least 4, got " + n);
        }
        this.n = n;
        half = new Fourier(n / 2);
        re = new double[n / 2];
        im = new double[n / 2];
        cosine = new double[n / 2 + 1];
        sine = new double[n / 2 + 1];
        Fourier.roots(n, cosine, sine);
    }

    public int length() {
        return n;
    }

    /** x of length n to the n/2 + 1 complex values X_k. */
    public void forward(double[] x, double[] outRe, double[] outIm) {
        int m = n / 2;
        for (int j = 0; j < m; j++) {
            re[j] = x[2 * j];
            im[j] = x[2 * j + 1];
        }
        half.forward(re, im);
        for (int k = 0; k <= m; k++) {
            int a = k & (m - 1);
            int b = (m - k) & (m - 1);
            double er = 0.5 * (re[a] + re[b]);
            double ei = 0.5 * (im[a] - im[b]);
            double or = 0.5 * (im[a] + im[b]);
            double oi = -0.5 * (re[a] - re[b]);
            outRe[k] = er + cosine[k] * or + sine[k] * oi;
            outIm[k] = ei + cosine[k] * oi - sine[k] * or;
        }
    }

    /** The n/2 + 1 complex values X_k (imaginary parts at k = 0 and n/2 are ignored) to the real sequence x, divided by n: the inverse of forward. */
    public void inverse(double[] inRe, double[] inIm, double[] x) {
        int m = n / 2;
        for (int k = 0; k < m; k++) {
            int b = m - k;
            double imA = k == 0 ? 0 : inIm[k];
            double imB = b == m ? 0 : inIm[b];
            double er = 0.5 * (inRe[k] + inRe[b]);
            double ei = 0.5 * (imA - imB);
            double dr = 0.5 * (inRe[k] - inRe[b]);
            double di = 0.5 * (imA + imB);
            double or = dr * cosine[k] - di * sine[k];
            double oi = di * cosine[k] + dr * sine[k];
            re[k] = er - oi;
            im[k] = ei + or;
        }
        half.backward(re, im);
        for (int j = 0; j < m; j++) {
            x[2 * j] = re[j] / m;
            x[2 * j + 1] = im[j] / m;
        }
    }
}

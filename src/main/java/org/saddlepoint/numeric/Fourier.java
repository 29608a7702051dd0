package org.saddlepoint.numeric;

/**
 * Fast Fourier transform of a fixed power-of-two length on separate real and imaginary arrays, in place, without allocation.
 * Unnormalised: {@code X_k = Σ_j x_j exp(∓2πi jk/n)}; forward then backward multiplies by n. Radix 2 with tabulated twiddle factors
 * (each from sin and cos directly, so the error grows like √log n). Immutable and safe to share between threads.
 */
public final class Fourier {
    private final int length;
    private final double[] cosine;
    private final double[] sine;

    /** @param length a power of two, at least 1 */
    public Fourier(int length) {
        if (length < 1 || Integer.bitCount(length) != 1) {
            throw new IllegalArgumentException("the length of a Fourier transform must be a power of two, got " + length);
        }
        this.length = length;
        cosine = new double[length / 2];
        sine = new double[length / 2];
        roots(length, cosine, sine);
    }

    /** cos(2πk/n) and sin(2πk/n) for k up to the length of the arrays; n a power of two. */
    static void roots(int n, double[] cosine, double[] sine) {
        boolean known = n <= Roots.MOST;
        for (int k = 0; k < cosine.length; k++) {
            // The same bits: the angle is the same number.
            cosine[k] = known ? Roots.COSINE[k * (Roots.MOST / n)] : Math.cos(2 * Math.PI * k / n);
            sine[k] = known ? Roots.SINE[k * (Roots.MOST / n)] : Math.sin(2 * Math.PI * k / n);
        }
    }

    /** Half a circle of tabulated roots of unity, which a new transform would take most of its time to compute; made at first use. */
    private static final class Roots {
        static final int MOST = 4096;
        static final double[] COSINE = new double[MOST / 2 + 1];
        static final double[] SINE = new double[MOST / 2 + 1];

        static {
            for (int k = 0; k < COSINE.length; k++) {
                COSINE[k] = Math.cos(2 * Math.PI * k / MOST);
                SINE[k] = Math.sin(2 * Math.PI * k / MOST);
            }
        }
    }

    public int length() {
        return length;
    }

    /** The smallest power of two that is at least n. */
    public static int lengthFor(int n) {
        return n <= 1 ? 1 : Integer.highestOneBit(n - 1) << 1;
    }

    /** {@code X_k = Σ_j x_j exp(−2πi jk/n)}, in place. */
    public void forward(double[] re, double[] im) {
        transform(re, im, -1);
    }

    /** {@code x_j = Σ_k X_k exp(+2πi jk/n)}, in place, not divided by n. */
    public void backward(double[] re, double[] im) {
        transform(re, im, 1);
    }

    private void transform(double[] re, double[] im, int sign) {
        permute(re, im);
        int n = length;
        int start = 2;
        if (n >= 4) {
            // The first two stages together: their factors are 1 and ±i.
            for (int i = 0; i < n; i += 4) {
                double ar = re[i] + re[i + 1];
                double ai = im[i] + im[i + 1];
                double br = re[i] - re[i + 1];
                double bi = im[i] - im[i + 1];
                double cr = re[i + 2] + re[i + 3];
                double ci = im[i + 2] + im[i + 3];
                double dr = -sign * (im[i + 2] - im[i + 3]);
                double di = sign * (re[i + 2] - re[i + 3]);
                re[i] = ar + cr;
                im[i] = ai + ci;
                re[i + 1] = br + dr;
                im[i + 1] = bi + di;
                re[i + 2] = ar - cr;
                im[i + 2] = ai - ci;
                re[i + 3] = br - dr;
                im[i + 3] = bi - di;
            }
            start = 8;
        }
        for (int size = start; size <= n; size <<= 1) {
            int half = size >> 1;
            int stride = n / size;
            for (int block = 0; block < n; block += size) {
                for (int j = 0; j < half; j++) {
                    double wr = cosine[j * stride];
                    double wi = sign * sine[j * stride];
                    int a = block + j;
                    int b = a + half;
                    double tr = re[b] * wr - im[b] * wi;
                    double ti = re[b] * wi + im[b] * wr;
                    re[b] = re[a] - tr;
                    im[b] = im[a] - ti;
                    re[a] += tr;
                    im[a] += ti;
                }
            }
        }
    }

    private void permute(double[] re, double[] im) {
        int shift = Integer.numberOfLeadingZeros(length) + 1;
        for (int i = 1; i < length - 1; i++) {
            int j = Integer.reverse(i) >>> shift;
            if (j > i) {
                double r = re[i];
                re[i] = re[j];
                re[j] = r;
                double m = im[i];
                im[i] = im[j];
                im[j] = m;
            }
        }
    }
}

package org.saddlepoint.numeric;

/**
 * Transform pair of even real functions sampled at τ_j = j h, j = 0 … n, and ω_k = π k/(n h), k = 0 … n (both ends included):
 * {@code F(ω) = ∫ dτ exp(−iωτ) F(τ)} and {@code F(τ) = ∫ dω/2π exp(iωτ) F(ω)}, as trapezoid sums on the periodic continuation of length 2 n h.
 * The two sums are exact inverses of each other. Accurate when F(τ) has decayed at n h and F(ω) at π/h.
 * Works on buffers of its own, so one instance serves one thread; no allocation per call.
 */
public final class CosineTransform {
    private final int n;
    private final double step;
    private final Fourier half;
    private final double[] re;
    private final double[] im;
    private final double[] cosine;
    private final double[] sine;

    /**
     * @param n    number of intervals, a power of two, at least 2
     * @param step h, spacing in τ (time in membrane constants)
     */
    public CosineTransform(int n, double step) {
        if (n < 2 || Integer.bitCount(n) != 1 || !(step > 0) || !Double.isFinite(step)) {
            throw new IllegalArgumentException("a cosine transform needs a power of two of at least 2 intervals and a positive step, got "
                    + n + " and " + step);
        }
        this.n = n;
        this.step = step;
        half = new Fourier(n);
        re = new double[n];
        im = new double[n];
        cosine = new double[n + 1];
        sine = new double[n + 1];
        for (int k = 0; k <= n; k++) {
            cosine[k] = Math.cos(Math.PI * k / n);
            sine[k] = Math.sin(Math.PI * k / n);
        }
    }

    /** Number of intervals; arrays have n + 1 elements. */
    public int intervals() {
        return n;
    }

    /** h. */
    public double timeStep() {
        return step;
    }

    /** π/(n h). */
    public double frequencyStep() {
        return Math.PI / (n * step);
    }

    /** The lags τ_j. */
    public double[] times() {
        double[] t = new double[n + 1];
        for (int j = 0; j <= n; j++) {
            t[j] = j * step;
        }
        return t;
    }

    /** The angular frequencies ω_k. */
    public double[] frequencies() {
        double[] w = new double[n + 1];
        for (int k = 0; k <= n; k++) {
            w[k] = k * frequencyStep();
        }
        return w;
    }

    /** {@code spectrum[k] = h (F_0 + 2 Σ_{0<j<n} F_j cos(πjk/n) + (−1)^k F_n)}; the two arrays may be the same. */
    public void toSpectrum(double[] correlation, double[] spectrum) {
        transform(correlation, spectrum, step);
    }

    /** {@code correlation[j] = (Δω/2π) (S_0 + 2 Σ_{0<k<n} S_k cos(πjk/n) + (−1)^j S_n)}; the two arrays may be the same. */
    public void toCorrelation(double[] spectrum, double[] correlation) {
        transform(spectrum, correlation, frequencyStep() / (2 * Math.PI));
    }

    private void transform(double[] in, double[] out, double factor) {
        if (in.length < n + 1 || out.length < n + 1) {
            throw new IllegalArgumentException("a cosine transform of " + n + " intervals needs arrays of " + (n + 1) + " elements, got "
                    + in.length + " and " + out.length);
        }
        // Even continuation of length 2n, even samples as real and odd samples as imaginary part of a length-n transform.
        for (int j = 0; j < n; j++) {
            int even = 2 * j;
            int odd = even + 1;
            re[j] = in[even <= n ? even : 2 * n - even];
            im[j] = in[odd <= n ? odd : 2 * n - odd];
        }
        half.forward(re, im);
        for (int k = 0; k <= n; k++) {
            int a = k & (n - 1);
            int b = (n - k) & (n - 1);
            double er = 0.5 * (re[a] + re[b]);
            double or = 0.5 * (im[a] + im[b]);
            double oi = -0.5 * (re[a] - re[b]);
            out[k] = factor * (er + cosine[k] * or + sine[k] * oi);
        }
    }
}

package org.saddlepoint.numeric;

import java.util.Arrays;

/**
 * {@code X(θ) = Σ_{|j| ≤ L} x_j exp(−ijθ)} of a real sequence at arbitrary angles, to about 1e-13 of Σ|x_j|: a fast Fourier transform on a
 * grid twice as dense as the sequence asks for, of the sequence divided by the transform of a Gaussian, then a sum of that
 * Gaussian over the neighbours of each angle. One instance serves one thread.
 *
 * <p>Source: Greengard and Lee, SIAM Rev. 46 (2004) 443.
 */
public final class ScatteredSpectrum {
    /** Neighbours on either side of an angle. */
    private static final int SPREAD = 14;

    private final int reach;
    private final int grid;
    private final RealSpectrum transform;
    private final double[] sharpened;
    private final double[] neighbour = new double[2 * SPREAD];
    private final double width;
    private final double[] padded;
    private final double[] re;
    private final double[] im;

    /** @param reach L, at least 1 */
    public ScatteredSpectrum(int reach) {
        this.reach = reach;
        int modes = 2 * reach + 1;
        grid = Fourier.lengthFor(Math.max(4 * SPREAD, 4 * reach));
        transform = new RealSpectrum(grid);
        double ratio = (double) grid / modes;
        width = Math.PI * SPREAD / ((double) modes * modes * ratio * (ratio - 0.5));
        sharpened = new double[reach + 1];
        for (int j = 0; j <= reach; j++) {
            sharpened[j] = Math.sqrt(Math.PI / width) * Math.exp(width * j * j) / grid;
        }
        for (int l = 0; l < neighbour.length; l++) {
            double offset = Math.PI * (l + 1 - SPREAD) / grid;
            neighbour[l] = Math.exp(-offset * offset / width);
        }
        padded = new double[grid];
        re = new double[grid / 2 + 1 + 2 * SPREAD];
        im = new double[re.length];
    }

    /** L. */
    public int reach() {
        return reach;
    }

    /**
     * @param x     the sequence, x_j at j and x_{−j} at length − j, of 2 L elements at least
     * @param angle in [0, π]
     */
    public void at(double[] x, double[] angle, double[] outRe, double[] outIm) {
        Arrays.fill(padded, 0);
        boolean even = true;
        padded[0] = sharpened[0] * x[0];
        for (int j = 1; j <= reach; j++) {
            double back = x[x.length - j];
            // In the middle of the sequence j and −j are one element.
            double share = 2 * j == x.length ? 0.5 * sharpened[j] : sharpened[j];
            even &= back == x[j];
            padded[j] = share * x[j];
            padded[grid - j] = share * back;
        }
        double[] gridRe = new double[grid / 2 + 1];
        double[] gridIm = new double[grid / 2 + 1];
        transform.forward(padded, gridRe, gridIm);
        for (int m = -SPREAD; m <= grid / 2 + SPREAD; m++) {
            int at = m < 0 ? -m : m > grid / 2 ? grid - m : m;
            re[m + SPREAD] = gridRe[at];
            im[m + SPREAD] = at == m ? gridIm[at] : -gridIm[at];
        }
        for (int k = 0; k < angle.length; k++) {
            sum(angle[k], k, even, outRe, outIm);
        }
    }

    private void sum(double angle, int k, boolean even, double[] outRe, double[] outIm) {
        int middle = (int) Math.round(angle * grid / (2 * Math.PI));
        double offset = angle - 2 * Math.PI * middle / grid;
        double own = Math.exp(-offset * offset / (4 * width));
        double ratio = Math.exp(Math.PI * offset / (grid * width));
        // The neighbours' factors ratio^l, both ways from the middle.
        double up = 1;
        double down = 1 / ratio;
        double back = down;
        double sumRe = 0;
        double sumIm = 0;
        int at = middle + SPREAD;
        if (even) {
            // Four chains: one alone waits for every product.
            double twiceUp = ratio * ratio;
            double twiceDown = back * back;
            double nextUp = ratio;
            double nextDown = down * back;
            double sumUp = 0;
            double sumDown = 0;
            double sumNextUp = 0;
            double sumNextDown = 0;
            for (int l = 0; l < SPREAD - 2; l += 2) {
                sumUp += up * neighbour[SPREAD - 1 + l] * re[at + l];
                sumDown += down * neighbour[SPREAD - 2 - l] * re[at - 1 - l];
                sumNextUp += nextUp * neighbour[SPREAD + l] * re[at + l + 1];
                sumNextDown += nextDown * neighbour[SPREAD - 3 - l] * re[at - 2 - l];
                up *= twiceUp;
                down *= twiceDown;
                nextUp *= twiceUp;
                nextDown *= twiceDown;
            }
            sumUp += up * neighbour[2 * SPREAD - 3] * re[at + SPREAD - 2];
            sumDown += down * neighbour[0] * re[at - SPREAD + 1];
            sumNextUp += nextUp * neighbour[2 * SPREAD - 2] * re[at + SPREAD - 1];
            outRe[k] = own * ((sumUp + sumNextUp) + (sumDown + sumNextDown));
            outIm[k] = 0;
            return;
        }
        for (int l = 0; l < SPREAD; l++) {
            double above = up * neighbour[SPREAD - 1 + l];
            double below = down * neighbour[SPREAD - 2 - l < 0 ? 0 : SPREAD - 2 - l];
            sumRe += above * re[at + l];
            sumIm += above * im[at + l];
            if (l < SPREAD - 1) {
                sumRe += below * re[at - 1 - l];
                sumIm += below * im[at - 1 - l];
            }
            up *= ratio;
            down *= back;
        }
        outRe[k] = own * sumRe;
        outIm[k] = own * sumIm;
    }
}

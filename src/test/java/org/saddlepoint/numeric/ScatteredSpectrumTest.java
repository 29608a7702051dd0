package org.saddlepoint.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScatteredSpectrumTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 32, 100, 256})
    void agreesWithTheSumItself(int reach) {
        Random random = new Random(reach);
        double[] x = new double[512];
        double size = 0;
        for (int j = 0; j <= reach; j++) {
            x[j] = random.nextGaussian();
            x[(x.length - j) % x.length] = random.nextGaussian();
            size += Math.abs(x[j]) + Math.abs(x[(x.length - j) % x.length]);
        }
        double[] angle = {0, 1e-9, 0.003, 0.5 * Math.PI, 1.234567, 3.1, Math.PI};
        double[] re = new double[angle.length];
        double[] im = new double[angle.length];
        new ScatteredSpectrum(reach).at(x, angle, re, im);
        for (int k = 0; k < angle.length; k++) {
            double sumRe = x[0];
            double sumIm = 0;
            for (int j = 1; j <= reach; j++) {
                double share = 2 * j == x.length ? 0.5 : 1;
                sumRe += share * (x[j] + x[x.length - j]) * Math.cos(j * angle[k]);
                sumIm -= share * (x[j] - x[x.length - j]) * Math.sin(j * angle[k]);
            }
            assertEquals(sumRe, re[k], 3e-13 * size, "real part at " + angle[k]);
            assertEquals(sumIm, im[k], 3e-13 * size, "imaginary part at " + angle[k]);
        }
    }

    @Test
    void evenSequencesHaveRealSpectra() {
        double[] x = new double[64];
        for (int j = 1; j < 20; j++) {
            x[j] = Math.exp(-0.1 * j * j);
            x[64 - j] = x[j];
        }
        x[0] = 1;
        double[] re = new double[2];
        double[] im = new double[2];
        new ScatteredSpectrum(20).at(x, new double[] {0.3, 2}, re, im);
        assertEquals(0, im[0], 0);
        assertEquals(Math.sqrt(Math.PI / 0.1) * Math.exp(-0.3 * 0.3 / 0.4), re[0], 1e-9, "a Gaussian's spectrum is Gaussian");
    }
}

package org.saddlepoint.numeric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FourierTest {
    private static double[] random(int n, long seed) {
        return new SplittableRandom(seed).doubles(n, -1, 1).toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 16, 128})
    void agreesWithTheDefinition(int n) {
        double[] re = random(n, 1);
        double[] im = random(n, 2);
        double[] expectedRe = new double[n];
        double[] expectedIm = new double[n];
        for (int k = 0; k < n; k++) {
            for (int j = 0; j < n; j++) {
                double angle = -2 * Math.PI * ((long) j * k % n) / n;
                expectedRe[k] += re[j] * Math.cos(angle) - im[j] * Math.sin(angle);
                expectedIm[k] += re[j] * Math.sin(angle) + im[j] * Math.cos(angle);
            }
        }
        double[] a = re.clone();
        double[] b = im.clone();
        Fourier fourier = new Fourier(n);
        fourier.forward(a, b);
        assertArrayEquals(expectedRe, a, 1e-13 * n);
        assertArrayEquals(expectedIm, b, 1e-13 * n);
        fourier.backward(a, b);
        for (int j = 0; j < n; j++) {
            assertEquals(n * re[j], a[j], 1e-14 * n * n);
            assertEquals(n * im[j], b[j], 1e-14 * n * n);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8, 64})
    void realTransformAgreesWithTheComplexOne(int n) {
        double[] x = random(n, 3);
        double[] re = x.clone();
        double[] im = new double[n];
        new Fourier(n).forward(re, im);
        double[] a = new double[n / 2 + 1];
        double[] b = new double[n / 2 + 1];
        RealSpectrum spectrum = new RealSpectrum(n);
        spectrum.forward(x, a, b);
        for (int k = 0; k <= n / 2; k++) {
            assertEquals(re[k], a[k], 1e-13);
            assertEquals(im[k], b[k], 1e-13);
        }
        double[] back = new double[n];
        spectrum.inverse(a, b, back);
        assertArrayEquals(x, back, 1e-14);
    }

    @Test
    void cosineTransformOfAGaussian() {
        // ∫ exp(−τ²/2) exp(−iωτ) dτ = √(2π) exp(−ω²/2); the trapezoid sum is exact to rounding with h = 0.1 and reach 25.6.
        CosineTransform transform = new CosineTransform(256, 0.1);
        double[] tau = transform.times();
        double[] omega = transform.frequencies();
        double[] f = new double[257];
        for (int j = 0; j <= 256; j++) {
            f[j] = Math.exp(-tau[j] * tau[j] / 2);
        }
        double[] s = new double[257];
        transform.toSpectrum(f, s);
        for (int k = 0; k <= 256; k++) {
            assertEquals(Math.sqrt(2 * Math.PI) * Math.exp(-omega[k] * omega[k] / 2), s[k], 1e-14);
        }
        transform.toCorrelation(s, s);
        assertArrayEquals(f, s, 1e-15);
    }

    @Test
    void cosineTransformIsItsOwnInverseAtTheSmallestSize() {
        CosineTransform transform = new CosineTransform(2, 0.3);
        double[] f = {1.0, -0.4, 0.25};
        double[] s = new double[3];
        transform.toSpectrum(f, s);
        assertEquals(0.3 * (1 - 0.8 + 0.25), s[0], 1e-16);
        assertEquals(0.3 * (1 - 0.25), s[1], 1e-16);
        assertEquals(0.3 * (1 + 0.8 + 0.25), s[2], 1e-16);
        transform.toCorrelation(s, s);
        assertArrayEquals(f, s, 1e-15);
    }

    @Test
    void wrongLengthsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Fourier(12));
        assertThrows(IllegalArgumentException.class, () -> new CosineTransform(10, 0.1));
        assertThrows(IllegalArgumentException.class, () -> new CosineTransform(8, 0.1).toSpectrum(new double[8], new double[9]));
        assertEquals(1024, Fourier.lengthFor(1000));
        assertEquals(1024, Fourier.lengthFor(1024));
    }
}

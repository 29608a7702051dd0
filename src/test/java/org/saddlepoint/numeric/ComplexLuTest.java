package org.saddlepoint.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComplexLuTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 16})
    void solvesWhatItMultiplies(int n) {
        RandomStream random = RandomStream.of(11, "lu", n);
        double[] aRe = new double[n * n];
        double[] aIm = new double[n * n];
        double[] xRe = new double[n * n];
        double[] xIm = new double[n * n];
        random.fillGaussian(aRe, 1);
        random.fillGaussian(aIm, 1);
        random.fillGaussian(xRe, 1);
        random.fillGaussian(xIm, 1);
        double[] bRe = new double[n * n];
        double[] bIm = new double[n * n];
        ComplexProducts.multiply(n, aRe, aIm, xRe, xIm, bRe, bIm);
        ComplexLu lu = new ComplexLu(n);
        assertTrue(lu.factor(aRe, aIm));
        lu.solve(bRe, bIm, n);
        for (int i = 0; i < n * n; i++) {
            assertEquals(xRe[i], bRe[i], 1e-11);
            assertEquals(xIm[i], bIm[i], 1e-11);
        }
        double[] vRe = java.util.Arrays.copyOf(xRe, n);
        double[] vIm = java.util.Arrays.copyOf(xIm, n);
        double[] yRe = new double[n];
        double[] yIm = new double[n];
        ComplexProducts.apply(n, aRe, aIm, vRe, vIm, yRe, yIm);
        lu.solve(yRe, yIm);
        for (int i = 0; i < n; i++) {
            assertEquals(vRe[i], yRe[i], 1e-11);
            assertEquals(vIm[i], yIm[i], 1e-11);
        }
    }

    @Test
    void determinantAndPivoting() {
        ComplexLu lu = new ComplexLu(2);
        // [[0, i], [2, 3]]: determinant −2i.
        assertTrue(lu.factor(new double[] {0, 0, 2, 3}, new double[] {0, 1, 0, 0}));
        assertEquals(0, lu.determinant()[0], 1e-16);
        assertEquals(-2, lu.determinant()[1], 1e-16);
        // Sizes far from one neither overflow nor underflow.
        assertTrue(lu.factor(new double[] {1e-200, 0, 0, 1e200}, new double[] {1e-200, 0, 0, 0}));
        double[] re = {1e-200, 1e200};
        double[] im = {1e-200, 0};
        lu.solve(re, im);
        assertEquals(1, re[0], 1e-15);
        assertEquals(0, im[0], 1e-15);
        assertEquals(1, re[1], 1e-15);
    }

    @Test
    void singularMatricesAreReported() {
        ComplexLu lu = new ComplexLu(2);
        assertFalse(lu.factor(new double[] {1, 2, 2, 4}, new double[4]));
        assertEquals(0, lu.determinant()[0]);
        assertThrows(NumericalFailure.class, () -> lu.solve(new double[2], new double[2]));
        assertFalse(lu.factor(new double[] {Double.NaN, 0, 0, 1}, new double[4]));
    }
}

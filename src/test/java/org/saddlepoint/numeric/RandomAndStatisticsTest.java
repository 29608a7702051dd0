package org.saddlepoint.numeric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RandomAndStatisticsTest {
    @Test
    void streamsRepeatAndDiffer() {
        assertEquals(RandomStream.of(1, "J", 2).nextLong(), RandomStream.of(1, "J", 2).nextLong());
        long reference = RandomStream.of(1, "J", 2).nextLong();
        assertNotEquals(reference, RandomStream.of(2, "J", 2).nextLong());
        assertNotEquals(reference, RandomStream.of(1, "K", 2).nextLong());
        assertNotEquals(reference, RandomStream.of(1, "J", 3).nextLong());
        // The parts of the name are kept apart.
        assertNotEquals(RandomStream.of(1, "J1", 2).nextLong(), RandomStream.of(1, "J", 12).nextLong());
        assertTrue(RandomStream.algorithm().contains("L64X128MixRandom"));
    }

    @Test
    void normalsHaveTheRightMomentsAndDistribution() {
        int n = 400_000;
        double[] z = new double[n];
        RandomStream.of(3, "moments", 0).fillGaussian(z, 2);
        double m2 = 0;
        double m4 = 0;
        double tail = 0;
        for (double x : z) {
            m2 += x * x / 4 / n;
            m4 += x * x * x * x / 16 / n;
            tail += Math.abs(x) > 6 ? 1.0 / n : 0;
        }
        // Five standard errors each: √(2/n), √(96/n), √(p/n) with p = 2Φ(−3) = 0.0027.
        assertEquals(0, Statistics.mean(z), 5 * 2 / Math.sqrt(n));
        assertEquals(1, m2, 5 * Math.sqrt(2.0 / n));
        assertEquals(3, m4, 5 * Math.sqrt(96.0 / n));
        assertEquals(0.0026998, tail, 5 * Math.sqrt(0.0027 / n));
    }

    @Test
    void streamsAreUncorrelated() {
        int n = 100_000;
        double[] a = new double[n];
        double[] b = new double[n];
        RandomStream.of(3, "trajectory", 0).fillGaussian(a, 1);
        RandomStream.of(3, "trajectory", 1).fillGaussian(b, 1);
        assertEquals(0, Vectors.dot(a, b) / n, 5 / Math.sqrt(n));
    }

    @Test
    void permutationsArePermutations() {
        int[] p = RandomStream.of(4, "shuffle", 0).permutation(100);
        int[] sorted = p.clone();
        java.util.Arrays.sort(sorted);
        for (int i = 0; i < 100; i++) {
            assertEquals(i, sorted[i]);
        }
        assertTrue(!java.util.Arrays.equals(p, sorted));
    }

    @Test
    void meanVarianceAndError() {
        double[] sample = {1, 2, 3, 4};
        assertEquals(2.5, Statistics.mean(sample));
        assertEquals(5.0 / 3, Statistics.variance(sample), 1e-15);
        assertEquals(Math.sqrt(5.0 / 12), Statistics.meanAndError(sample).error(), 1e-15);
        assertThrows(IllegalArgumentException.class, () -> Statistics.meanAndError(new double[] {1}));
        assertThrows(IllegalArgumentException.class, () -> Statistics.mean(new double[0]));
    }

    @Test
    void jackknifeOfTheMeanIsTheMeanAndOfTheSquareIsUnbiased() {
        double[] sample = {1.1, 0.4, 2.2, -0.7, 0.9};
        Estimate same = Statistics.jackknife(sample, m -> m);
        assertEquals(Statistics.mean(sample), same.value(), 1e-14);
        assertEquals(Statistics.meanAndError(sample).error(), same.error(), 1e-14);
        // x̄² − s²/n is the unbiased estimate of the squared mean.
        double square = Statistics.mean(sample) * Statistics.mean(sample) - Statistics.variance(sample) / 5;
        assertEquals(square, Statistics.jackknife(sample, m -> m * m).value(), 1e-14);
        double[][] pairs = {{1, 2}, {3, 1}, {2, 2}};
        assertEquals(Math.PI * 2, Statistics.jackknife(pairs, m -> Math.PI * m[0]).value(), 1e-14);
    }

    @Test
    void lineThroughExactDataAndItsErrors() {
        int[] sizes = {100, 200, 400};
        Estimate[] values = new Estimate[3];
        for (int i = 0; i < 3; i++) {
            values[i] = new Estimate(0.7 + 12.0 / sizes[i], 0.01);
        }
        LinearFit fit = LinearFit.inSize(sizes, values);
        assertEquals(0.7, fit.intercept().value(), 1e-14);
        assertEquals(12, fit.slope().value(), 1e-11);
        assertEquals(0, fit.chiSquared(), 1e-20);
        assertEquals(1, fit.probability(), 1e-9);
        // The covariance matrix is σ²(XᵀX)⁻¹ with equal errors, X = (1, 1/N): Σx = 0.0175, Σx² = 1.3125e-4.
        double determinant = 3 * 1.3125e-4 - 0.0175 * 0.0175;
        assertEquals(0.01 * Math.sqrt(1.3125e-4 / determinant), fit.intercept().error(), 1e-12);
        assertEquals(0.01 * Math.sqrt(3 / determinant), fit.slope().error(), 1e-10);
        assertEquals(fit.intercept().error(), fit.at(0).error(), 1e-15);
        // At the weighted centre the error is the error of the mean.
        assertEquals(0.01 / Math.sqrt(3), fit.at(0.0175 / 3).error(), 1e-12);
    }

    @Test
    void chiSquaredProbabilityOfTwoDegreesIsExponential() {
        LinearFit fit = LinearFit.of(new double[] {0, 1, 2, 3},
                new Estimate[] {new Estimate(0, 1), new Estimate(2, 1), new Estimate(0, 1), new Estimate(2, 1)});
        assertEquals(Math.exp(-fit.chiSquared() / 2), fit.probability(), 1e-14);
        assertTrue(fit.chiSquared() > 1);
        assertThrows(IllegalArgumentException.class, () -> LinearFit.of(new double[] {1, 1}, new Estimate[] {new Estimate(0, 1), new Estimate(2, 1)}));
    }

    @Test
    void uniformFillStaysInside() {
        double[] u = new double[1000];
        RandomStream.of(1, "u", 0).fillUniform(u, 2, 3);
        double[] again = new double[1000];
        RandomStream.of(1, "u", 0).fillUniform(again, 2, 3);
        assertArrayEquals(u, again);
        for (double x : u) {
            assertTrue(x >= 2 && x < 3);
        }
    }
}

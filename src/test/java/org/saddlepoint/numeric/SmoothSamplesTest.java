package org.saddlepoint.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The nodes themselves: averages and expansions fall back to quadrature where they fail, which hides what is wrong with them. */
class SmoothSamplesTest {
    /** f(z) = exp(s z) has the averages exp(s²/2) and exp(2s²) and the coefficients exp(s²/2) sⁿ/√n!; of f² a fiftieth lies beyond |z| = 8 at s = 3, half at s = 4. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 3, -3, 4, -4})
    void exponentialsReachFarToOneSide(double s) {
        SmoothSamples samples = SmoothSamples.of(ArrayFunction.of(z -> Math.exp(s * z)), 0).orElseThrow();
        double square = Math.exp(2 * s * s);
        assertEquals(Math.exp(s * s / 2), samples.average().value(), 1e-13 * Math.exp(s * s));
        assertEquals(square, samples.meanSquare().value(), 1e-13 * square);
        for (int order : new int[] {63, 90}) {
            double[] a = samples.grid(order).coefficients(order, samples.meanSquare().value(), 0);
            double expected = Math.exp(s * s / 2);
            for (int n = 0; n < Math.min(40, a.length); n++) {
                assertEquals(expected, a[n], 1e-12 * Math.exp(s * s), "coefficient " + n + " of order " + order);
                expected *= s / Math.sqrt(n + 1);
            }
        }
    }

    /** Both sides at once, of one parity and of none. */
    @Test
    void bothSidesAreReached() {
        for (double weight : new double[] {1, -1, 0.25}) {
            SmoothSamples samples = SmoothSamples.of(ArrayFunction.of(z -> Math.exp(4 * z) + weight * Math.exp(-4 * z)), 0).orElseThrow();
            double square = (1 + weight * weight) * Math.exp(32) + 2 * weight;
            assertEquals((1 + weight) * Math.exp(8), samples.average().value(), 1e-13 * Math.sqrt(square));
            assertEquals(square, samples.meanSquare().value(), 1e-13 * square);
            double[] a = samples.grid(63).coefficients(63, samples.meanSquare().value(), 0);
            assertEquals((1 - weight) * 4 * Math.exp(8), a[1], 1e-12 * Math.sqrt(square));
        }
    }

    @Test
    void whatHasNoAveragesHasNoSamples() {
        assertEquals(Optional.empty(), SmoothSamples.of(ArrayFunction.of(z -> Math.exp(z * z)), 0));
        assertTrue(SmoothSamples.of(ArrayFunction.of(z -> Math.exp(0.2 * z * z)), 0).isPresent());
    }
}

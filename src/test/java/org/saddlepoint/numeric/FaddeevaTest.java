package org.saddlepoint.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaddeevaTest {
    @Test
    void agreesWithHighPrecisionValues() throws IOException {
        List<String> lines;
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(FaddeevaTest.class.getResourceAsStream("/reference/faddeeva.csv"), StandardCharsets.UTF_8))) {
            lines = reader.lines().filter(line -> !line.startsWith("#")).toList();
        }
        assertTrue(lines.size() > 100);
        for (String line : lines) {
            String[] cell = line.split(",");
            double x = Double.parseDouble(cell[0]);
            double y = Double.parseDouble(cell[1]);
            double re = Double.parseDouble(cell[2]);
            double im = Double.parseDouble(cell[3]);
            Faddeeva.Value w = Faddeeva.w(x, y);
            // Below the axis w is the difference of 2 exp(−z²) and a value above it: relative to the larger, with the phase's own error.
            double exponential = y < 0 ? 2 * Math.exp(y * y - x * x) * (1 + Math.abs(x * y)) : 0;
            double scale = Math.max(Math.hypot(re, im), exponential);
            assertEquals(0, Math.hypot(w.re() - re, w.im() - im) / scale, 2e-14, line);
        }
    }

    @Test
    void symmetriesAndLimits() {
        Faddeeva.Value plus = Faddeeva.w(1.3, 0.4);
        Faddeeva.Value minus = Faddeeva.w(-1.3, 0.4);
        assertEquals(plus.re(), minus.re());
        assertEquals(plus.im(), -minus.im());
        assertEquals(1 / (Math.sqrt(Math.PI) * 1e300), Faddeeva.w(0, 1e300).re(), 1e-314);
        assertThrows(NumericalFailure.class, () -> Faddeeva.w(0, -30));
        assertThrows(NumericalFailure.class, () -> Faddeeva.w(Double.NaN, 0));
    }

    @Test
    void averageOfAPoleAgreesWithQuadrature() {
        for (double im : new double[] {0.3, -2.0}) {
            double p = 0.7;
            double m = 0.2;
            double v = 1.9;
            Faddeeva.Value average = Faddeeva.gaussianResolvent(p, im, m, v);
            double re = GaussianAverage.of(x -> (x - p) / ((x - p) * (x - p) + im * im), v, m).value();
            double imaginary = GaussianAverage.of(x -> im / ((x - p) * (x - p) + im * im), v, m).value();
            assertEquals(re, average.re(), 1e-13);
            assertEquals(imaginary, average.im(), 1e-13);
        }
        assertThrows(IllegalArgumentException.class, () -> Faddeeva.gaussianResolvent(1, 0, 0, 1));
    }
}

package org.saddlepoint.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.numbers.gamma.Erf;
import org.apache.commons.numbers.gamma.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GaussianAverageTest {
    private static double cdf(double x) {
        return 0.5 * org.apache.commons.numbers.gamma.Erfc.value(-x / Math.sqrt(2));
    }

    private static double density(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    static Stream<Arguments> closedForms() {
        double m = 0.7;
        double v = 2.3;
        double s = Math.sqrt(v);
        return Stream.of(
                Arguments.of("x^6", (DoubleUnaryOperator) x -> Math.pow(x, 6), 15 * Math.pow(v, 3), v, 0.0, new double[0]),
                Arguments.of("exp", (DoubleUnaryOperator) Math::exp, Math.exp(m + v / 2), v, m, new double[0]),
                Arguments.of("exp, v=60", (DoubleUnaryOperator) Math::exp, Math.exp(30), 60.0, 0.0, new double[0]),
                Arguments.of("cos", (DoubleUnaryOperator) x -> Math.cos(3 * x), Math.exp(-4.5 * v) * Math.cos(3 * m), v, m, new double[0]),
                Arguments.of("1-tanh^2 sum rule", (DoubleUnaryOperator) x -> x * Math.tanh(x) / 71 + Math.tanh(x) * Math.tanh(x), 1.0, 71.0, 0.0,
                        new double[0]),
                Arguments.of("erf shifted", (DoubleUnaryOperator) Erf::value, Erf.value(m / Math.sqrt(1 + 2 * v)), v, m, new double[0]),
                Arguments.of("relu", (DoubleUnaryOperator) x -> Math.max(x, 0), m * cdf(m / s) + s * density(m / s), v, m, new double[] {0}),
                Arguments.of("relu, kink unknown", (DoubleUnaryOperator) x -> Math.max(x, 0), m * cdf(m / s) + s * density(m / s), v, m,
                        new double[0]),
                Arguments.of("step", (DoubleUnaryOperator) x -> x > 1.3 ? 1 : 0, cdf((m - 1.3) / s), v, m, new double[] {1.3}),
                Arguments.of("step, jump unknown", (DoubleUnaryOperator) x -> x > 1.3 ? 1 : 0, cdf((m - 1.3) / s), v, m, new double[0]),
                // At these two places the jump falls into the gap at the end of a panel, which plain bisection misses by 1e-4.
                Arguments.of("step at 0.3, jump unknown", (DoubleUnaryOperator) x -> x > 0.3 ? 1 : 0, cdf(-0.3), 1.0, 0.0, new double[0]),
                Arguments.of("step at 1, jump unknown", (DoubleUnaryOperator) x -> x > 1 ? 1 : 0, cdf(-0.3), 1.0, 0.7, new double[0]),
                Arguments.of("|x|^0.3", (DoubleUnaryOperator) x -> Math.pow(Math.abs(x), 0.3),
                        Math.pow(2 * v, 0.15) * Gamma.value(0.65) / Math.sqrt(Math.PI), v, 0.0, new double[] {0}),
                Arguments.of("|x|^-0.5", (DoubleUnaryOperator) x -> Math.pow(Math.abs(x), -0.5),
                        Math.pow(2 * v, -0.25) * Gamma.value(0.25) / Math.sqrt(Math.PI), v, 0.0, new double[] {0}),
                Arguments.of("exp(0.2 x^2)", (DoubleUnaryOperator) x -> Math.exp(0.2 * x * x), 1 / Math.sqrt(1 - 0.4 * v), v, 0.0, new double[0]),
                Arguments.of("far step", (DoubleUnaryOperator) x -> x > 12 ? 1 : 0, 0.5 * org.apache.commons.numbers.gamma.Erfc.value(12 / Math.sqrt(2)),
                        1.0, 0.0, new double[] {12}),
                Arguments.of("zero", (DoubleUnaryOperator) x -> 0, 0.0, v, m, new double[0]));
    }

    /** Tolerance 2e-13: the stated accuracy of 1e-13 plus the rounding of the reference. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("closedForms")
    void agreesWithClosedForm(String name, DoubleUnaryOperator f, double expected, double variance, double mean, double[] breaks) {
        Estimate estimate = GaussianAverage.of(f, variance, mean, breaks);
        double miss = Math.abs(estimate.value() - expected);
        assertTrue(miss <= 2e-13 * Math.abs(expected) || miss <= 1e-15, name + ": " + estimate + " against " + expected);
        assertTrue(miss <= estimate.error() + 3e-14 * Math.abs(expected), name + ": error estimate too small: " + estimate + " against " + expected);
        assertTrue(estimate.error() <= 1e-11 * Math.max(Math.abs(expected), 1), name + ": error estimate too large: " + estimate);
    }

    @Test
    void rapidOscillationDoesNotFoolTheNestedGrid() {
        // cos(2π z / 0.125) is one on every node of the grids with steps 1/4 and 1/8.
        Estimate estimate = GaussianAverage.of(x -> Math.cos(16 * Math.PI * x), 1);
        assertEquals(0, estimate.value(), 1e-13);
    }

    @Test
    void varianceZeroIsTheValueAtTheMean() {
        assertEquals(Math.tanh(0.4), GaussianAverage.of(Math::tanh, 0, 0.4).value());
    }

    @Test
    void divergenceIsAFailure() {
        assertThrows(NumericalFailure.class, () -> GaussianAverage.of(x -> Math.exp(x * x), 1));
        assertThrows(NumericalFailure.class, () -> GaussianAverage.of(x -> Math.exp(0.5 * x * x), 1));
        assertThrows(NumericalFailure.class, () -> GaussianAverage.of(x -> 1 / (x * x), 1, 0, 0));
        assertThrows(NumericalFailure.class, () -> GaussianAverage.of(x -> 1 / Math.abs(x), 1, 0, 0));
        assertThrows(NumericalFailure.class, () -> GaussianAverage.of(x -> Math.sqrt(x), 1));
    }

    @Test
    void badVarianceIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> GaussianAverage.of(Math::tanh, -1));
        assertThrows(IllegalArgumentException.class, () -> GaussianAverage.of(Math::tanh, Double.NaN));
    }

  /** ⟨exp(cz)⟩ = exp(c²/2): for large c the maximum lies far from the mean, and nothing near it may be mistaken for the end. */
  @org.junit.jupiter.params.ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(doubles = {1, 5, 10, 14, 20})
  void maximaFarFromTheMeanAreFound(double c) {
    assertEquals(1, GaussianAverage.of(x -> Math.exp(c * x), 1).value() / Math.exp(c * c / 2), 1e-12);
    assertEquals(1, GaussianAverage.of(x -> Math.exp(-c * x), 1).value() / Math.exp(c * c / 2), 1e-12);
  }
}

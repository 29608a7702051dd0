package org.saddlepoint.numeric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.Erf;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HermiteExpansionTest {
    private static final double[] RHO = {-1, -0.99999, -0.9, -0.51, -0.3, 0, 1e-6, 0.2, 0.5, 0.6, 0.9, 0.99, 0.9999, 0.9999999, 1};

    private static final double STEP_PAIR = 0.274024951811409650601932451773;

    private static double erfActivation(double x) {
        return Erf.value(Math.sqrt(Math.PI) * x / 2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 1, 5, 71, 400})
    void erfAgreesWithTheArcSine(double v) {
        HermiteExpansion e = HermiteExpansion.of(HermiteExpansionTest::erfActivation, v);
        CovarianceFunction c = e.covariance();
        double a = (Math.PI / 2) / (1 + Math.PI * v / 2);
        assertEquals(1 / Math.sqrt(1 + Math.PI * v / 2), e.slope(), 1e-13);
        for (double rho : RHO) {
            assertEquals(2 / Math.PI * Math.asin(a * v * rho), c.at(rho), 3e-13, "rho " + rho);
            double slope = 2 / Math.PI * a * v / Math.sqrt(1 - Math.pow(a * v * rho, 2));
            assertEquals(slope, c.derivative(rho), 1e-10 * slope, "slope at " + rho);
            double u = a * v * rho;
            double integral = 2 / Math.PI / (a * v) * (u * Math.asin(u) + Math.sqrt(1 - u * u) - 1);
            assertEquals(integral, c.integral(rho), 1e-13, "integral at " + rho);
        }
    }

    @Test
    void smallCorrelationsKeepRelativeAccuracy() {
        CovarianceFunction c = HermiteExpansion.of(Math::tanh, 3).covariance();
        double first = c.derivative(0);
        assertEquals(first * 1e-20, c.at(1e-20), 1e-14 * first * 1e-20);
        assertEquals(first * 0.5e-40, c.integral(1e-20), 1e-14 * first * 0.5e-40);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 4})
    void reluAgreesWithTheArcCosineKernel(double v) {
        HermiteExpansion e = HermiteExpansion.of(x -> Math.max(x, 0), v, 0, new double[] {0}, 0);
        CovarianceFunction c = e.covariance();
        assertEquals(0.5, e.slope(), 1e-13);
        for (double rho : RHO) {
            double theta = Math.acos(rho);
            double expected = v / (2 * Math.PI) * (Math.sin(theta) + (Math.PI - theta) * rho) - v / (2 * Math.PI);
            assertEquals(expected, c.at(rho), 2e-12 * v, "rho " + rho);
            assertEquals(v / (2 * Math.PI) * (Math.PI - theta), c.derivative(rho), (Math.abs(rho) > 0.9999 ? 1e-5 : 1e-9) * v, "slope at " + rho);
        }
    }

    @Test
    void signAgreesWithTheArcSine() {
        HermiteExpansion e = HermiteExpansion.of(Math::signum, 2.5, 0, new double[] {0}, 0);
        CovarianceFunction c = e.covariance();
        assertEquals(Math.sqrt(2 / (Math.PI * 2.5)), e.slope(), 1e-13);
        for (double rho : RHO) {
            assertEquals(2 / Math.PI * Math.asin(rho), c.at(rho), 2e-12, "rho " + rho);
            if (Math.abs(rho) < 1) {
                double slope = 2 / Math.PI / Math.sqrt((1 - rho) * (1 + rho));
                assertEquals(slope, c.derivative(rho), 1e-7 * slope, "slope at " + rho);
            }
            assertEquals(2 / Math.PI * (rho * Math.asin(rho) + Math.sqrt(1 - rho * rho) - 1), c.integral(rho), 2e-12, "integral at " + rho);
        }
    }

    @Test
    void kinksAndJumpsThatWereNotNamedAreFound() {
        // |x| has a smooth square; its covariance is (2/π)(√(1−ρ²) + ρ asin ρ − 1).
        CovarianceFunction modulus = HermiteExpansion.of(Math::abs, 1).covariance();
        HermiteExpansion step = HermiteExpansion.of(x -> x > 0.3 ? 1 : 0, 1);
        for (double rho : RHO) {
            assertEquals(2 / Math.PI * (Math.sqrt((1 - rho) * (1 + rho)) + rho * Math.asin(rho) - 1), modulus.at(rho), 1e-13, "rho " + rho);
        }
        double p = 0.5 * org.apache.commons.numbers.gamma.Erfc.value(0.3 / Math.sqrt(2));
        assertEquals(p * (1 - p), step.covariance().at(1), 1e-12);
        DoubleUnaryOperator clip = x -> Math.max(-1, Math.min(1, x));
        CovarianceFunction named = HermiteExpansion.of(clip, 1, 0.7, new double[] {-1, 1}, 0).covariance();
        CovarianceFunction found = HermiteExpansion.of(clip, 1, 0.7, new double[0], 0).covariance();
        for (double rho : RHO) {
            assertEquals(named.at(rho), found.at(rho), 1e-12, "rho " + rho);
        }
    }

    @Test
    void infiniteSlopeIsAFailure() {
        CovarianceFunction c = HermiteExpansion.of(Math::signum, 2.5, 0, new double[] {0}, 0).covariance();
        assertThrows(NumericalFailure.class, () -> c.derivative(1));
        assertThrows(NumericalFailure.class, () -> c.derivative(-1));
    }

    @Test
    void thresholdedStepsAgreeWithTheBivariateNormal() {
        // P(x > 0.6, y > −0.2) at correlation 0.95, from an mpmath quadrature of ∫ φ(x) Φ((ρx + 0.2)/√(1−ρ²)) with 30 digits.
        HermiteExpansion a = HermiteExpansion.of(x -> x > 0.6 ? 1 : 0, 1, 0, new double[] {0.6}, 0);
        HermiteExpansion b = HermiteExpansion.of(x -> x > -0.2 ? 1 : 0, 1, 0, new double[] {-0.2}, 0);
        double joint = a.covariance(b).at(0.95) + a.average().value() * b.average().value();
        assertEquals(STEP_PAIR, joint, 1e-12);
        double unannounced = HermiteExpansion.of(x -> x > 0.6 ? 1 : 0, 1).covariance(b).at(0.95) + a.average().value() * b.average().value();
        assertEquals(STEP_PAIR, unannounced, 1e-12);
    }

    @Test
    void polynomialsAreExact() {
        HermiteExpansion cube = HermiteExpansion.of(x -> x * x * x, 2);
        CovarianceFunction c = cube.covariance();
        for (double rho : RHO) {
            assertEquals(8 * (9 * rho + 6 * Math.pow(rho, 3)), c.at(rho), 1e-11, "rho " + rho);
            assertEquals(8 * (9 + 18 * rho * rho), c.derivative(rho), 1e-10);
            assertEquals(8 * (4.5 * rho * rho + 1.5 * Math.pow(rho, 4)), c.integral(rho), 1e-11);
        }
        assertEquals(6, cube.slope(), 1e-12);
        assertEquals(6, cube.meanDerivative(3), 1e-12);
    }

    @Test
    void sineExponentialAndTheirMixture() {
        double v = 1.7;
        double m = 0.4;
        CovarianceFunction sine = HermiteExpansion.of(Math::sin, v).covariance();
        HermiteExpansion exponential = HermiteExpansion.of(Math::exp, v, m, new double[0], 0);
        CovarianceFunction exp = exponential.covariance();
        CovarianceFunction mixed = HermiteExpansion.of(Math::sin, v).covariance(exponential);
        for (double rho : RHO) {
            assertEquals(Math.exp(-v) * Math.sinh(v * rho), sine.at(rho), 1e-14);
            double expected = Math.exp(2 * m + v) * Math.expm1(v * rho);
            assertEquals(expected, exp.at(rho), 1e-12 * Math.exp(2 * m + v));
            // E sin(x) e^y = e^{m+v/2} e^{-v/2} sin(v rho)
            assertEquals(Math.exp(m) * Math.sin(v * rho), mixed.at(rho), 1e-13);
        }
        assertEquals(Math.exp(-v / 2), HermiteExpansion.of(Math::sin, v).slope(), 1e-14);
    }

    /**
     * The stationary variance of the random network with gain g: Δ0/2 = (g²/Δ0) ∫_0^{Δ0} C(Δ0,c) dc.
     * Reference: independent solution with the closed form (erf) and high-order expansion (tanh), stable to all digits given.
     */
    @ParameterizedTest
    @CsvSource({"erf,2,2.064080019,0.553806936,0.485514166", "erf,5,17.201142446,0.829405441,0.188916494",
        "tanh,1.5,0.747686381,0.342093489,0.657906511", "tanh,2,1.924805414,0.513178066,0.486821934", "tanh,10,71.368091582,0.906090781,0.093909219"})
    void potentialConditionOfTheChaoticNetwork(String name, double g, double variance, double second, double gain) {
        DoubleUnaryOperator phi = name.equals("erf") ? HermiteExpansionTest::erfActivation : Math::tanh;
        double low = variance * (1 - 1e-3);
        double high = variance * (1 + 1e-3);
        for (int pass = 0; pass < 40; pass++) {
            double middle = 0.5 * (low + high);
            double excess = 0.5 * middle - g * g * HermiteExpansion.of(phi, middle).covariance().integral(1);
            if (excess > 0) {
                high = middle;
            } else {
                low = middle;
            }
        }
        assertEquals(variance, low, 1e-9 * variance);
        HermiteExpansion e = HermiteExpansion.of(phi, variance);
        assertEquals(second, e.covariance().at(1), 2e-9);
        assertEquals(gain, e.slope(), 2e-9);
    }

    @Test
    void steepFunctionsFallBackToQuadrature() {
        // g = 200: v = 28000; the closed form has its slope singularity at 1 − rho = 2e-5.
        double v = 28000;
        CovarianceFunction c = HermiteExpansion.of(HermiteExpansionTest::erfActivation, v).covariance();
        double a = (Math.PI / 2) / (1 + Math.PI * v / 2);
        for (double rho : RHO) {
            assertEquals(2 / Math.PI * Math.asin(a * v * rho), c.at(rho), 2e-12, "rho " + rho);
        }
    }

    @Test
    void powerLawSingularity() {
        // E |x|^p |y|^p = (2^p/π) Γ((p+1)/2)² 2F1(−p/2, −p/2; 1/2; ρ²), summed here term by term.
        double p = 0.4;
        HermiteExpansion e = HermiteExpansion.of(x -> Math.pow(Math.abs(x), p), 1, 0, new double[] {0}, 0);
        CovarianceFunction c = e.covariance();
        double gamma = org.apache.commons.numbers.gamma.Gamma.value((p + 1) / 2);
        for (double rho : new double[] {-0.9, 0.3, 0.7, 0.9, 0.99}) {
            double term = 1;
            double sum = 0;
            for (int n = 0; n < 2000; n++) {
                term *= (n - p / 2) * (n - p / 2) / ((n + 0.5) * (n + 1)) * rho * rho;
                sum += term;
            }
            assertEquals(Math.pow(2, p) / Math.PI * gamma * gamma * sum, c.at(rho), 2e-12, "rho " + rho);
        }
    }

    @Test
    void varianceZeroHasOnlyItsMean() {
        HermiteExpansion e = HermiteExpansion.of(Math::tanh, 0, 0.3, new double[0], 0);
        assertEquals(Math.tanh(0.3), e.average().value());
        assertEquals(0, e.covariance().at(0.7));
        assertThrows(NumericalFailure.class, e::slope);
    }

    @Test
    void divergentMeanSquareIsAFailure() {
        assertThrows(NumericalFailure.class, () -> HermiteExpansion.of(x -> Math.exp(0.3 * x * x), 1));
    }

    @Test
    void parsevalHolds() {
        HermiteExpansion e = HermiteExpansion.of(Math::tanh, 10);
        double sum = 0;
        for (double a : e.coefficients()) {
            sum += a * a;
        }
        assertEquals(e.meanSquare().value(), sum, 1e-13);
        assertTrue(e.order() < 4000);
    }

    /** Short and long series, odd, even and neither, with and without kinks: arrays have the bits of single values. */
    @Test
    void arraysHaveTheSameBits() {
        List<HermiteExpansion> all = List.of(HermiteExpansion.of(Math::tanh, 0.5), HermiteExpansion.of(Math::tanh, 20), HermiteExpansion.of(x -> Math.tanh(4 * x * x), 3),
                HermiteExpansion.of(x -> Math.tanh(x - 0.4), 9), HermiteExpansion.of(Math::signum, 1, 0, new double[] {0}, 0), HermiteExpansion.of(x -> Math.max(x, 0.3), 1, 0, new double[] {0.3}, 0));
        double[] rho = new double[403];
        for (int i = 0; i < rho.length; i++) {
            rho[i] = i < 201 ? -1 + i / 100.0 : Math.cos(7.3 * i);
        }
        for (HermiteExpansion e : all) {
            CovarianceFunction c = e.covariance();
            double[] value = new double[rho.length];
            double[] integral = new double[rho.length];
            c.apply(rho, value, rho.length);
            c.integrals(rho, integral, rho.length);
            for (int i = 0; i < rho.length; i++) {
                assertEquals(c.at(rho[i]), value[i], "C at " + rho[i]);
                assertEquals(c.integral(rho[i]), integral[i], "integral at " + rho[i]);
            }
        }
    }

    /** Halfway between two variances a covariance is the mean of the two but for the second order in their distance. */
    @Test
    void covariancesMoveStraightBetweenVariances() {
        CovarianceFunction low = HermiteExpansion.of(Math::tanh, 2 - 1e-4).covariance();
        CovarianceFunction high = HermiteExpansion.of(Math::tanh, 2 + 1e-4).covariance();
        CovarianceFunction here = HermiteExpansion.of(Math::tanh, 2).covariance();
        CovarianceFunction between = low.towards(high, 0.5).orElseThrow();
        for (double rho : new double[] {-0.9, 0.3, 0.8, 1}) {
            assertEquals(here.at(rho), between.at(rho), 1e-9);
            assertTrue(Math.abs(low.at(rho) - here.at(rho)) > 1e-7);
        }
        assertTrue(HermiteExpansion.of(Math::signum, 1, 0, new double[] {0}, 0).covariance().towards(low, 0.5).isEmpty());
    }

    /** A function that is known on arrays gives what it gives one by one. */
    @Test
    void functionsOfArraysGiveTheSameExpansion() {
        class Tanh implements DoubleUnaryOperator, ArrayFunction {
            @Override
            public double applyAsDouble(double x) {
                return Math.tanh(x - 0.2);
            }

            @Override
            public void apply(double[] in, double[] out, int n) {
                for (int i = 0; i < n; i++) {
                    out[i] = applyAsDouble(in[i]);
                }
            }
        }
        DoubleUnaryOperator single = new Tanh()::applyAsDouble;
        for (double v : new double[] {0.1, 3, 40}) {
            assertArrayEquals(HermiteExpansion.of(single, v).coefficients(), HermiteExpansion.of(new Tanh(), v).coefficients());
        }
    }

    /** A clipped line whose corner is 38 standard deviations away: nothing, and found to be nothing at once. */
    @Test
    void cornersThatCarryNoWeight() {
        double variance = 0.014767964191516412;
        for (double mean : new double[] {-4.6, -4.7, -12}) {
            HermiteExpansion clip = HermiteExpansion.of(x -> Math.min(Math.max(x, 0), 1), variance, mean, new double[] {0, 1}, 0);
            assertEquals(0, clip.covariance().at(1), 1e-200);
            assertEquals(0, clip.average().value(), 1e-200);
        }
    }
}

package org.saddlepoint.numeric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Roots, minima, integrals, interpolation, extrapolation and initial value problems of one variable. */
class OneDimensionTest {
    @Test
    void rootsAreBracketed() {
        Estimate root = Roots.in(x -> x * x * x - 2, 0, 2, 1e-14);
        assertEquals(Math.cbrt(2), root.value(), 1e-14);
        assertTrue(root.error() <= 1e-13);
        assertEquals(0, Roots.in(x -> x, 0, 2, 1e-14).value());
        assertThrows(NumericalFailure.class, () -> Roots.in(x -> x * x + 1, -1, 1, 1e-10));
        assertThrows(NumericalFailure.class, () -> Roots.in(x -> x > 0.1 && x < 0.9 ? Double.NaN : x - 0.5, 0, 1, 1e-10));
        // Extremely flat on one side.
        assertEquals(Math.log(1e-8), Roots.in(x -> Math.exp(x) - 1e-8, -100, 5, 1e-12).value(), 1e-10);
    }

    @Test
    void walksFindBrackets() {
        Roots.Bracket bracket = Roots.walk(x -> 5 - x, 0, 100, 0.5).orElseThrow();
        assertTrue(bracket.low() <= 5 && bracket.high() >= 5);
        Roots.Bracket down = Roots.walk(x -> x - 1, 10, 0, 0.5).orElseThrow();
        assertTrue(down.low() <= 1 && down.high() >= 1);
        assertTrue(Roots.walk(x -> 1, 0, 10, 1).isEmpty());
        List<Estimate> roots = Roots.scan(Math::sin, 0.5, 10, 20, 1e-13);
        assertEquals(3, roots.size());
        assertEquals(2 * Math.PI, roots.get(1).value(), 1e-12);
    }

    @Test
    void minima() {
        Minimize.Minimum minimum = Minimize.in(x -> Math.cosh(x - 0.3), -2, 5, 1e-9);
        assertEquals(0.3, minimum.at().value(), 1e-7);
        assertEquals(1, minimum.value(), 1e-14);
        Minimize.Minimum global = Minimize.global(x -> Math.cos(3 * x) + 0.1 * x, 0, 7, 40, 1e-9);
        assertEquals(-0.1 / 3, -Math.sin(3 * global.at().value()), 1e-6);
        assertTrue(global.at().value() < 2, "the lowest of three");
    }

    @Test
    void integrals() {
        assertEquals(2, AdaptiveQuadrature.integrate(Math::sin, 0, Math.PI, 1e-14).value(), 1e-14);
        assertEquals(2, AdaptiveQuadrature.integrate(x -> 1 / Math.sqrt(x), 0, 1, 1e-13).value(), 1e-9);
        Estimate gauss = AdaptiveQuadrature.toInfinity(x -> Math.exp(-x * x / 2), 0, 1, 1e-13);
        assertEquals(Math.sqrt(Math.PI / 2), gauss.value(), 1e-13);
        assertTrue(gauss.error() < 1e-11);
        assertEquals(Math.PI / 4, AdaptiveQuadrature.toInfinity(x -> 1 / (1 + x * x), 1, 2, 1e-13).value(), 1e-13);
        assertEquals(Math.exp(-3), AdaptiveQuadrature.toInfinity(x -> x > 3 ? Math.exp(-x) : 0, 0, 1, 1e-13, 3).value(), 1e-13);
        assertThrows(NumericalFailure.class, () -> AdaptiveQuadrature.toInfinity(x -> 1 / (1 + x), 0, 1, 1e-13));
        assertThrows(NumericalFailure.class, () -> AdaptiveQuadrature.integrate(x -> 1 / x, 0, 1, 1e-13));
        assertThrows(IllegalArgumentException.class, () -> AdaptiveQuadrature.integrate(x -> x, 1, 0, 1e-13));
    }

    private static double[] grid(int n, double h) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = i * h;
        }
        return x;
    }

    private static double[] values(double[] x, java.util.function.DoubleUnaryOperator f) {
        return java.util.Arrays.stream(x).map(f).toArray();
    }

    /** 1 + 1e-3 sin t − 1 has a relative rounding of 1e-13, far above the tolerance: halving panels cannot help. */
    @Test
    void roundingOfTheIntegrandIsNotResolved() {
        Estimate integral = AdaptiveQuadrature.integrate(t -> Math.pow(1 + 1e-3 * Math.sin(t) - 1, 2), 0, 10, 1e-15);
        double exact = 1e-6 * (5 - Math.sin(20) / 4);
        assertEquals(exact, integral.value(), 1e-9 * exact);
        assertTrue(Math.abs(integral.value() - exact) <= integral.error() && integral.error() < 1e-9 * exact, () -> "error " + integral.error());
    }

    @Test
    void cubicSplineReproducesCubicsAndConvergesWithOrderFour() {
        double[] x = {0, 0.5, 1.1, 2, 2.4};
        CubicSpline cubic = CubicSpline.through(x, values(x, t -> 1 - t + 2 * t * t * t));
        CubicSpline clamped = CubicSpline.clamped(x, values(x, t -> 1 - t + 2 * t * t * t), -1, -1 + 6 * 2.4 * 2.4);
        for (double t : new double[] {0, 0.3, 1.7, 2.4}) {
            assertEquals(1 - t + 2 * t * t * t, cubic.applyAsDouble(t), 1e-13);
            assertEquals(1 - t + 2 * t * t * t, clamped.applyAsDouble(t), 1e-13);
            assertEquals(-1 + 6 * t * t, cubic.derivative(t), 1e-12);
            assertEquals(t - t * t / 2 + t * t * t * t / 2, cubic.integral(t), 1e-13);
        }
        double[] miss = new double[2];
        for (int level = 0; level < 2; level++) {
            double h = 0.05 / (1 << level);
            double[] g = grid((int) Math.round(3 / h) + 1, h);
            CubicSpline spline = CubicSpline.clamped(g, values(g, t -> 1 / Math.cosh(t)), 0, -Math.tanh(3) / Math.cosh(3));
            for (double t = 0; t < 3; t += 0.0173) {
                miss[level] = Math.max(miss[level], Math.abs(spline.applyAsDouble(t) - 1 / Math.cosh(t)));
            }
        }
        assertEquals(16, miss[0] / miss[1], 2);
        assertThrows(IllegalArgumentException.class, () -> cubic.applyAsDouble(2.5));
        assertThrows(IllegalArgumentException.class, () -> CubicSpline.through(new double[] {0, 1, 1, 2}, new double[4]));
    }

    @Test
    void quinticInterpolationHasOrderSixAlsoAtTheMirror() {
        double[] miss = new double[2];
        for (int level = 0; level < 2; level++) {
            double h = 0.2 / (1 << level);
            double[] g = grid((int) Math.round(4 / h) + 1, h);
            LocalInterpolant interpolant = LocalInterpolant.even(g, values(g, t -> 1 / Math.cosh(t)));
            for (double t = 0; t < 3; t += 0.0173) {
                miss[level] = Math.max(miss[level], Math.abs(interpolant.applyAsDouble(t) - 1 / Math.cosh(t)));
            }
        }
        assertEquals(64, miss[0] / miss[1], 16);
        LocalInterpolant polynomial = LocalInterpolant.through(grid(7, 1), values(grid(7, 1), t -> Math.pow(t - 2, 5)));
        assertEquals(Math.pow(3.3 - 2, 5), polynomial.applyAsDouble(3.3), 1e-12);
        assertThrows(IllegalArgumentException.class, () -> polynomial.applyAsDouble(-0.1));
    }

    @Test
    void chebyshevInterpolantWithDerivativeAndIntegral() {
        PiecewiseChebyshev f = PiecewiseChebyshev.of(t -> Math.sqrt(t), 0, 2, 1e-13);
        assertTrue(f.panels() > 5, "the square root needs shrinking panels");
        for (double t : new double[] {1e-6, 0.01, 0.5, 1, 1.999}) {
            assertEquals(Math.sqrt(t), f.applyAsDouble(t), 1e-11);
            assertEquals(2.0 / 3 * Math.pow(t, 1.5), f.antiderivative().applyAsDouble(t), 1e-11);
        }
        PiecewiseChebyshev g = PiecewiseChebyshev.of(Math::sin, -1, 4, 1e-14);
        assertEquals(Math.cos(2.2), g.derivative().applyAsDouble(2.2), 1e-11);
        assertThrows(IllegalArgumentException.class, () -> g.applyAsDouble(5));
    }

    /** In any order, in runs through several panels and at their edges. */
    @Test
    void chebyshevInterpolantOfArraysHasTheSameBits() {
        PiecewiseChebyshev f = PiecewiseChebyshev.of(t -> Math.sqrt(t) * Math.cos(5 * t), 0, 2, 1e-12);
        PiecewiseChebyshev integral = f.antiderivative();
        for (PiecewiseChebyshev one : List.of(f, integral)) {
            double[] x = new double[1501];
            for (int i = 0; i < x.length; i++) {
                x[i] = i < 900 ? 2 * i / 899.0 : 2 * ((i * 0.6180339887) % 1);
            }
            double[] y = new double[x.length];
            one.apply(x, y, x.length);
            for (int i = 0; i < x.length; i++) {
                assertEquals(one.applyAsDouble(x[i]), y[i], "at " + x[i]);
            }
            one.apply(x, x, x.length);
            assertArrayEquals(y, x);
        }
        assertThrows(IllegalArgumentException.class, () -> f.apply(new double[] {1, 2.1}, new double[2], 2));
    }

    @Test
    void richardsonExtrapolates() {
        Estimate slope = Richardson.derivative(Math::exp, 1, 0.2);
        assertEquals(Math.E, slope.value(), 1e-11);
        assertTrue(Math.abs(slope.value() - Math.E) <= 10 * slope.error() + 1e-13);
        // Trapezoid sums of exp on [0, 1]: an expansion in h².
        Estimate integral = Richardson.limit(h -> {
            int n = (int) Math.round(1 / h);
            double sum = 0.5 * (1 + Math.E);
            for (int i = 1; i < n; i++) {
                sum += Math.exp(i * h);
            }
            return h * sum;
        }, 0.5, 2, 2, 6);
        assertEquals(Math.E - 1, integral.value(), 1e-13);
    }

    @Test
    void initialValueProblems() {
        double[][] y = InitialValueProblem.solve((t, s, d) -> {
            d[0] = s[1];
            d[1] = -s[0];
        }, new double[] {0, 1, 2.5, 10}, new double[] {1, 0}, 1e-13, 1e-13);
        assertEquals(Math.cos(10), y[3][0], 1e-10);
        assertEquals(-Math.sin(2.5), y[2][1], 1e-11);
        assertThrows(NumericalFailure.class,
                () -> InitialValueProblem.solve((t, s, d) -> d[0] = s[0] * s[0], new double[] {0, 2}, new double[] {1}, 1e-10, 1e-10));
    }

    @Test
    void twoLevelAveragesAgreeWithTheTotalVariance() {
        // Non-odd function: E_s μ(s)² from the nested average and from the Mehler series at correlation q/(q + v).
        TwoLevelAverage nested = new TwoLevelAverage(x -> Math.tanh(x) + 0.3 * x * x, 0.4, 0.7, 1.1, new double[0]);
        HermiteExpansion total = HermiteExpansion.of(nested.f(), 1.8, 0.4, new double[0], 0);
        double expected = total.covariance().at(0.7 / 1.8) + total.average().value() * total.average().value();
        assertEquals(expected, nested.outer((mean, variance) -> mean * mean).value(), 1e-12);
        assertEquals(total.covariance().at(1) - total.covariance().at(0.7 / 1.8), nested.outer((mean, variance) -> variance).value(), 1e-12);
        TwoLevelAverage step = new TwoLevelAverage(x -> x > 0.5 ? 1 : 0, 0.1, 1, 0, new double[] {0.5});
        assertEquals(0.5 * org.apache.commons.numbers.gamma.Erfc.value(0.4 / Math.sqrt(2)), step.outer((mean, variance) -> mean).value(), 1e-13);
    }

    @Test
    void varianceDerivativeAgreesWithDifferences() {
        double v = 1.3;
        double c = 0.6;
        CovarianceFunction slope = HermiteExpansion.of(Math::tanh, v).varianceDerivative(HermiteExpansion.of(Math::atan, v));
        Estimate numerical = Richardson.derivative(
                u -> HermiteExpansion.of(Math::tanh, u).covariance(HermiteExpansion.of(Math::atan, v)).at(c / Math.sqrt(u * v)), v, 0.05);
        assertEquals(numerical.value(), slope.at(c / v), 1e-10);
    }
}

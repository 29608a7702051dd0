package org.saddlepoint.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class PolygonTest {
    private static final double[] ANGLES = {0, 1e-6, 1e-3, 0.1, 0.7, 1.5, Math.PI / 2, 2, 3, Math.PI - 1e-4, Math.PI};

    private static Polygon polygon(DoubleUnaryOperator f, double... breaks) {
        return Polygon.of(f, breaks).orElseThrow();
    }

    /** Arc-cosine kernel of order one: E max(x,0) max(y,0) = (sin θ + (π − θ) cos θ)/(2π). */
    @Test
    void rectifier() {
        Polygon relu = polygon(z -> Math.max(z, 0), 0);
        for (double theta : ANGLES) {
            double expected = (Math.sin(theta) + (Math.PI - theta) * Math.cos(theta) - 1) / (2 * Math.PI);
            assertEquals(expected, relu.covariance(relu, theta), 2e-15, () -> "at " + theta);
        }
    }

    /** E sign(x) sign(y) = 1 − 2θ/π, and E sign(x) max(y, 0) = cos θ/√(2π). */
    @Test
    void signs() {
        Polygon sign = polygon(Math::signum, 0);
        Polygon relu = polygon(z -> Math.max(z, 0), 0);
        for (double theta : ANGLES) {
            assertEquals(1 - 2 * theta / Math.PI, sign.covariance(sign, theta), 2e-15, () -> "at " + theta);
            assertEquals(Math.cos(theta) / Math.sqrt(2 * Math.PI), sign.covariance(relu, theta), 2e-15, () -> "at " + theta);
            assertEquals(Math.cos(theta) / Math.sqrt(2 * Math.PI), relu.covariance(sign, theta), 2e-15, () -> "at " + theta);
        }
    }

    /** Variance of a clipped line by an ordinary integral, and covariances of lines with jumps by quadrature over both variables. */
    @Test
    void cornersAnywhere() {
        DoubleUnaryOperator clip = z -> Math.min(Math.max(0.4 + 1.7 * z, 0), 1);
        double[] clipBreaks = {-0.4 / 1.7, 0.6 / 1.7};
        DoubleUnaryOperator torn = z -> z < -1 ? 0.5 * z : z < 0.36 ? 2 - z : 3 * z;
        double[] tornBreaks = {-1, 0.36};
        Polygon first = polygon(clip, clipBreaks);
        Polygon second = polygon(torn, tornBreaks);
        double mean = GaussianAverage.of(clip, 1, 0, clipBreaks).value();
        assertEquals(GaussianAverage.of(z -> Math.pow(clip.applyAsDouble(z) - mean, 2), 1, 0, clipBreaks).value(), first.covariance(first, 0), 1e-14);
        for (double theta : new double[] {0.01, 0.3, 1, 2, 3}) {
            assertEquals(direct(clip, clipBreaks, torn, tornBreaks, theta), first.covariance(second, theta), 1e-12, () -> "at " + theta);
            assertEquals(direct(torn, tornBreaks, clip, clipBreaks, theta), second.covariance(first, theta), 1e-12, () -> "at " + theta);
            assertEquals(direct(torn, tornBreaks, torn, tornBreaks, theta), second.covariance(second, theta), 1e-12, () -> "at " + theta);
        }
    }

    /** E over x of f(x) E[h(y) | x], panel by panel. */
    private static double direct(DoubleUnaryOperator f, double[] breaks, DoubleUnaryOperator h, double[] others, double theta) {
        double c = Math.cos(theta);
        double s = Math.sin(theta);
        double means = GaussianAverage.of(f, 1, 0, breaks).value() * GaussianAverage.of(h, 1, 0, others).value();
        return GaussianAverage.of(x -> f.applyAsDouble(x) * GaussianAverage.of(h, s * s, c * x, others).value(), 1, 0, breaks).value() - means;
    }

    @Test
    void curvesAreNoPolygons() {
        assertTrue(Polygon.of(z -> Math.max(z, 0) * z, new double[] {0}).isEmpty());
        assertTrue(Polygon.of(Math::tanh, new double[] {0}).isEmpty());
        assertTrue(Polygon.of(z -> z, new double[0]).isEmpty());
    }

    /** The covariance function of a clipped line takes this way next to ρ = 1, and joins the series. */
    @Test
    void hermiteExpansionsUseIt() {
        DoubleUnaryOperator clip = z -> Math.min(Math.max(z, 0), 1);
        CovarianceFunction c = HermiteExpansion.of(clip, 0.003, 0.1, new double[] {0, 1}, 0).covariance();
        double[] places = {-1, 0.5, 0.89, 0.91, 0.999, 1};
        for (double rho : places) {
            double theta = Math.acos(rho);
            double d = Math.sqrt(0.003);
            assertEquals(polygon(z -> clip.applyAsDouble(0.1 + d * z), -0.1 / d, 0.9 / d).covariance(polygon(z -> clip.applyAsDouble(0.1 + d * z), -0.1 / d, 0.9 / d), theta), c.at(rho), 1e-15, () -> "at " + rho);
        }
    }
}

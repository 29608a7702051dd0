package org.saddlepoint.numeric.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that are known as formulas; a line is followed to a few thousandths of the size of the picture. */
class ClosedFormTest {
    private static final double FOLLOWED = 5e-3;
    /** Its ends on the real axis are solved for. */
    private static final double SOLVED = 1e-4;

    @ParameterizedTest
    @CsvSource({"2, 0", "2, 0.5", "1, -0.5", "1, 0.9", "1, -0.9", "0.5, 0.3"})
    void ellipseOfPartialSymmetry(double g, double eta) {
        Boundary line = CloudBoundary.of(Systems.elliptic(g, eta));
        assertEquals(1, line.curves().size());
        assertEquals(-1 + g * (1 + eta), line.edge(), SOLVED * g);
        assertEquals(-1 - g * (1 + eta), Systems.left(line), SOLVED * g);
        assertEquals(g * (1 - eta), Systems.height(line), FOLLOWED * g);
    }

    /** The same in units of time far from those of the sites, with the eigenvalue that a mean puts outside. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-8, 1e-4, 1e4, 1e8})
    void theEllipseScalesWithTheRates(double rate) {
        RandomSystem system = Systems.elliptic(1.5, 0.4, rate);
        Boundary line = CloudBoundary.of(system);
        assertEquals(1, line.curves().size());
        assertEquals(1.1, line.edge() / rate, SOLVED * 1.5);
        assertEquals(0.9, Systems.height(line) / rate, FOLLOWED * 1.5);
        List<double[]> found = Outliers.of(system, List.of(new MeanTerm(0, Systems.one(3), Systems.one(1))), line, List.of());
        assertEquals(1, found.size());
        assertEquals(-1 + 3 + 0.4 * 2.25 / 3, found.get(0)[0] / rate, 1e-8);
    }

    /** G_x G_z = p with |p|² = 1/α on the line and λ + 1 = D (1 + αρp)(1 + ρp)/p: an ellipse around Dρ(1 + α) with half-axes D√α (1 ± ρ²). */
    @ParameterizedTest
    @CsvSource({"3, 1, 0.3", "3, 1, -0.6", "0.2, 1, 0.6", "1.5, 0.5, 0.6", "1.5, 0.25, 0.6", "1, 2, -0.3", "1, 0.5, 0"})
    void ellipseOfOverlappingModes(double strength, double alpha, double rho) {
        Boundary line = CloudBoundary.of(Systems.modes(strength, alpha, rho));
        double middle = -1 + strength * rho * (1 + alpha);
        double half = strength * Math.sqrt(alpha);
        assertEquals(1, line.curves().size());
        assertEquals(middle + half * (1 + rho * rho), line.edge(), SOLVED * strength);
        assertEquals(middle - half * (1 + rho * rho), Systems.left(line), SOLVED * strength);
        assertEquals(half * (1 - rho * rho), Systems.height(line), FOLLOWED * strength);
    }

    /** |λ² + dλ + 1| = g; around the two eigenvalues of a single site if g is small. */
    @ParameterizedTest
    @CsvSource({"2, 0.8", "0.95, 0.8", "0.3, 0.8", "0.01, 0.8"})
    void curvesOfOscillators(double g, double damping) {
        Boundary line = CloudBoundary.of(Systems.oscillators(g, damping));
        assertEquals(1, line.curves().size());
        for (Boundary.Curve curve : line.curves()) {
            for (int k = 0; k < curve.re().length; k++) {
                double x = curve.re()[k];
                double y = curve.im()[k];
                assertEquals(g, Math.hypot(x * x - y * y + damping * x + 1, 2 * x * y + damping * y), 0.01 * g);
            }
        }
        assertTrue(line.contains(-damping / 2, Math.sqrt(1 - damping * damping / 4)));
        assertEquals(g > 1 - damping * damping / 4, line.contains(-damping / 2, 0), "the two clouds meet on the real axis");
    }

    @Test
    void withoutALoopThereIsNoCloud() {
        RandomSystem feedforward = new RandomSystem(List.of(LinearSites.scalar(Systems.one(1), Systems.one(1)), LinearSites.scalar(Systems.one(2), Systems.one(1))),
            List.of(new RandomSystem.Input(1, 0, 0, 0)), List.of(new RandomSystem.Pair(0, 0, Systems.constant(4))), List.of());
        Boundary line = CloudBoundary.of(feedforward);
        assertFalse(line.isKnown());
        assertEquals(-1, line.edge());
        assertFalse(line.isOutside(-2, 0, 0.1), "an eigenvalue of a single site");
        assertTrue(line.isOutside(1, 0, 0.1));
    }
}

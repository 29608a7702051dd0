package org.saddlepoint.numeric.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResolventTest {
    /** G(λ + 1 − ηg²G) = 1: the smaller root. */
    private static double closedForm(double x, double g, double eta) {
        return 2 / (x + 1 + Math.sqrt((x + 1) * (x + 1) - 4 * eta * g * g));
    }

    /** An eigenvalue of a single site has no response; what is asked next has. */
    @Test
    void afterAPoleResponsesAreFoundAgain() {
        Resolvent resolvent = new Resolvent(Systems.elliptic(0.5, 0.4));
        assertTrue(resolvent.solve(2, 0, 1e-12, 200));
        resolvent.solve(-1, 0, 1e-12, 200);
        assertTrue(resolvent.solve(1, 0, 1e-12, 200));
        assertEquals(closedForm(1, 0.5, 0.4), resolvent.response(0, 0, 0)[0][0], 1e-10);
    }

    /** Two sites that differ by less than any cloud, in units of their rates: both of their eigenvalues are known. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 1e-9, 1e9})
    void polesAreToldApartInTheirOwnUnits(double rate) {
        LinearSites sites = LinearSites.scalar(new double[] {rate, 1.5 * rate, rate * (1 + 1e-12)}, new double[] {1, 1, 1});
        List<double[]> poles = sites.poles();
        assertEquals(2, poles.size());
    }
}

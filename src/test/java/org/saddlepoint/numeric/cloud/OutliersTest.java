package org.saddlepoint.numeric.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutliersTest {
    private static MeanTerm mean(int input, double value) {
        return new MeanTerm(input, Systems.one(value), Systems.one(1));
    }

    private static List<double[]> outliers(RandomSystem system, MeanTerm... terms) {
        return Outliers.of(system, List.of(terms), CloudBoundary.of(system), List.of());
    }

    /** 1 = m G and 1/G = λ + 1 − ηg²G. */
    @ParameterizedTest
    @CsvSource({"1, 0, 2", "1, 0, -2", "1, 0.5, 2", "1, -0.5, 2", "0.5, 0.9, -3", "1, 0, 50"})
    void meanOfOnePopulation(double g, double eta, double m) {
        List<double[]> found = outliers(Systems.elliptic(g, eta), mean(0, m));
        assertEquals(1, found.size());
        assertEquals(-1 + m + eta * g * g / m, found.get(0)[0], 1e-8);
        assertEquals(0, found.get(0)[1]);
    }

    /** |m| < g: the eigenvalue lies within the cloud. */
    @Test
    void weakMeansStayInside() {
        assertEquals(0, outliers(Systems.elliptic(1, 0), mean(0, 0.7)).size());
    }

    /** Two populations with the means ((0, −b), (b, 0)): λ = −1 ± ib. */
    @Test
    void antisymmetricMeansGiveAPair() {
        LinearSites sites = LinearSites.scalar(Systems.one(1), Systems.one(1));
        List<RandomSystem.Input> inputs = List.of(new RandomSystem.Input(0, 0, 0, 0), new RandomSystem.Input(0, 0, 1, 0), new RandomSystem.Input(1, 0, 0, 0), new RandomSystem.Input(1, 0, 1, 0));
        List<RandomSystem.Pair> same = List.of(new RandomSystem.Pair(0, 0, Systems.constant(0.5)), new RandomSystem.Pair(1, 1, Systems.constant(0.5)),
            new RandomSystem.Pair(2, 2, Systems.constant(0.5)), new RandomSystem.Pair(3, 3, Systems.constant(0.5)));
        List<double[]> found = outliers(new RandomSystem(List.of(sites, sites), inputs, same, List.of()), mean(1, -2.5), mean(2, 2.5));
        assertEquals(1, found.size());
        assertEquals(-1, found.get(0)[0], 1e-8);
        assertEquals(2.5, found.get(0)[1], 1e-8);
    }

    /** Two kinds of sites with decay rates 1 and 3, means to_i from_j: Σ_i from_i to_i/(λ + rate_i) = 1. */
    @Test
    void meansDependOnSites() {
        LinearSites sites = LinearSites.scalar(new double[] {1, 3}, new double[] {1, 1});
        Profile.Outer small = new Profile.Outer(new double[] {0.01, 0.01}, new double[] {1, 1});
        RandomSystem system = new RandomSystem(List.of(sites), List.of(new RandomSystem.Input(0, 0, 0, 0)), List.of(new RandomSystem.Pair(0, 0, small)), List.of());
        List<double[]> found = outliers(system, new MeanTerm(0, new double[] {2, 1}, new double[] {1, -2}));
        // 2/(λ + 1) − 2/(λ + 3) = 1: (λ + 1)(λ + 3) = 4.
        assertEquals(2, found.size());
        for (double[] z : found) {
            assertEquals(4, (z[0] + 1) * (z[0] + 3), 1e-7);
        }
    }

    /** Means l of L and r of R: 1 = l r G_x G_z to all that is not of the cloud, so λ is the image of p = 1/(l r) under the map of the line. */
    @Test
    void meansOfModes() {
        double d = 1;
        double rho = 0.4;
        double mean = 2;
        List<double[]> found = outliers(Systems.modes(d, 1, rho), mean(0, mean), mean(1, mean));
        double p = 1 / (mean * mean);
        double expected = -1 + d * (1 + rho * p) * (1 + rho * p) / p;
        assertTrue(found.stream().anyMatch(z -> Math.abs(z[0] - expected) < 1e-8 && z[1] == 0), "found " + found.stream().map(java.util.Arrays::toString).toList());
    }
}

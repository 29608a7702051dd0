package org.saddlepoint.numeric.cloud;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Systems with closed forms: one site stands for all that are alike. */
final class Systems {
    private Systems() {}

    static double[] one(double value) {
        return new double[] {value};
    }

    static Profile.Outer constant(double value) {
        return new Profile.Outer(one(value), one(1));
    }

    /** x' = −x + J x, N·Var J = g², reciprocity η. */
    static RandomSystem elliptic(double g, double eta) {
        return elliptic(g, eta, 1);
    }

    /** x' = r (−x + J x). */
    static RandomSystem elliptic(double g, double eta, double rate) {
        List<RandomSystem.Pair> opposite = eta == 0 ? List.of() : List.of(new RandomSystem.Pair(0, 0, constant(eta * g * g)));
        return new RandomSystem(List.of(LinearSites.scalar(one(rate), one(rate))), List.of(new RandomSystem.Input(0, 0, 0, 0)),
            List.of(new RandomSystem.Pair(0, 0, constant(g * g))), opposite);
    }

    /** x' = −x + D Σ L z, z = Σ R x with αN modes and E[N L_ia R_ai] = ρ. */
    static RandomSystem modes(double strength, double alpha, double rho) {
        List<RandomSystem.Pair> opposite = new ArrayList<>();
        opposite.add(new RandomSystem.Pair(0, 1, constant(alpha * rho)));
        opposite.add(new RandomSystem.Pair(1, 0, constant(rho)));
        return new RandomSystem(List.of(LinearSites.scalar(one(1), one(1)), LinearSites.algebraic(one(strength))),
            List.of(new RandomSystem.Input(0, 0, 1, 0), new RandomSystem.Input(1, 0, 0, 0)),
            List.of(new RandomSystem.Pair(0, 0, constant(alpha)), new RandomSystem.Pair(1, 1, constant(1))), opposite);
    }

    /** x'' + d x' + x = J x. */
    static RandomSystem oscillators(double g, double damping) {
        LinearSites sites = new LinearSites(1, 2, 1, 1, new double[] {0, 1, -1, -damping}, new double[] {0, 1}, new double[] {1, 0}, one(0));
        return new RandomSystem(List.of(sites), List.of(new RandomSystem.Input(0, 0, 0, 0)), List.of(new RandomSystem.Pair(0, 0, constant(g * g))), List.of());
    }

    static double height(Boundary line) {
        return line.curves().stream().flatMapToDouble(c -> Arrays.stream(c.im())).max().orElseThrow();
    }

    static double left(Boundary line) {
        return line.curves().stream().flatMapToDouble(c -> Arrays.stream(c.re())).min().orElseThrow();
    }
}

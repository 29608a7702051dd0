package org.saddlepoint.numeric;

import java.util.Arrays;
import java.util.TreeSet;

/**
 * Panels on which a function is resolved, with the sequences of shrinking panels that lead to its singular points (jumps, kinks, powers)
 * replaced by the singular points themselves. Beside a singular point one integrates in t with y = b ± L t^{10}, which makes a jump, a kink,
 * a power and a logarithm all smooth in t.
 *
 * @param edges    all edges in order, singular points included
 * @param singular the singular points in order
 */
record SingularMesh(double[] edges, double[] singular) {
    /** Exponent of the substitution. */
    static final int GRADE = 10;
    private static final double TINY = 1e-6;
    private static final double RADIUS = 0.03;

    /**
     * @param resolved edges from {@link ResolvedPanels}
     * @param breaks   announced break points
     */
    static SingularMesh of(double[] resolved, double[] breaks) {
        TreeSet<Double> singular = new TreeSet<>();
        for (int i = 0; i + 1 < resolved.length; i++) {
            double low = resolved[i];
            double high = resolved[i + 1];
            if (high - low < TINY) {
                double middle = 0.5 * (low + high);
                double[] near = Arrays.stream(breaks).filter(b -> Math.abs(b - middle) < 2 * TINY).toArray();
                Double before = singular.floor(middle);
                if (near.length > 0) {
                    Arrays.stream(near).forEach(singular::add);
                } else if (before == null || middle - before > 4 * TINY) {
                    singular.add(middle);
                }
            }
        }
        TreeSet<Double> edges = new TreeSet<>(singular);
        for (double edge : resolved) {
            if (singular.stream().noneMatch(b -> Math.abs(edge - b) < RADIUS)) {
                edges.add(edge);
            }
        }
        for (double b : singular) {
            for (double side : new double[] {b - RADIUS, b + RADIUS}) {
                if (side > resolved[0] && side < resolved[resolved.length - 1]
                        && singular.stream().noneMatch(other -> other != b && Math.abs(side - other) < RADIUS)) {
                    edges.add(side);
                }
            }
        }
        return new SingularMesh(toArray(edges), toArray(singular));
    }

    private static double[] toArray(TreeSet<Double> set) {
        return set.stream().mapToDouble(Double::doubleValue).toArray();
    }

    boolean isSingular(double point) {
        return Arrays.binarySearch(singular, point) >= 0;
    }

    double low() {
        return edges[0];
    }

    double high() {
        return edges[edges.length - 1];
    }
}

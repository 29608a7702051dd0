package org.saddlepoint.numeric;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;

/**
 * Direct quadrature of {@code E f(x) h(y)} for two standard Gaussian variables with correlation cos θ:
 * y = cos θ x + sin θ w with w independent of x. Used where the Hermite series converges too slowly: kinked or very steep functions at
 * correlations next to ±1. The inner average runs over the panels on which h is resolved, cut to pieces of 2.4 in w; the outer one is adaptive.
 */
final class GaussianPair {
    private static final GaussLegendre RULE = new GaussLegendre(16);
    private static final double WINDOW = 9;
    private static final double PIECE = 2.4;
    private static final double NORMALISATION = 1 / Math.sqrt(2 * Math.PI);

    private final Side first;
    private final Side second;

    /**
     * One of the two functions.
     *
     * @param f      in the standardised variable
     * @param edges  panels on which it is resolved
     * @param breaks its break points
     */
    record Side(DoubleUnaryOperator f, double[] edges, double[] breaks) {}

    GaussianPair(Side first, Side second) {
        this.first = first;
        this.second = second;
    }

    /** {@code E f(x) h(y)} at correlation cos θ, 0 ≤ θ ≤ π. */
    Estimate average(double theta) {
        double c = Math.cos(theta);
        double s = Math.sin(theta);
        if (s < 1e-15) {
            return coincident(c > 0 ? 1 : -1);
        }
        double low = Math.min(first.edges[0], second.edges[0]);
        double high = Math.max(first.edges[first.edges.length - 1], second.edges[second.edges.length - 1]);
        TreeSet<Double> breaks = new TreeSet<>();
        double previous = low;
        for (double edge : first.edges) {
            // Tiny panels crowd at kinks; the kinks themselves are added below.
            if (edge - previous > 0.02) {
                breaks.add(edge);
                previous = edge;
            }
        }
        Arrays.stream(first.breaks).forEach(breaks::add);
        for (double b : second.breaks) {
            for (double offset : new double[] {0, -3, 3, -WINDOW, WINDOW}) {
                breaks.add(b / c + offset * s / Math.abs(c));
            }
        }
        return AdaptiveQuadrature.integrate(x -> {
            double fx = first.f.applyAsDouble(x);
            return fx == 0 ? 0 : fx * GaussianAverage.density(x) * inner(c * x, s);
        }, low, high, 2e-14, breaks.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private Estimate coincident(int sign) {
        double low = first.edges[0];
        double high = first.edges[first.edges.length - 1];
        double[] mirrored = Arrays.stream(second.breaks).map(b -> sign * b).toArray();
        double[] breaks = java.util.stream.DoubleStream.concat(Arrays.stream(first.breaks), Arrays.stream(mirrored)).toArray();
        return AdaptiveQuadrature.integrate(x -> first.f.applyAsDouble(x) * second.f.applyAsDouble(sign * x) * GaussianAverage.density(x),
                low, high, 1e-15, breaks);
    }

    /** E over w of h(centre + s w); panel edges are carried over to w, where the rule keeps its accuracy however small s is. */
    private double inner(double centre, double s) {
        double[] edges = second.edges;
        int at = Arrays.binarySearch(edges, centre - WINDOW * s);
        int next = at >= 0 ? at + 1 : -at - 1;
        double sum = 0;
        double low = -WINDOW;
        while (low < WINDOW) {
            double high = next < edges.length ? Math.min((edges[next] - centre) / s, WINDOW) : WINDOW;
            next++;
            if (high > low) {
                sum += pieces(low, high, centre, s);
                low = high;
            }
        }
        return sum;
    }

    private double pieces(double from, double to, double centre, double s) {
        int parts = Math.max(1, (int) Math.ceil((to - from) / PIECE));
        double half = 0.5 * (to - from) / parts;
        double sum = 0;
        for (int part = 0; part < parts; part++) {
            double middle = from + (2 * part + 1) * half;
            for (int i = 0; i < RULE.size; i++) {
                double w = middle + half * RULE.node[i];
                sum += RULE.weight[i] * second.f.applyAsDouble(centre + s * w) * Math.exp(-0.5 * w * w);
            }
        }
        return sum * half * NORMALISATION;
    }
}

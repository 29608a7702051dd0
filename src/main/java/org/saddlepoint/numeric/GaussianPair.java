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
    private static final GaussLegendre GRADED = new GaussLegendre(28);
    private static final double WINDOW = 9;
    private static final double PIECE = 2.4;
    private static final double NORMALISATION = 1 / Math.sqrt(2 * Math.PI);
    private static final double TOLERANCE = 2e-14;

    private final Side first;
    private final Side second;

    /**
     * One of the two functions.
     *
     * @param f      in the standardised variable
     * @param mesh   panels on which it is resolved
     * @param breaks its announced break points
     */
    record Side(DoubleUnaryOperator f, SingularMesh mesh, double[] breaks) {}

    GaussianPair(Side first, Side second) {
        this.first = first;
        this.second = second;
    }

    /** {@code E f(x) h(y)} at correlation cos θ, 0 ≤ θ ≤ π. */
    Estimate average(double theta) {
        double c = Math.cos(theta);
        double s = Math.sin(theta);
        boolean coincident = s < 1e-15;
        DoubleUnaryOperator integrand = coincident
                ? x -> first.f.applyAsDouble(x) * second.f.applyAsDouble(c > 0 ? x : -x) * GaussianAverage.density(x)
                : x -> {
                    double fx = first.f.applyAsDouble(x);
                    return fx == 0 ? 0 : fx * GaussianAverage.density(x) * inner(c * x, s);
                };
        double low = Math.min(first.mesh.low(), second.mesh.low());
        double high = Math.max(first.mesh.high(), second.mesh.high());
        TreeSet<Double> corners = new TreeSet<>();
        Arrays.stream(first.mesh.edges()).forEach(corners::add);
        Arrays.stream(first.breaks).forEach(corners::add);
        TreeSet<Double> singular = new TreeSet<>();
        Arrays.stream(first.mesh.singular()).forEach(singular::add);
        // The inner average varies over s around the kinks of h, and the rule does not see a layer that no node falls into.
        addLayer(corners, 0, c, s);
        Arrays.stream(second.breaks).forEach(b -> addLayer(corners, b, c, s));
        Arrays.stream(second.mesh.singular()).forEach(b -> addLayer(corners, b, c, s));
        double previous = Double.NEGATIVE_INFINITY;
        for (double edge : second.mesh.edges()) {
            if (edge - previous > s) {
                corners.add(edge / c);
                previous = edge;
            }
        }
        if (coincident) {
            Arrays.stream(second.mesh.singular()).forEach(b -> singular.add(c > 0 ? b : -b));
        }
        corners.addAll(singular);
        return overSegments(integrand, low, high, corners, singular);
    }

    private static void addLayer(TreeSet<Double> corners, double kink, double c, double s) {
        for (double offset : new double[] {0, -3, 3, -WINDOW, WINDOW}) {
            corners.add((kink + offset * s) / c);
        }
    }

    /** Adaptive quadrature between singular points, each of which is approached by the substitution x = b ± L t^{10}. */
    private static Estimate overSegments(DoubleUnaryOperator f, double low, double high, TreeSet<Double> corners, TreeSet<Double> singular) {
        double[] breaks = corners.stream().mapToDouble(Double::doubleValue).toArray();
        Estimate total = Estimate.exact(0);
        double from = low;
        for (double b : singular) {
            Double following = singular.higher(b);
            Double preceding = singular.lower(b);
            double right = Math.min(0.5, 0.5 * ((following == null ? high : following) - b));
            double left = Math.min(0.5, 0.5 * (b - (preceding == null ? low : preceding)));
            if (!(left > 0 && right > 0)) {
                continue;
            }
            if (b - left > from) {
                total = total.plus(AdaptiveQuadrature.integrate(f, from, b - left, TOLERANCE, breaks));
            }
            total = total.plus(graded(f, b, -left)).plus(graded(f, b, right));
            from = b + right;
        }
        return from < high ? total.plus(AdaptiveQuadrature.integrate(f, from, high, TOLERANCE, breaks)) : total;
    }

    private static Estimate graded(DoubleUnaryOperator f, double b, double length) {
        return AdaptiveQuadrature.integrate(t -> {
            double t9 = Math.pow(t, SingularMesh.GRADE - 1);
            return SingularMesh.GRADE * Math.abs(length) * t9 * f.applyAsDouble(b + length * t9 * t);
        }, 0, 1, TOLERANCE);
    }

    /** E over w of h(centre + s w); panel edges are carried over to w, where the rule keeps its accuracy however small s is. */
    private double inner(double centre, double s) {
        double[] edges = second.mesh.edges();
        int at = Arrays.binarySearch(edges, centre - WINDOW * s);
        int next = at >= 0 ? at + 1 : -at - 1;
        double sum = 0;
        double low = -WINDOW;
        while (low < WINDOW) {
            double high = next < edges.length ? Math.min((edges[next] - centre) / s, WINDOW) : WINDOW;
            if (high > low) {
                boolean fromSingular = next > 0 && low > -WINDOW && second.mesh.isSingular(edges[next - 1]);
                boolean toSingular = next < edges.length && high < WINDOW && second.mesh.isSingular(edges[next]);
                double from = low;
                double to = high;
                double reach = Math.min(PIECE, (high - low) * (fromSingular && toSingular ? 0.5 : 1));
                if (fromSingular) {
                    sum += gradedPiece(edges[next - 1], reach, centre, s);
                    from = low + reach;
                }
                if (toSingular) {
                    sum += gradedPiece(edges[next], -reach, centre, s);
                    to = high - reach;
                }
                sum += to > from ? pieces(from, to, centre, s) : 0;
                low = high;
            }
            next++;
        }
        return sum * NORMALISATION;
    }

    /** ∫ h(b + s u) exp(−w²/2) dw over u from 0 to the signed length, w = (b − centre)/s + u, u = length t^{10}. */
    private double gradedPiece(double b, double length, double centre, double s) {
        double sum = 0;
        for (int i = 0; i < GRADED.size; i++) {
            double t = 0.5 * (1 + GRADED.node[i]);
            double t3 = t * t * t;
            double t9 = t3 * t3 * t3;
            double u = length * t9 * t;
            double w = (b - centre) / s + u;
            sum += GRADED.weight[i] * t9 * second.f.applyAsDouble(b + s * u) * Math.exp(-0.5 * w * w);
        }
        return 0.5 * SingularMesh.GRADE * Math.abs(length) * sum;
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
        return sum * half;
    }
}

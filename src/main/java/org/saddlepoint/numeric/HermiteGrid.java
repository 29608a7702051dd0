package org.saddlepoint.numeric;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * Nodes z_i and weighted values u_i with {@code Σ u_i H(z_i) = ∫ f(z) φ(z)^{1/2}-weighted H}, that is
 * u_i = w_i f(z_i) exp(−z_i²/4)/√(2π), good for every Hermite function H_k(z) = he_k(z) exp(−z²/4) with k up to a given order.
 */
final class HermiteGrid {
    private static final double NORMALISATION = 1 / Math.sqrt(2 * Math.PI);
    private static final double FINEST_STEP = 1.0 / 512;

    final double[] node;
    final double[] weighted;

    private HermiteGrid(double[] node, double[] weighted) {
        this.node = node;
        this.weighted = weighted;
    }

    /**
     * Wavenumber beyond which f(z) exp(−z²/4) has no content, from the step at which the trapezoid rule has converged for ∫ f² φ and for an
     * average of f itself on two incommensurate grids (|x| has a smooth square, an odd f a vanishing mean); empty if that does not happen,
     * that is if f is not smooth.
     */
    static OptionalDouble band(DoubleUnaryOperator f, GaussianReach reach, double meanSquare) {
        for (double step = 0.25; step >= FINEST_STEP; step *= 0.5) {
            double[] one = moments(f, reach, step, 0.1871);
            double[] other = moments(f, reach, 0.7861 * step, 0.4519);
            double root = Math.sqrt(meanSquare);
            if (Math.abs(one[0] - meanSquare) <= 2e-14 * meanSquare && Math.abs(other[0] - meanSquare) <= 2e-14 * meanSquare
                    && Math.abs(one[1] - other[1]) <= 2e-14 * root) {
                return OptionalDouble.of(2 * Math.PI / step);
            }
        }
        return OptionalDouble.empty();
    }

    /** Trapezoid sums for E f² and E f (1 + 0.7 z). */
    private static double[] moments(DoubleUnaryOperator f, GaussianReach reach, double step, double offset) {
        CompensatedSum square = new CompensatedSum();
        CompensatedSum first = new CompensatedSum();
        for (long j = (long) Math.ceil(reach.low() / step); j * step <= reach.high(); j++) {
            double z = (j + offset) * step;
            double value = f.applyAsDouble(z);
            double density = GaussianAverage.density(z);
            square.add(value * value * density);
            first.add(value * (1 + 0.7 * z) * density);
        }
        return new double[] {step * square.value(), step * first.value()};
    }

    /** Equidistant nodes for a smooth function with the given band. */
    static HermiteGrid smooth(DoubleUnaryOperator f, GaussianReach reach, double band, int order) {
        // H_k contains wavenumbers up to √k with a Gaussian edge of a few units.
        double step = 2 * Math.PI / (band + Math.sqrt(order) + 6);
        int first = (int) Math.ceil(reach.low() / step);
        int n = (int) Math.floor(reach.high() / step) - first + 1;
        double[] node = new double[n];
        double[] weighted = new double[n];
        for (int j = 0; j < n; j++) {
            double z = (first + j) * step;
            node[j] = z;
            weighted[j] = step * NORMALISATION * Math.exp(-0.25 * z * z) * f.applyAsDouble(z);
        }
        return new HermiteGrid(node, weighted);
    }

    /** Gauss–Legendre panels for a function resolved on the given edges. */
    static HermiteGrid panels(DoubleUnaryOperator f, double[] edges, int order) {
        double widest = 36 / Math.sqrt(Math.max(order, 1));
        int total = 0;
        for (int p = 0; p + 1 < edges.length; p++) {
            total += (int) Math.ceil((edges[p + 1] - edges[p]) / widest);
        }
        int size = ResolvedPanels.RULE.size;
        double[] node = new double[total * size];
        double[] weighted = new double[total * size];
        int at = 0;
        for (int p = 0; p + 1 < edges.length; p++) {
            int parts = (int) Math.ceil((edges[p + 1] - edges[p]) / widest);
            double width = (edges[p + 1] - edges[p]) / parts;
            for (int part = 0; part < parts; part++) {
                double low = part == 0 ? edges[p] : edges[p] + part * width;
                double high = part == parts - 1 ? edges[p + 1] : edges[p] + (part + 1) * width;
                for (int i = 0; i < size; i++) {
                    double z = ResolvedPanels.node(low, high, i);
                    node[at] = z;
                    weighted[at++] = 0.5 * (high - low) * ResolvedPanels.RULE.weight[i] * NORMALISATION
                            * Math.exp(-0.25 * z * z) * f.applyAsDouble(z);
                }
            }
        }
        return new HermiteGrid(node, weighted);
    }

    /**
     * Coefficients a_0 … a_{order}, or fewer when {@code meanSquare − Σ a_k²} has fallen below {@code goal} (a third more are then added,
     * for derivatives). Recursion of the Hermite functions: √(k+1) H_{k+1} = z H_k − √k H_{k−1}; bounded, hence stable.
     */
    double[] coefficients(int order, double meanSquare, double goal) {
        int n = node.length;
        double[] before = new double[n];
        double[] now = new double[n];
        for (int i = 0; i < n; i++) {
            now[i] = Math.exp(-0.25 * node[i] * node[i]);
        }
        double[] a = new double[order + 1];
        CompensatedSum squares = new CompensatedSum();
        Optional<Integer> last = Optional.empty();
        int k = 0;
        while (k <= order && k <= last.orElse(order)) {
            double up = 1 / Math.sqrt(k + 1.0);
            double down = Math.sqrt(k / (k + 1.0));
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            int i = 0;
            for (; i + 3 < n; i += 4) {
                s0 += weighted[i] * now[i];
                s1 += weighted[i + 1] * now[i + 1];
                s2 += weighted[i + 2] * now[i + 2];
                s3 += weighted[i + 3] * now[i + 3];
            }
            for (; i < n; i++) {
                s0 += weighted[i] * now[i];
            }
            a[k] = (s0 + s1) + (s2 + s3);
            for (int j = 0; j < n; j++) {
                before[j] = up * node[j] * now[j] - down * before[j];
            }
            double[] swap = before;
            before = now;
            now = swap;
            squares.add(a[k] * a[k]);
            if (last.isEmpty() && meanSquare - squares.value() <= goal) {
                last = Optional.of(k + k / 3 + 4);
            }
            k++;
        }
        return java.util.Arrays.copyOf(a, Math.min(k, order + 1));
    }
}

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
    /** −1 or 1 for an odd or even function, whose nodes are then those at z ≥ 0 with the weights of both sides; 0 for others. */
    private final int parity;

    private HermiteGrid(double[] node, double[] weighted) {
        this.parity = parity(node, weighted);
        this.node = parity == 0 ? node : java.util.Arrays.copyOfRange(node, node.length / 2, node.length);
        this.weighted = parity == 0 ? weighted : java.util.Arrays.copyOfRange(weighted, node.length / 2, node.length);
        for (int i = 0; i < this.node.length && parity != 0; i++) {
            this.weighted[i] *= this.node[i] == 0 ? 1 : 2;
        }
    }

    private static int parity(double[] node, double[] weighted) {
        int last = node.length - 1;
        boolean odd = true;
        boolean even = true;
        for (int i = 0; i <= last / 2 && (odd || even); i++) {
            boolean mirrored = node[i] == -node[last - i];
            odd &= mirrored && weighted[i] == -weighted[last - i];
            even &= mirrored && weighted[i] == weighted[last - i];
        }
        return odd ? -1 : even ? 1 : 0;
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
        double[] products = new double[n];
        double[] a = new double[order + 1];
        CompensatedSum squares = new CompensatedSum();
        Optional<Integer> last = Optional.empty();
        int k = 0;
        while (k <= order && k <= last.orElse(order)) {
            double up = 1 / Math.sqrt(k + 1.0);
            double down = Math.sqrt(k / (k + 1.0));
            boolean vanishes = parity != 0 && (k % 2 == 0) != (parity > 0);
            a[k] = vanishes ? 0 : dot(weighted, now, products);
            step(up, down, node, now, before);
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

    private static void step(double up, double down, double[] node, double[] now, double[] before) {
        for (int j = 0; j < before.length; j++) {
            before[j] = up * node[j] * now[j] - down * before[j];
        }
    }

    /** Σ x_i y_i by halves, whose loops become vector instructions where a running sum does not. */
    private static double dot(double[] x, double[] y, double[] products) {
        for (int i = 0; i < products.length; i++) {
            products[i] = x[i] * y[i];
        }
        int left = products.length;
        while (left > 16) {
            int half = (left + 1) / 2;
            addUpper(products, half, left - half);
            left = half;
        }
        double sum = 0;
        for (int i = 0; i < left; i++) {
            sum += products[i];
        }
        return sum;
    }

    private static void addUpper(double[] products, int half, int count) {
        for (int i = 0; i < count; i++) {
            products[i] += products[i + half];
        }
    }
}

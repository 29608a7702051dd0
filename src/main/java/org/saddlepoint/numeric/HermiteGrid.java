package org.saddlepoint.numeric;

import java.util.function.DoubleUnaryOperator;

/**
 * Nodes z_i and weighted values u_i with {@code Σ u_i H(z_i) = ∫ f(z) φ(z)^{1/2}-weighted H}, that is
 * u_i = w_i f(z_i) exp(−z_i²/4)/√(2π), good for every Hermite function H_k(z) = he_k(z) exp(−z²/4) with k up to a given order.
 */
final class HermiteGrid {
    private static final double NORMALISATION = 1 / Math.sqrt(2 * Math.PI);

    /** Series that are complete to this are continued for derivatives. */
    private static final double EXACT = 1e-12;

    private final double[] node;
    /** exp(−z²/4). */
    private final double[] root;
    private final double[] weighted;
    /** −1 or 1 for an odd or even function, whose nodes are then those at z ≥ 0 with the weights of both sides; 0 for others. */
    private final int parity;

    HermiteGrid(double[] node, double[] root, double[] weighted, int parity) {
        this.node = node;
        this.root = root;
        this.weighted = weighted;
        this.parity = parity;
    }

    /** Of a smooth function with content up to wavenumber {@code band} the step that Hermite functions up to an order ask for. */
    static double step(double band, int order) {
        // H_k contains wavenumbers up to √k with a Gaussian edge of a few units.
        return 2 * Math.PI / (band + Math.sqrt(order) + 6);
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
        double[] root = new double[total * size];
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
                    root[at] = Math.exp(-0.25 * z * z);
                    weighted[at] = 0.5 * (high - low) * ResolvedPanels.RULE.weight[i] * NORMALISATION * root[at] * f.applyAsDouble(z);
                    at++;
                }
            }
        }
        return folded(node, root, weighted);
    }

    /** Of an odd or even function the half at z ≥ 0, with the weights of both. */
    private static HermiteGrid folded(double[] node, double[] root, double[] weighted) {
        int parity = parity(node, weighted);
        if (parity == 0) {
            return new HermiteGrid(node, root, weighted, 0);
        }
        int from = node.length / 2;
        double[] half = java.util.Arrays.copyOfRange(node, from, node.length);
        double[] doubled = java.util.Arrays.copyOfRange(weighted, from, node.length);
        for (int i = 0; i < half.length; i++) {
            doubled[i] *= half[i] == 0 ? 1 : 2;
        }
        return new HermiteGrid(half, java.util.Arrays.copyOfRange(root, from, node.length), doubled, parity);
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
     * Coefficients a_0 … a_{order}, or fewer when {@code meanSquare − Σ a_k²} has fallen below {@code goal} (a third more are then added,
     * for derivatives). Recursion of the Hermite functions: √(k+1) H_{k+1} = z H_k − √k H_{k−1}; bounded, hence stable.
     */
    double[] coefficients(int order, double meanSquare, double goal) {
        int n = node.length;
        double[] even = root.clone();
        double[] odd = new double[n];
        for (int j = 0; j < n; j++) {
            odd[j] = node[j] * even[j];
        }
        double[] a = new double[order + 1];
        CompensatedSum squares = new CompensatedSum();
        int last = order;
        boolean complete = false;
        for (int k = 0; k <= last; k++) {
            if (k > 0 && k % 2 == 0) {
                step(k, node, even, odd);
            }
            a[k] = vanishes(k) ? 0 : dot(weighted, k % 2 == 0 ? even : odd);
            squares.add(a[k] * a[k]);
            if (!complete && meanSquare - squares.value() <= goal) {
                complete = true;
                last = Math.min(order, k + (goal <= EXACT * meanSquare ? k / 3 : 0) + 4);
            }
        }
        return java.util.Arrays.copyOf(a, last + 1);
    }

    private boolean vanishes(int k) {
        return parity != 0 && (k % 2 == 0) != (parity > 0);
    }

    /** From H_{k−2} and H_{k−1} to H_k and H_{k+1}. */
    private static void step(int k, double[] node, double[] even, double[] odd) {
        double up = 1 / Math.sqrt(k);
        double down = Math.sqrt((k - 1.0) / k);
        double nextUp = 1 / Math.sqrt(k + 1.0);
        double nextDown = Math.sqrt(k / (k + 1.0));
        for (int j = 0; j < odd.length; j++) {
            double z = node[j];
            double before = odd[j];
            double h = up * z * before - down * even[j];
            even[j] = h;
            odd[j] = nextUp * z * h - nextDown * before;
        }
    }

    /** Σ x_i y_i in eight sums that do not wait for each other. */
    private static double dot(double[] x, double[] y) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        double e = 0;
        double f = 0;
        double g = 0;
        double h = 0;
        int whole = x.length - x.length % 8;
        for (int i = 0; i < whole; i += 8) {
            a += x[i] * y[i];
            b += x[i + 1] * y[i + 1];
            c += x[i + 2] * y[i + 2];
            d += x[i + 3] * y[i + 3];
            e += x[i + 4] * y[i + 4];
            f += x[i + 5] * y[i + 5];
            g += x[i + 6] * y[i + 6];
            h += x[i + 7] * y[i + 7];
        }
        double rest = 0;
        for (int i = whole; i < x.length; i++) {
            rest += x[i] * y[i];
        }
        return a + b + (c + d) + (e + f + (g + h)) + rest;
    }
}

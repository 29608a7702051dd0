package org.saddlepoint.numeric;

/**
 * Gauss–Legendre rule on [−1, 1]: Σ w_i f(x_i) = ∫ f exactly for polynomials of degree 2n − 1.
 * Nodes by Newton's method on P_n from the Chebyshev-like first guess cos(π(i + 3/4)/(n + 1/2)); accurate to one or two ulp for n up to some hundreds.
 */
public final class GaussLegendre {
    final int size;
    final double[] node;
    final double[] weight;

    public GaussLegendre(int n) {
        size = n;
        node = new double[n];
        weight = new double[n];
        for (int i = 0; i < (n + 1) / 2; i++) {
            double x = 2 * i + 1 == n ? 0 : Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
            double derivative = 0;
            for (int pass = 0; pass < 10; pass++) {
                double p0 = 1;
                double p1 = x;
                for (int k = 2; k <= n; k++) {
                    double p2 = ((2 * k - 1) * x * p1 - (k - 1) * p0) / k;
                    p0 = p1;
                    p1 = p2;
                }
                derivative = n * (p0 - x * p1) / ((1 - x) * (1 + x));
                double step = p1 / derivative;
                x -= step;
                if (Math.abs(step) < 1e-16) {
                    break;
                }
            }
            node[i] = -x;
            node[n - 1 - i] = x;
            weight[i] = 2 / ((1 - x) * (1 + x) * derivative * derivative);
            weight[n - 1 - i] = weight[i];
        }
    }

    public int size() {
        return size;
    }

    /** The k-th node, ascending in [−1, 1]. */
    public double node(int k) {
        return node[k];
    }

    public double weight(int k) {
        return weight[k];
    }

    /**
     * Weights e_i with Σ e_i f(x_i) = p(u), p the polynomial through the values at the nodes. Comparing p with f close to an end of a panel
     * reveals a jump in the gap between the last node and the end, where no rule with these nodes can see it.
     */
    double[] extrapolation(double u) {
        double[] e = new double[size];
        for (int i = 0; i < size; i++) {
            double beforeNode = 0;
            double beforeEnd = 0;
            double atNode = 1;
            double atEnd = 1;
            for (int j = 0; j < size; j++) {
                e[i] += weight[i] * (j + 0.5) * atNode * atEnd;
                double nextNode = ((2 * j + 1) * node[i] * atNode - j * beforeNode) / (j + 1);
                double nextEnd = ((2 * j + 1) * u * atEnd - j * beforeEnd) / (j + 1);
                beforeNode = atNode;
                beforeEnd = atEnd;
                atNode = nextNode;
                atEnd = nextEnd;
            }
        }
        return e;
    }
}

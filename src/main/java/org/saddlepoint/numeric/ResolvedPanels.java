package org.saddlepoint.numeric;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;

/**
 * Edges of panels in z on which f(z) exp(−z²/4) is a polynomial of degree 20 to 1e-15 of its integral, so that its product with any
 * function of moderate oscillation is integrated exactly by the 32-point rule. Kinks and jumps, announced or not, end up at the
 * end of a sequence of shrinking panels.
 */
final class ResolvedPanels {
    static final GaussLegendre RULE = new GaussLegendre(32);
    private static final int RESOLVED_DEGREE = 20;
    private static final double WIDEST = 2;
    private static final int MOST_DEPTH = 120;
    private static final int MOST_PANELS = 4000;
    /** projection[j][i] = (2j+1)/2 w_i P_j(x_i): values at the nodes to Legendre coefficients. */
    private static final double[][] PROJECTION = projection();

    private static final double END = 1e-6;
    private static final double[] AT_END = RULE.extrapolation(1 - END);
    private static final double GAP = 1 - RULE.node[RULE.size - 1];

    private record Panel(double low, double high, int depth) {}

    private ResolvedPanels() {}

    static double[] edges(DoubleUnaryOperator f, GaussianReach reach, double[] breaks) {
        TreeSet<Double> start = new TreeSet<>();
        start.add(reach.low());
        start.add(reach.high());
        start.add(0.0);
        Arrays.stream(breaks).filter(b -> b > reach.low() && b < reach.high()).forEach(start::add);
        double[] given = start.stream().mapToDouble(Double::doubleValue).toArray();
        Deque<Panel> open = new ArrayDeque<>();
        double norm = 0;
        double[] values = new double[RULE.size];
        for (int i = given.length - 2; i >= 0; i--) {
            int parts = (int) Math.ceil((given[i + 1] - given[i]) / WIDEST);
            for (int part = parts - 1; part >= 0; part--) {
                double width = (given[i + 1] - given[i]) / parts;
                double low = part == 0 ? given[i] : given[i] + part * width;
                double high = part == parts - 1 ? given[i + 1] : given[i] + (part + 1) * width;
                open.push(new Panel(low, high, 0));
                norm += sample(f, low, high, values);
            }
        }
        TreeSet<Double> edges = new TreeSet<>();
        edges.add(reach.low());
        while (!open.isEmpty()) {
            Panel panel = open.pop();
            sample(f, panel.low, panel.high, values);
            double width = panel.high - panel.low;
            boolean finest = panel.depth >= MOST_DEPTH
                    || width <= 32 * Math.ulp(Math.max(Math.abs(panel.low), Math.abs(panel.high)));
            if (finest || tail(values) * width + hidden(f, panel, values) <= 1e-15 * norm) {
                edges.add(panel.high);
            } else {
                double middle = 0.5 * (panel.low + panel.high);
                open.push(new Panel(middle, panel.high, panel.depth + 1));
                open.push(new Panel(panel.low, middle, panel.depth + 1));
            }
            if (edges.size() > MOST_PANELS) {
                throw new NumericalFailure("the function is too rough for a Hermite expansion near "
                        + panel.low + " standard deviations from the mean");
            }
        }
        return edges.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Fills values at the nodes, returns the integral of their magnitude. */
    private static double sample(DoubleUnaryOperator f, double low, double high, double[] values) {
        double magnitude = 0;
        for (int i = 0; i < RULE.size; i++) {
            double z = node(low, high, i);
            values[i] = weighted(f, z);
            magnitude += RULE.weight[i] * Math.abs(values[i]);
        }
        return 0.5 * (high - low) * magnitude;
    }

    static double node(double low, double high, int i) {
        double u = RULE.node[i];
        double half = 0.5 * (high - low);
        return u < 0 ? low + half * (1 + u) : high - half * (1 - u);
    }

    /** What may hide between the last nodes and the ends: the misfit there times the gap. */
    private static double hidden(DoubleUnaryOperator f, Panel panel, double[] values) {
        double half = 0.5 * (panel.high - panel.low);
        double atLow = 0;
        double atHigh = 0;
        for (int i = 0; i < RULE.size; i++) {
            atHigh += AT_END[i] * values[i];
            atLow += AT_END[RULE.size - 1 - i] * values[i];
        }
        return half * GAP * (Math.abs(weighted(f, panel.low + half * END) - atLow) + Math.abs(weighted(f, panel.high - half * END) - atHigh));
    }

    private static double weighted(DoubleUnaryOperator f, double z) {
        double value = f.applyAsDouble(z) * Math.exp(-0.25 * z * z);
        if (!Double.isFinite(value)) {
            throw new NumericalFailure("the function is not a finite number at " + z + " standard deviations from the mean");
        }
        return value;
    }

    private static double tail(double[] values) {
        double tail = 0;
        for (int j = RESOLVED_DEGREE + 1; j < RULE.size; j++) {
            double c = 0;
            for (int i = 0; i < RULE.size; i++) {
                c += PROJECTION[j][i] * values[i];
            }
            tail = Math.max(tail, Math.abs(c));
        }
        return tail;
    }

    private static double[][] projection() {
        int n = RULE.size;
        double[][] p = new double[n][n];
        for (int i = 0; i < n; i++) {
            double before = 0;
            double now = 1;
            for (int j = 0; j < n; j++) {
                p[j][i] = 0.5 * (2 * j + 1) * RULE.weight[i] * now;
                double next = ((2 * j + 1) * RULE.node[i] * now - j * before) / (j + 1);
                before = now;
                now = next;
            }
        }
        return p;
    }
}

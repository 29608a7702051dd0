package org.saddlepoint.numeric;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.DoubleUnaryOperator;

/**
 * ∫ f over a finite interval by bisection of Gauss–Legendre panels (15 nodes); a panel is accepted when it agrees with its two halves
 * and these with the integrand at their ends.
 * Endpoints and given break points are never evaluated, so integrable singularities are allowed there; jumps and kinks at unknown
 * places are found by bisection. The error estimate is the sum of the disagreements, which is pessimistic for smooth functions,
 * plus rounding. Cost: 51 evaluations per accepted panel.
 */
public final class AdaptiveQuadrature {
    private static final GaussLegendre RULE = new GaussLegendre(15);
    /** Distance from the ends, in half widths, at which the values are compared with the polynomial through the nodes. */
    private static final double END = 1e-6;
    private static final double[] AT_END = RULE.extrapolation(1 - END);
    private static final double GAP = 1 - RULE.node[RULE.size - 1];
    private static final int MOST_PANELS = 20_000;
    private static final int MOST_DEPTH = 400;

    /** A disagreement below this fraction of a panel that does not shrink when the panel is halved is the integrand's own rounding. */
    private static final double NOISE = 1e-12;
    /** Halving a panel halves this fraction at a kink, and reduces it much more where the integrand is smooth. */
    private static final double SHRINKS = 0.7;

    /** {@code rough}: the disagreement, as a fraction, for which the panel was made by halving another. */
    private record Panel(double low, double high, double integral, double magnitude, double hidden, int depth, double rough) {
        Panel after(double fraction) {
            return new Panel(low, high, integral, magnitude, hidden, depth, fraction);
        }
    }

    private AdaptiveQuadrature() {}

    /**
     * @param f          integrand, finite inside the interval
     * @param low        lower limit
     * @param high       upper limit, not below the lower one
     * @param tolerance  wanted error relative to ∫|f|; values below 1e-15 mean 1e-15
     * @param breaks     points where f or a derivative jumps or is singular, in any order; those outside are ignored
     * @throws NumericalFailure if f is not finite at a node, or the error stays above a thousandth of ∫|f|
     */
    public static Estimate integrate(DoubleUnaryOperator f, double low, double high, double tolerance, double... breaks) {
        if (!(low <= high) || !Double.isFinite(high - low)) {
            throw new IllegalArgumentException("an integral needs finite limits in order, got " + low + " to " + high);
        }
        if (low == high) {
            return Estimate.exact(0);
        }
        double[] edges = edges(low, high, breaks);
        Deque<Panel> open = new ArrayDeque<>();
        double magnitude = 0;
        for (int i = edges.length - 2; i >= 0; i--) {
            Panel panel = panel(f, edges[i], edges[i + 1], 0);
            magnitude += panel.magnitude;
            open.push(panel);
        }
        CompensatedSum sum = new CompensatedSum();
        double error = 0;
        double goal = Math.max(tolerance, 1e-15);
        int panels = 0;
        while (!open.isEmpty()) {
            Panel whole = open.pop();
            double middle = 0.5 * (whole.low + whole.high);
            Panel left = panel(f, whole.low, middle, whole.depth + 1);
            Panel right = panel(f, middle, whole.high, whole.depth + 1);
            magnitude += left.magnitude + right.magnitude - whole.magnitude;
            double disagreement = Math.abs(left.integral + right.integral - whole.integral) + left.hidden + right.hidden;
            // Local share: a panel may miss by its share of the length, but never less than what rounding allows.
            double allowed = goal * Math.max(magnitude * Math.max((whole.high - whole.low) / (high - low), 1e-3),
                    left.magnitude + right.magnitude);
            boolean finest = whole.depth >= MOST_DEPTH
                    || whole.high - whole.low <= 8 * Math.ulp(Math.max(Math.abs(whole.low), Math.abs(whole.high)));
            double fraction = disagreement / (left.magnitude + right.magnitude);
            boolean noise = fraction <= NOISE && fraction >= SHRINKS * whole.rough;
            if (disagreement <= allowed || finest || noise) {
                sum.add(left.integral);
                sum.add(right.integral);
                error += disagreement;
            } else {
                open.push(right.after(fraction));
                open.push(left.after(fraction));
            }
            if (++panels > MOST_PANELS) {
                // What is left stands with the error for which it was to be halved.
                for (Panel rest : open) {
                    sum.add(rest.integral);
                    error += rest.rough * rest.magnitude;
                }
                break;
            }
        }
        error += 4e-16 * magnitude;
        if (!(error <= 1e-3 * magnitude) && magnitude > 0) {
            throw new NumericalFailure("an integral from " + low + " to " + high + " does not converge: the error estimate " + error
                    + " is not small against the integral of the magnitude, " + magnitude);
        }
        return new Estimate(sum.value(), error);
    }

    /**
     * ∫ f from a finite lower limit to infinity, by x = low + s t/(1 − t); the integrand must decay.
     *
     * @param scale     s, a length over which f changes
     * @param tolerance wanted error relative to ∫|f|
     * @param breaks    points where f or a derivative jumps
     * @throws NumericalFailure as for the finite integral; a divergent integral fails
     */
    public static Estimate toInfinity(DoubleUnaryOperator f, double low, double scale, double tolerance, double... breaks) {
        if (!(scale > 0) || !Double.isFinite(low)) {
            throw new IllegalArgumentException("a semi-infinite integral needs a finite lower limit and a positive scale, got " + low + " and " + scale);
        }
        double[] mapped = Arrays.stream(breaks).filter(b -> b > low).map(b -> (b - low) / (b - low + scale)).toArray();
        return integrate(t -> {
            double rest = 1 - t;
            double value = f.applyAsDouble(low + scale * t / rest);
            // Zero times the infinite Jacobian is zero: f has decayed.
            return value == 0 ? 0 : value * scale / (rest * rest);
        }, 0, 1, tolerance, mapped);
    }

    private static double[] edges(double low, double high, double[] breaks) {
        double[] inside = Arrays.stream(breaks).filter(b -> b > low && b < high).sorted().distinct().toArray();
        double[] edges = new double[inside.length + 2];
        edges[0] = low;
        System.arraycopy(inside, 0, edges, 1, inside.length);
        edges[edges.length - 1] = high;
        return edges;
    }

    private static Panel panel(DoubleUnaryOperator f, double low, double high, int depth) {
        double half = 0.5 * (high - low);
        double integral = 0;
        double magnitude = 0;
        double atLow = 0;
        double atHigh = 0;
        for (int i = 0; i < RULE.size; i++) {
            // Measured from the nearer end, so that nodes next to a singular end keep their relative distance to it.
            double u = RULE.node[i];
            double value = finite(f, u < 0 ? low + half * (1 + u) : high - half * (1 - u));
            integral += RULE.weight[i] * value;
            magnitude += RULE.weight[i] * Math.abs(value);
            atHigh += AT_END[i] * value;
            atLow += AT_END[RULE.size - 1 - i] * value;
        }
        double hidden = GAP * (Math.abs(finite(f, low + half * END) - atLow) + Math.abs(finite(f, high - half * END) - atHigh));
        return new Panel(low, high, half * integral, half * magnitude, half * hidden, depth, Double.POSITIVE_INFINITY);
    }

    private static double finite(DoubleUnaryOperator f, double x) {
        double value = f.applyAsDouble(x);
        if (!Double.isFinite(value)) {
            throw new NumericalFailure("the integrand is not a finite number at " + x);
        }
        return value;
    }
}

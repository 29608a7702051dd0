package org.saddlepoint.numeric;

import java.util.Arrays;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;

/**
 * A piecewise linear function of a standard Gaussian variable, such as a rectifier, a clipped line or a step: f' = first + Σ_i b_i Θ(z − β_i) + Σ_i h_i δ(z − β_i).
 *
 * <p>Two of them have a covariance that is an integral over one variable. With ρ the correlation of the arguments, n₂ their joint density and x, y at corners,
 * C' = E f'(x) k'(y), and bends add b b' n₂ to its derivative, jumps h h' n₂ to itself, a jump and a bend h b' n(x) P(y &gt; β' | x) to itself; C(0) = 0. In ψ, ρ = sin ψ,
 * the integrands are smooth up to ρ = ±1. Source: Price's theorem (1958).
 */
final class Polygon {
    private static final double[] SAMPLES = {0.02, 0.21, 0.5, 0.77, 0.98};
    private static final double ROUNDING = 1e-13;
    /** Between closer corners slopes have no digits. */
    private static final double CLOSEST = 1e-5;
    /** Corners beyond carry no weight. */
    private static final double FARTHEST = 36;
    private static final double OUTSIDE = 6;
    private static final double TOLERANCE = 1e-15;

    private final double[] corner;
    private final double[] jump;
    private final double[] bend;
    private final double first;

    private Polygon(double[] corner, double[] jump, double[] bend, double first) {
        this.corner = corner;
        this.jump = jump;
        this.bend = bend;
        this.first = first;
    }

    private record Line(double slope, double constant) {
        double at(double z) {
            return constant + slope * z;
        }
    }

    /**
     * None if the function is not a line, to rounding, everywhere between its breaks.
     *
     * @param breaks all places where f or its slope jumps, in ascending order
     */
    static Optional<Polygon> of(DoubleUnaryOperator f, double[] breaks) {
        double[] corner = Arrays.stream(breaks).filter(b -> Math.abs(b) < FARTHEST).sorted().distinct().toArray();
        int n = corner.length;
        if (n == 0) {
            return Optional.empty();
        }
        double[] edge = new double[n + 2];
        edge[0] = Math.min(corner[0], 0) - OUTSIDE;
        edge[n + 1] = Math.max(corner[n - 1], 0) + OUTSIDE;
        System.arraycopy(corner, 0, edge, 1, n);
        Line[] lines = new Line[n + 1];
        for (int k = 0; k <= n; k++) {
            Optional<Line> line = edge[k + 1] - edge[k] < CLOSEST ? Optional.empty() : line(f, edge[k], edge[k + 1]);
            if (line.isEmpty()) {
                return Optional.empty();
            }
            lines[k] = line.get();
        }
        double[] jump = new double[n];
        double[] bend = new double[n];
        for (int i = 0; i < n; i++) {
            double right = lines[i + 1].at(corner[i]);
            double left = lines[i].at(corner[i]);
            jump[i] = Math.abs(right - left) > ROUNDING * (Math.abs(right) + Math.abs(left) + Math.abs(lines[i].constant)) ? right - left : 0;
            bend[i] = lines[i + 1].slope - lines[i].slope;
        }
        return Optional.of(new Polygon(corner, jump, bend, lines[0].slope));
    }

    private static Optional<Line> line(DoubleUnaryOperator f, double low, double high) {
        double[] z = Arrays.stream(SAMPLES).map(s -> low + s * (high - low)).toArray();
        double[] value = Arrays.stream(z).map(f).toArray();
        int last = z.length - 1;
        double slope = (value[last] - value[0]) / (z[last] - z[0]);
        Line line = new Line(slope, value[0] - slope * z[0]);
        double size = Arrays.stream(value).map(Math::abs).max().orElseThrow();
        for (int k = 1; k < last; k++) {
            if (!(Math.abs(value[k] - line.at(z[k])) <= ROUNDING * size)) {
                return Optional.empty();
            }
        }
        return Optional.of(line);
    }

    /** E f'(z) without the jumps. */
    private double meanSlope() {
        double sum = first;
        for (int i = 0; i < corner.length; i++) {
            sum += bend[i] * beyond(corner[i]);
        }
        return sum;
    }

    private static double beyond(double z) {
        return 0.5 * SpecialFunctions.erfc(z / Math.sqrt(2));
    }

    /** The covariance with another at correlation cos θ of the arguments, 0 ≤ θ ≤ π. */
    double covariance(Polygon other, double theta) {
        double end = 0.5 * Math.PI - theta;
        double rho = Math.cos(theta);
        double sum = AdaptiveQuadrature.integrate(psi -> derivative(other, psi, theta), Math.min(0, end), Math.max(0, end), TOLERANCE, layers(other)).value();
        return rho * meanSlope() * other.meanSlope() + (end < 0 ? -sum : sum);
    }

    /** What the covariance at cos θ has from ψ: sin ψ is the correlation t, and (ρ − t) dt = 2 sin((π/2 − θ − ψ)/2) cos((π/2 − θ + ψ)/2) cos ψ dψ. */
    private double derivative(Polygon other, double psi, double theta) {
        double c = Math.cos(psi);
        double t = Math.sin(psi);
        double end = 0.5 * Math.PI - theta;
        double rest = 2 * Math.sin(0.5 * (end - psi)) * Math.cos(0.5 * (end + psi));
        double sum = 0;
        for (int i = 0; i < corner.length; i++) {
            for (int j = 0; j < other.corner.length; j++) {
                double weight = bend[i] * other.bend[j] * rest + jump[i] * other.jump[j];
                sum += weight == 0 ? 0 : weight * Math.exp(exponent(corner[i], other.corner[j], t, c));
            }
            sum += jump[i] == 0 ? 0 : jump[i] * other.slopeAcross(corner[i], t, c) * c;
        }
        for (int j = 0; j < other.corner.length; j++) {
            sum += other.jump[j] == 0 ? 0 : other.jump[j] * slopeAcross(other.corner[j], t, c) * c;
        }
        return sum / (2 * Math.PI);
    }

    /** √(2π) exp(−x²/2) E[f'(y) | x], jumps left out, where y has correlation t with x, c = √(1 − t²). */
    private double slopeAcross(double x, double t, double c) {
        double mean = first;
        for (int j = 0; j < corner.length; j++) {
            mean += bend[j] * (c > 0 ? beyond((corner[j] - t * x) / c) : corner[j] < t * x ? 1 : 0);
        }
        return Math.sqrt(2 * Math.PI) * Math.exp(-0.5 * x * x) * mean;
    }

    /** −(x² − 2t x y + y²)/(2c²), without the difference of large numbers next to t = ±1. */
    private static double exponent(double x, double y, double t, double c) {
        double side = t < 0 ? -1 : 1;
        double apart = x - side * y;
        return (apart == 0 ? 0 : -apart * apart / (2 * c * c)) - side * x * y / (1 + Math.abs(t));
    }

    /** Places between which the integrand varies slowly: corners that are close to each other meet only next to ρ = ±1. */
    private double[] layers(Polygon other) {
        TreeSet<Double> places = new TreeSet<>();
        for (double x : corner) {
            for (double y : other.corner) {
                for (double distance : new double[] {Math.abs(x - y), Math.abs(x + y)}) {
                    for (double factor : new double[] {0.1, 0.3, 1, 3}) {
                        double width = factor * distance;
                        if (width > 0 && width < 1) {
                            places.add(0.5 * Math.PI - width);
                            places.add(width - 0.5 * Math.PI);
                        }
                    }
                }
            }
        }
        return places.stream().mapToDouble(Double::doubleValue).toArray();
    }
}

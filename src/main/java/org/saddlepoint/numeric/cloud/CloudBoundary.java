package org.saddlepoint.numeric.cloud;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the {@link Boundary} of a {@link RandomSystem}: where the growth of variances is one. Half-axes 1 ± η for elements of variance 1/N and
 * the reciprocity η; for J = D L R with αN modes and overlaps E[N L_ia R_ai] = ρ the ellipse around Dρ(1 + α) with the half-axes
 * D√α (1 ± ρ²), as follows from G_x G_z = p on |p|² = 1/α; other shapes for heterogeneous sites, in several pieces if need be. A grid of points,
 * denser around the eigenvalues of single sites, shows where the line passes; from there it is followed.
 *
 * <p>Right as N → ∞. Means of elements change nothing but single eigenvalues, see {@link Outliers}. Cost: some hundred evaluations of the growth.
 */
public final class CloudBoundary {
    private static final int ACROSS = 21;
    private static final int UP = 11;
    private static final int ALONG_AXIS = 161;
    /** Distances from an eigenvalue of a single site, in units of the height of the cloud, that show small clouds. */
    private static final double[] NEAR = {1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3};
    private static final int MOST_POLES = 12;
    /** Clouds on a line alone, of symmetric or antisymmetric couplings, have a growth of one inside: they are thin ellipses where it is barely less. */
    private static final double FLAT = -0.02;
    private static final double BARELY = 0.05;
    private static final int BISECTIONS = 20;
    private static final double ABOVE = 1e-4;
    private static final double SHORTEST = 1e-5;
    private static final double SHORTEST_IN_NOISE = 1e-4;
    private static final int FLAT_POINTS = 33;

    private final Resolvent resolvent;
    private final List<double[]> poles;
    private double left;
    private double right;
    private double height;
    private boolean complete;
    private double highestX;
    private double highest = Double.NEGATIVE_INFINITY;

    private CloudBoundary(RandomSystem system) {
        resolvent = new Resolvent(system);
        poles = system.poles();
    }

    /** The line of a system; without pieces where couplings close no loops. */
    public static Boundary of(RandomSystem system) {
        return new CloudBoundary(system).line();
    }

    private Boundary line() {
        double low = poles.stream().mapToDouble(p -> p[0]).min().orElse(0);
        double high = poles.stream().mapToDouble(p -> p[0]).max().orElse(0);
        double top = poles.stream().mapToDouble(p -> p[1]).max().orElse(0);
        double spread = Math.max(high - low + top, poles.stream().mapToDouble(p -> Math.hypot(p[0], p[1])).max().orElse(1));
        double unit = spread > 0 ? spread : 1;
        if (!resolvent.closesLoops(high + 0.7312 * unit, top + 0.4177 * unit)) {
            return new Boundary(List.of(), poles, false);
        }
        double size = unit;
        while (resolvent.excess(high + size, 0) > -2 || resolvent.excess(low - size, 0) > -2 || resolvent.excess(0.5 * (low + high), top + size) > -2) {
            size *= 2;
        }
        while (size > 1e-6 * unit && resolvent.excess(high + 0.5 * size, 0) < -2 && resolvent.excess(low - 0.5 * size, 0) < -2
            && resolvent.excess(0.5 * (low + high), top + 0.5 * size) < -2) {
            size *= 0.5;
        }
        left = low - size;
        right = high + size;
        height = top + size;
        List<Boundary.Curve> curves = traced();
        boolean flat = curves.isEmpty() && Math.abs(highest) < BARELY;
        boolean lost = !flat && (curves.isEmpty() || !complete);
        return new Boundary(flat ? List.of(flat()) : lost ? List.of() : curves, poles, lost);
    }

    private Boundary.Curve flat() {
        double end = reach(1, 0, right - highestX);
        double start = reach(-1, 0, highestX - left);
        double top = reach(0, 1, height);
        double[] re = new double[FLAT_POINTS];
        double[] im = new double[FLAT_POINTS];
        for (int k = 0; k < FLAT_POINTS; k++) {
            double angle = Math.PI * (1 - k / (FLAT_POINTS - 1.0));
            re[k] = highestX + 0.5 * (end - start) + 0.5 * (end + start) * Math.cos(angle);
            im[k] = top * Math.sin(angle);
        }
        return new Boundary.Curve(re, im);
    }

    /** How far from the place of the largest growth the line is in a direction. */
    private double reach(double alongX, double alongY, double most) {
        double inside = 0;
        double outside = most;
        for (int k = 0; k < BISECTIONS; k++) {
            double middle = 0.5 * (inside + outside);
            if (resolvent.excess(highestX + middle * alongX, alongY == 0 ? ABOVE * height : middle * alongY) > FLAT) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return inside;
    }

    private List<Boundary.Curve> traced() {
        LevelLine line = new LevelLine((x, y) -> resolvent.excess(x, Math.abs(y)), 0.5 * Math.max(right - left, height), resolvent.isExact() ? SHORTEST : SHORTEST_IN_NOISE);
        for (int k = 0; k < UP; k++) {
            // Small clouds of single strong sites lie on the real axis.
            int across = k == 0 && resolvent.isExact() ? ALONG_AXIS : ACROSS;
            follow(line, height * (k + 0.02) / UP, columns(across));
        }
        for (double[] pole : representatives()) {
            List<Double> around = new ArrayList<>();
            for (int k = 0; k < NEAR.length; k++) {
                around.add(0, pole[0] - NEAR[k] * height);
                around.add(pole[0] + NEAR[k] * height);
            }
            follow(line, pole[1] + 1e-4 * height, around);
        }
        complete = line.isComplete() || !resolvent.isExact();
        return line.curves();
    }

    private double excess(double x, double y) {
        double value = resolvent.excess(x, y);
        highestX = value > highest ? x : highestX;
        highest = Math.max(highest, value);
        return value;
    }

    private void follow(LevelLine line, double y, List<Double> columns) {
        double last = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < columns.size(); k++) {
            double value = excess(columns.get(k), y);
            if (k > 0 && value > 0 != last > 0) {
                line.follow(columns.get(k - 1), columns.get(k), y);
            }
            last = value;
        }
    }

    /** A little off, so that no point is an eigenvalue of a single site. */
    private List<Double> columns(int count) {
        List<Double> columns = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            columns.add(left + (right - left) * (k + 0.0137) / (count - 0.97));
        }
        return columns;
    }

    private List<double[]> representatives() {
        List<double[]> sorted = poles.stream().sorted(java.util.Comparator.comparingDouble((double[] p) -> p[0]).thenComparingDouble(p -> p[1])).toList();
        List<double[]> chosen = new ArrayList<>();
        int stride = Math.max(1, (sorted.size() + MOST_POLES - 1) / MOST_POLES);
        for (int k = 0; k < sorted.size(); k += stride) {
            chosen.add(sorted.get(k));
        }
        return chosen;
    }
}

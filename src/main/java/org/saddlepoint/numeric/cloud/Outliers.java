package org.saddlepoint.numeric.cloud;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.numeric.ComplexLu;

/**
 * Single eigenvalues outside the cloud that mean couplings cause: the λ outside at which det(1 − T(λ)) = 0, T_ab = Σ_i from^a_i G_i to^b_i over
 * the {@link MeanTerm}s, with the mean responses G of {@link Resolvent}. For one population with the mean m/N and no reciprocity λ = −1 + m;
 * with elements of variance g²/N and the reciprocity η, λ = −1 + m + ηg²/m (O'Rourke and Renfrew, Electron. J. Probab. 19 (2014) 43).
 * Muller's method from several starts, with the roots that are known divided out.
 */
public final class Outliers {
    private static final int STEPS = 60;
    private static final int PASSES = 300;
    private static final double FINE = 1e-12;
    private static final double SAME = 1e-6;
    private static final double[] RADII = {1.1, 1.6, 2.5, 5};
    private static final int ANGLES = 5;
    /** Closer to the line than this, in units of its extent, an outlier cannot be told from the cloud. */
    private static final double MARGIN = 0.02;

    private final RandomSystem system;
    private final List<MeanTerm> terms;
    private final Boundary boundary;
    private final Resolvent resolvent;
    private final List<double[]> roots = new ArrayList<>();
    private final double size;

    private Outliers(RandomSystem system, List<MeanTerm> terms, Boundary boundary) {
        this.system = system;
        this.terms = terms;
        this.boundary = boundary;
        resolvent = new Resolvent(system);
        double reach = system.poles().stream().mapToDouble(p -> Math.hypot(p[0], p[1])).max().orElse(1);
        size = Math.max(boundary.extent(), 0.1 * (reach > 0 ? reach : 1));
    }

    /**
     * All that are found.
     *
     * @param starts where to look, besides a few rings around the cloud, as {re, im}
     * @return {re, im} with im not negative; the conjugates belong to them
     */
    public static List<double[]> of(RandomSystem system, List<MeanTerm> terms, Boundary boundary, List<double[]> starts) {
        return terms.isEmpty() ? List.of() : new Outliers(system, terms, boundary).search(starts);
    }

    private List<double[]> search(List<double[]> starts) {
        double middle = boundary.isKnown() ? boundary.edge() - boundary.extent() : system.poles().stream().mapToDouble(p -> p[0]).average().orElse(0);
        starts.forEach(s -> look(s[0], Math.abs(s[1])));
        double scale = size;
        do {
            for (double radius : RADII) {
                for (int k = 0; k < ANGLES; k++) {
                    double angle = Math.PI * k / (ANGLES - 1);
                    look(middle + radius * scale * Math.cos(angle), radius * scale * Math.sin(angle));
                }
            }
            scale *= 5;
        } while (scale < 1e6 * size && strength(middle + scale, 0) > 0.3);
        return List.copyOf(roots);
    }

    /** The norm of T. */
    private double strength(double x, double y) {
        double[][] t = matrix(x, y);
        double sum = 0;
        for (int k = 0; k < t[0].length; k++) {
            sum += t[0][k] * t[0][k] + t[1][k] * t[1][k];
        }
        return Math.sqrt(sum);
    }

    /** Muller's method: the parabola through the last three points; a complex root is found from real starts too. */
    private void look(double x, double y) {
        Z[] z = {new Z(x, y), new Z(x + 0.03 * size, y + 0.02 * size), new Z(x - 0.02 * size, y + 0.03 * size)};
        Z[] f = {deflated(z[0]), deflated(z[1]), deflated(z[2])};
        int within = 0;
        for (int step = 0; step < STEPS; step++) {
            Z next = parabola(z, f);
            if (!next.isFinite() || next.minus(z[2]).size() > 1e3 * size + 10 * z[2].size()) {
                return;
            }
            double moved = next.minus(z[2]).size();
            // Within the cloud the responses mean nothing; a step through it may still lead out.
            within = boundary.contains(next.re(), next.im()) ? within + 1 : 0;
            if (within > 3) {
                return;
            }
            z = new Z[] {z[1], z[2], next};
            f = new Z[] {f[1], f[2], deflated(next)};
            if (moved < 1e-10 * (size + next.size())) {
                accept(next);
                return;
            }
        }
    }

    private static Z parabola(Z[] z, Z[] f) {
        Z h1 = z[1].minus(z[0]);
        Z h2 = z[2].minus(z[1]);
        Z d1 = f[1].minus(f[0]).over(h1);
        Z d2 = f[2].minus(f[1]).over(h2);
        Z a = d2.minus(d1).over(h2.plus(h1));
        Z b = a.times(h2).plus(d2);
        Z root = b.times(b).minus(a.times(f[2]).scaled(4)).root();
        Z more = b.plus(root);
        Z less = b.minus(root);
        return z[2].minus(f[2].scaled(2).over(more.size() > less.size() ? more : less));
    }

    private void accept(Z z) {
        double x = z.re();
        double y = Math.abs(z.im()) < SAME * size ? 0 : Math.abs(z.im());
        boolean known = roots.stream().anyMatch(r -> Math.hypot(r[0] - x, r[1] - y) < SAME * (size + Math.abs(x)));
        // At poles of a single site the determinant is not finite or no number at all.
        if (!known && boundary.isOutside(x, y, MARGIN) && determinant(new Z(x, y)).size() < 1e-6 && resolvent.excess(x, y) < 0) {
            roots.add(new double[] {x, y});
        }
    }

    private Z deflated(Z z) {
        Z value = determinant(z);
        for (double[] root : roots) {
            value = value.over(z.minus(new Z(root[0], root[1])).scaled(1 / size));
            if (root[1] > 0) {
                value = value.over(z.minus(new Z(root[0], -root[1])).scaled(1 / size));
            }
        }
        return value;
    }

    private Z determinant(Z z) {
        double[][] t = matrix(z.re(), Math.abs(z.im()));
        int n = terms.size();
        for (int k = 0; k < n * n; k++) {
            t[0][k] = (k % (n + 1) == 0 ? 1 : 0) - t[0][k];
            t[1][k] = -t[1][k];
        }
        ComplexLu lu = new ComplexLu(n);
        if (!lu.factor(t[0], t[1])) {
            return new Z(0, 0);
        }
        double[] found = lu.determinant();
        return new Z(found[0], z.im() < 0 ? -found[1] : found[1]);
    }

    /** T, real and imaginary parts by rows. */
    private double[][] matrix(double x, double y) {
        resolvent.solve(x, y, FINE, PASSES);
        int n = terms.size();
        double[][] t = new double[2][n * n];
        for (int a = 0; a < n; a++) {
            RandomSystem.Input sends = system.inputs().get(terms.get(a).input());
            for (int b = 0; b < n; b++) {
                RandomSystem.Input arrives = system.inputs().get(terms.get(b).input());
                if (sends.from() == arrives.to()) {
                    double[][] g = resolvent.response(sends.from(), sends.source(), arrives.place());
                    for (int i = 0; i < g[0].length; i++) {
                        double weight = terms.get(a).from()[i] * terms.get(b).to()[i];
                        t[0][a * n + b] += weight * g[0][i];
                        t[1][a * n + b] += weight * g[1][i];
                    }
                }
            }
        }
        return t;
    }

    /** A complex number. */
    private record Z(double re, double im) {
        Z plus(Z o) {
            return new Z(re + o.re, im + o.im);
        }

        Z minus(Z o) {
            return new Z(re - o.re, im - o.im);
        }

        Z times(Z o) {
            return new Z(re * o.re - im * o.im, re * o.im + im * o.re);
        }

        Z over(Z o) {
            double square = o.re * o.re + o.im * o.im;
            return new Z((re * o.re + im * o.im) / square, (im * o.re - re * o.im) / square);
        }

        Z scaled(double factor) {
            return new Z(factor * re, factor * im);
        }

        Z root() {
            double size = size();
            return new Z(Math.sqrt(Math.max(0, 0.5 * (size + re))), Math.copySign(Math.sqrt(Math.max(0, 0.5 * (size - re))), im));
        }

        double size() {
            return Math.hypot(re, im);
        }

        boolean isFinite() {
            return Double.isFinite(re) && Double.isFinite(im);
        }
    }
}

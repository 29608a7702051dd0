package org.saddlepoint.numeric.cloud;

import java.util.Arrays;
import java.util.stream.Stream;
import org.saddlepoint.numeric.AndersonMixing;
import org.saddlepoint.numeric.ComplexLu;
import org.saddlepoint.numeric.Iteration;

/**
 * The mean responses G_i(λ) of the sites of a {@link RandomSystem} with their couplings: G_i = (1 − H_i K_i)⁻¹ H_i, sources by inputs, where
 * K_i = Σ_j E[J_ij K_ji] G_j is what comes back through correlated opposite elements. Outside the cloud of eigenvalues repeated insertion
 * converges, since its factor is smaller than the growth of variances, which is below one there (Sommers et al., Phys. Rev. Lett. 60
 * (1988) 1895, for sites without structure). Warm starts: neighbouring λ cost a few passes. One instance serves one thread.
 */
final class Resolvent {
    private static final int PASSES = 100;
    private static final int DENSE_PASSES = 60;
    private static final int POWERS = 400;
    /** The share of the new value: within the cloud, and with opposite signs of opposite elements, full steps would go back and forth. */
    private static final double SHARE = 0.7;
    private static final int PLAIN = 8;
    private static final int MEMORY = 6;
    private static final double FINE = 1e-7;
    private static final double DENSE_FINE = 1e-5;

    private final RandomSystem system;
    private final double[][] responseRe;
    private final double[][] responseIm;
    private final double[][] gRe;
    private final double[][] gIm;
    private final Variances variances;
    private final FactoredVariances factored;
    private final boolean exact;
    private final double accuracy;
    private final int passes;

    Resolvent(RandomSystem system) {
        this.system = system;
        responseRe = system.groups().stream().map(g -> new double[g.count() * g.sources() * g.inputs()]).toArray(double[][]::new);
        responseIm = system.groups().stream().map(g -> new double[g.count() * g.sources() * g.inputs()]).toArray(double[][]::new);
        gRe = system.groups().stream().map(g -> new double[g.count() * g.sources() * g.inputs()]).toArray(double[][]::new);
        gIm = system.groups().stream().map(g -> new double[g.count() * g.sources() * g.inputs()]).toArray(double[][]::new);
        variances = new Variances(system);
        factored = new FactoredVariances(system);
        exact = Stream.concat(system.same().stream(), system.opposite().stream()).allMatch(p -> p.profile() instanceof Profile.Outer);
        accuracy = exact ? FINE : DENSE_FINE;
        passes = exact ? PASSES : DENSE_PASSES;
    }

    /**
     * The logarithm of the factor by which variances grow when they are passed on once, F_i = G_i (Σ_j E[J_ij K_ij] F_j) G_i†: below zero
     * outside the cloud; minus infinity where no loop is closed, plus infinity at a pole.
     */
    double excess(double x, double y) {
        solve(x, y, accuracy, passes);
        if (!isFinite()) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.log(exact ? factored.growth(gRe, gIm) : variances.growth(gRe, gIm, POWERS, accuracy));
    }

    /** Whether all statistics come from formulas, so that sums over sites cost little and are found to many digits. */
    boolean isExact() {
        return exact;
    }

    /** Whether couplings close loops at all, seen at a λ that is nothing special. */
    boolean closesLoops(double x, double y) {
        solve(x, y, accuracy, passes);
        return variances.closeLoops(gRe, gIm);
    }

    private boolean isFinite() {
        return Stream.of(gRe, gIm).flatMap(Arrays::stream).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
    }

    private void reset() {
        Arrays.stream(gRe).forEach(g -> Arrays.fill(g, 0));
        Arrays.stream(gIm).forEach(g -> Arrays.fill(g, 0));
    }

    /** Finds all G. @return whether two passes differed by less than the accuracy, relatively */
    boolean solve(double x, double y, double accuracy, int passes) {
        for (int k = 0; k < gRe.length; k++) {
            system.groups().get(k).response(x, y, responseRe[k], responseIm[k]);
        }
        if (system.opposite().isEmpty()) {
            for (int k = 0; k < gRe.length; k++) {
                System.arraycopy(responseRe[k], 0, gRe[k], 0, gRe[k].length);
                System.arraycopy(responseIm[k], 0, gIm[k], 0, gIm[k].length);
            }
            return true;
        }
        if (!isFinite()) {
            // The last point was a pole, from which no iteration comes back.
            reset();
        }
        for (int pass = 0; pass < PLAIN; pass++) {
            double change = pass(SHARE);
            if (!(change > accuracy)) {
                return Double.isFinite(change);
            }
        }
        return accelerate(accuracy, passes);
    }

    private boolean accelerate(double accuracy, int passes) {
        double[] start = packed();
        double norm = Math.sqrt(Arrays.stream(start).map(v -> v * v).sum() / start.length);
        Iteration found = new AndersonMixing(accuracy * Math.max(norm, Double.MIN_NORMAL), passes, MEMORY, SHARE).solve((x, y) -> {
            unpack(x);
            pass(1);
            System.arraycopy(packed(), 0, y, 0, y.length);
        }, start);
        unpack(found.solution());
        return found.converged();
    }

    private double[] packed() {
        double[] values = new double[2 * Arrays.stream(gRe).mapToInt(g -> g.length).sum()];
        int at = 0;
        for (double[][] part : new double[][][] {gRe, gIm}) {
            for (double[] g : part) {
                System.arraycopy(g, 0, values, at, g.length);
                at += g.length;
            }
        }
        return values;
    }

    private void unpack(double[] values) {
        int at = 0;
        for (double[][] part : new double[][][] {gRe, gIm}) {
            for (double[] g : part) {
                System.arraycopy(values, at, g, 0, g.length);
                at += g.length;
            }
        }
    }

    /** One insertion everywhere. @return the largest relative change of a site */
    private double pass(double share) {
        double change = 0;
        double[][] returnRe = returned(gRe);
        double[][] returnIm = returned(gIm);
        for (int k = 0; k < gRe.length; k++) {
            change = Math.max(change, insert(k, returnRe[k], returnIm[k], share));
        }
        return change;
    }

    /** K, inputs by sources at every site, real or imaginary parts. */
    private double[][] returned(double[][] g) {
        double[][] k = system.groups().stream().map(s -> new double[s.count() * s.inputs() * s.sources()]).toArray(double[][]::new);
        for (RandomSystem.Pair pair : system.opposite()) {
            RandomSystem.Input forth = system.inputs().get(pair.first());
            RandomSystem.Input back = system.inputs().get(pair.second());
            LinearSites there = system.groups().get(forth.from());
            LinearSites here = system.groups().get(forth.to());
            double[] carried = entry(g[forth.from()], there, forth.source() * there.inputs() + back.place());
            double[] sum = new double[here.count()];
            pair.profile().add(carried, sum);
            int size = here.inputs() * here.sources();
            int place = forth.place() * here.sources() + back.source();
            for (int i = 0; i < sum.length; i++) {
                k[forth.to()][i * size + place] += sum[i];
            }
        }
        return k;
    }

    private static double[] entry(double[] g, LinearSites sites, int place) {
        int size = sites.inputs() * sites.sources();
        double[] values = new double[sites.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = g[i * size + place];
        }
        return values;
    }

    /** G ← (1 − H K)⁻¹ H in one group. @return the largest relative change */
    private double insert(int group, double[] kRe, double[] kIm, double share) {
        LinearSites sites = system.groups().get(group);
        int size = sites.sources() * sites.inputs();
        double[] oldRe = gRe[group].clone();
        double[] oldIm = gIm[group].clone();
        if (size == 1) {
            insertOne(group, kRe, kIm);
        } else {
            insertMatrices(group, sites, kRe, kIm);
        }
        double change = 0;
        for (int i = 0; i < sites.count(); i++) {
            double difference = 0;
            double norm = 0;
            for (int k = i * size; k < (i + 1) * size; k++) {
                gRe[group][k] = share * gRe[group][k] + (1 - share) * oldRe[k];
                gIm[group][k] = share * gIm[group][k] + (1 - share) * oldIm[k];
                difference += Math.hypot(gRe[group][k] - oldRe[k], gIm[group][k] - oldIm[k]);
                norm += Math.hypot(gRe[group][k], gIm[group][k]);
            }
            change = Math.max(change, norm == 0 ? 0 : difference / norm);
        }
        return change;
    }

    private void insertOne(int group, double[] kRe, double[] kIm) {
        for (int i = 0; i < kRe.length; i++) {
            double hr = responseRe[group][i];
            double hi = responseIm[group][i];
            double re = 1 - (hr * kRe[i] - hi * kIm[i]);
            double im = -(hr * kIm[i] + hi * kRe[i]);
            double square = Math.max(Double.MIN_NORMAL, re * re + im * im);
            gRe[group][i] = (hr * re + hi * im) / square;
            gIm[group][i] = (hi * re - hr * im) / square;
        }
    }

    private void insertMatrices(int group, LinearSites sites, double[] kRe, double[] kIm) {
        int s = sites.sources();
        int q = sites.inputs();
        ComplexLu lu = new ComplexLu(Math.max(1, s));
        double[] re = new double[s * s];
        double[] im = new double[s * s];
        double[] columnRe = new double[s * q];
        double[] columnIm = new double[s * q];
        for (int i = 0; i < sites.count() && s * q > 0; i++) {
            int at = i * s * q;
            for (int row = 0; row < s; row++) {
                for (int column = 0; column < s; column++) {
                    double sumRe = row == column ? 1 : 0;
                    double sumIm = 0;
                    for (int k = 0; k < q; k++) {
                        double hr = responseRe[group][at + row * q + k];
                        double hi = responseIm[group][at + row * q + k];
                        double br = kRe[at + k * s + column];
                        double bi = kIm[at + k * s + column];
                        sumRe -= hr * br - hi * bi;
                        sumIm -= hr * bi + hi * br;
                    }
                    re[row * s + column] = sumRe;
                    im[row * s + column] = sumIm;
                }
            }
            System.arraycopy(responseRe[group], at, columnRe, 0, s * q);
            System.arraycopy(responseIm[group], at, columnIm, 0, s * q);
            if (lu.factor(re, im)) {
                lu.solve(columnRe, columnIm, q);
            } else {
                Arrays.fill(columnRe, Double.POSITIVE_INFINITY);
            }
            System.arraycopy(columnRe, 0, gRe[group], at, s * q);
            System.arraycopy(columnIm, 0, gIm[group], at, s * q);
        }
    }

    /** The real and imaginary part of G_i from an input of a group to a source of it, of all sites. */
    double[][] response(int group, int source, int input) {
        LinearSites sites = system.groups().get(group);
        int place = source * sites.inputs() + input;
        return new double[][] {entry(gRe[group], sites, place), entry(gIm[group], sites, place)};
    }
}

package org.saddlepoint.numeric.cloud;

import java.util.Arrays;
import java.util.List;

/**
 * How variances grow as couplings pass them on: the largest eigenvalue of F ↦ G_i (Σ_j E[J_ij K_ij] F_j) G_i†, F_i the covariance matrix of the
 * sources of a site, by powers from the last F. The map keeps F positive, so the largest eigenvalue is real and positive; it is
 * iterated together with a multiple of one, since loops through several groups return only after as many steps.
 */
final class Variances {
    private final RandomSystem system;
    private double[][] re;
    private double[][] im;

    Variances(RandomSystem system) {
        this.system = system;
        re = storage();
        im = storage();
        start();
    }

    private double[][] storage() {
        return system.groups().stream().map(g -> new double[g.count() * g.sources() * g.sources()]).toArray(double[][]::new);
    }

    private void start() {
        for (int k = 0; k < re.length; k++) {
            int s = system.groups().get(k).sources();
            Arrays.fill(im[k], 0);
            for (int i = 0; i < re[k].length; i++) {
                re[k][i] = s == 0 || i % (s * s) % (s + 1) == 0 ? 1 : 0;
            }
        }
    }

    /**
     * Whether anything comes back to where it was: the sites that can be reached in k steps become fewer with k until they stay the same, or none
     * is left.
     */
    boolean closeLoops(double[][] gRe, double[][] gIm) {
        start();
        long reached = Long.MAX_VALUE;
        while (true) {
            double[][] nextRe = storage();
            pass(gRe, gIm, nextRe, storage());
            long now = 0;
            for (int k = 0; k < re.length; k++) {
                for (int i = 0; i < re[k].length; i++) {
                    re[k][i] = nextRe[k][i] == 0 ? 0 : Math.signum(nextRe[k][i]);
                    now += nextRe[k][i] == 0 ? 0 : 1;
                }
            }
            if (now == 0 || now >= reached) {
                start();
                return now > 0;
            }
            reached = now;
        }
    }

    /** The eigenvalue; zero where nothing comes back. @param accuracy at which the growth of one step no longer changes, relatively */
    double growth(double[][] gRe, double[][] gIm, int powers, double accuracy) {
        double growth = 0;
        for (int step = 0; step < powers; step++) {
            double before = trace(re);
            double[][] nextRe = storage();
            double[][] nextIm = storage();
            pass(gRe, gIm, nextRe, nextIm);
            double after = trace(nextRe);
            if (!(after > 1e-200 * before)) {
                start();
                return 0;
            }
            double last = growth;
            growth = after / before;
            double change = mix(nextRe, nextIm, growth, before);
            if (Math.abs(growth - last) <= accuracy * growth && change < Math.sqrt(accuracy)) {
                break;
            }
        }
        return growth;
    }

    /** F ← (next/growth + F)/2, scaled to trace one. @return how far the two differ */
    private double mix(double[][] nextRe, double[][] nextIm, double growth, double trace) {
        double change = 0;
        for (int k = 0; k < re.length; k++) {
            for (int i = 0; i < re[k].length; i++) {
                double real = nextRe[k][i] / growth;
                change += Math.abs(real - re[k][i]) / trace;
                re[k][i] = 0.5 * (real + re[k][i]) / trace;
                im[k][i] = 0.5 * (nextIm[k][i] / growth + im[k][i]) / trace;
            }
        }
        return change;
    }

    private double trace(double[][] values) {
        double sum = 0;
        for (int k = 0; k < values.length; k++) {
            int s = system.groups().get(k).sources();
            for (int i = 0; i < values[k].length; i++) {
                sum += i % (s * s) % (s + 1) == 0 ? values[k][i] : 0;
            }
        }
        return sum;
    }

    private void pass(double[][] gRe, double[][] gIm, double[][] toRe, double[][] toIm) {
        List<LinearSites> groups = system.groups();
        double[][] inRe = groups.stream().map(g -> new double[g.count() * g.inputs() * g.inputs()]).toArray(double[][]::new);
        double[][] inIm = groups.stream().map(g -> new double[g.count() * g.inputs() * g.inputs()]).toArray(double[][]::new);
        for (RandomSystem.Pair pair : system.same()) {
            RandomSystem.Input first = system.inputs().get(pair.first());
            RandomSystem.Input second = system.inputs().get(pair.second());
            int s = groups.get(first.from()).sources();
            int q = groups.get(first.to()).inputs();
            int from = first.source() * s + second.source();
            int to = first.place() * q + second.place();
            add(pair.profile(), re[first.from()], s * s, from, inRe[first.to()], q * q, to);
            if (s > 1) {
                add(pair.profile(), im[first.from()], s * s, from, inIm[first.to()], q * q, to);
            }
        }
        for (int k = 0; k < groups.size(); k++) {
            through(groups.get(k), gRe[k], gIm[k], inRe[k], inIm[k], toRe[k], toIm[k]);
        }
    }

    private static void add(Profile profile, double[] from, int stride, int offset, double[] to, int step, int place) {
        double[] x = from;
        if (stride > 1) {
            x = new double[from.length / stride];
            for (int j = 0; j < x.length; j++) {
                x[j] = from[j * stride + offset];
            }
        }
        double[] y = new double[to.length / step];
        profile.add(x, y);
        for (int i = 0; i < y.length; i++) {
            to[i * step + place] += y[i];
        }
    }

    /** F = G S G†. */
    private static void through(LinearSites sites, double[] gRe, double[] gIm, double[] inRe, double[] inIm, double[] toRe, double[] toIm) {
        int s = sites.sources();
        int q = sites.inputs();
        for (int i = 0; i < sites.count(); i++) {
            for (int a = 0; a < s; a++) {
                for (int c = 0; c < q; c++) {
                    double leftRe = gRe[(i * s + a) * q + c];
                    double leftIm = gIm[(i * s + a) * q + c];
                    for (int d = 0; d < q; d++) {
                        double middleRe = inRe[(i * q + c) * q + d];
                        double middleIm = inIm[(i * q + c) * q + d];
                        double re = leftRe * middleRe - leftIm * middleIm;
                        double im = leftRe * middleIm + leftIm * middleRe;
                        for (int b = 0; b < s && (re != 0 || im != 0); b++) {
                            double rightRe = gRe[(i * s + b) * q + d];
                            double rightIm = -gIm[(i * s + b) * q + d];
                            toRe[(i * s + a) * s + b] += re * rightRe - im * rightIm;
                            toIm[(i * s + a) * s + b] += re * rightIm + im * rightRe;
                        }
                    }
                }
            }
        }
    }
}

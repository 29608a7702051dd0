package org.saddlepoint.numeric.cloud;

import java.util.List;
import org.saddlepoint.numeric.Spectra;

/**
 * The same as {@link Variances} where all statistics are products of one factor per end, P_ij = to_i from_j: only the sums t_p = Σ_j from^p_j F_j over
 * sites are passed on, one for every pair p of inputs, by the matrix M_pq = Σ_i from^p_i G_i to^q_i G_i†. Its spectral radius costs one sum over
 * sites and has no error of iteration.
 */
final class FactoredVariances {
    private final RandomSystem system;
    private final List<RandomSystem.Pair> pairs;

    /** @param system with {@link Profile.Outer} alone */
    FactoredVariances(RandomSystem system) {
        this.system = system;
        pairs = system.same();
    }

    double growth(double[][] gRe, double[][] gIm) {
        int n = pairs.size();
        double[] re = new double[n * n];
        double[] im = new double[n * n];
        for (int p = 0; p < n; p++) {
            for (int q = 0; q < n; q++) {
                element(pairs.get(p), pairs.get(q), gRe, gIm, re, im, p * n + q);
            }
        }
        return n == 0 ? 0 : n == 1 ? Math.hypot(re[0], im[0]) : Spectra.complex(re, im, n).radius();
    }

    private void element(RandomSystem.Pair out, RandomSystem.Pair in, double[][] gRe, double[][] gIm, double[] re, double[] im, int at) {
        RandomSystem.Input sends = system.inputs().get(out.first());
        RandomSystem.Input arrives = system.inputs().get(in.first());
        if (sends.from() != arrives.to()) {
            return;
        }
        int group = sends.from();
        int inputs = system.groups().get(group).inputs();
        int size = inputs * system.groups().get(group).sources();
        int left = sends.source() * inputs + arrives.place();
        int right = system.inputs().get(out.second()).source() * inputs + system.inputs().get(in.second()).place();
        double[] from = ((Profile.Outer) out.profile()).from();
        double[] to = ((Profile.Outer) in.profile()).to();
        for (int i = 0; i < from.length; i++) {
            double weight = from[i] * to[i];
            int a = i * size + left;
            int b = i * size + right;
            re[at] += weight * (gRe[group][a] * gRe[group][b] + gIm[group][a] * gIm[group][b]);
            im[at] += weight * (gIm[group][a] * gRe[group][b] - gRe[group][a] * gIm[group][b]);
        }
    }
}

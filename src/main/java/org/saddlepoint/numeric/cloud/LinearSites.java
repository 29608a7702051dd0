package org.saddlepoint.numeric.cloud;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.saddlepoint.numeric.ComplexLu;
import org.saddlepoint.numeric.Spectra;

/**
 * The linear equations of the sites of one species between what arrives and what they send: x' = A x + B u, v = C x + E u at every site.
 * The response is H(λ) = C (λ − A)⁻¹ B + E. Matrices of all sites in one array, site by site, each by rows.
 *
 * @param count number of sites
 * @param states number of components of x at a site
 * @param inputs of u
 * @param sources of v
 * @param a count × states × states
 * @param b count × states × inputs
 * @param c count × sources × states
 * @param e count × sources × inputs
 */
public record LinearSites(int count, int states, int inputs, int sources, double[] a, double[] b, double[] c, double[] e) {
    /** Relative difference of eigenvalues that is rounding. */
    private static final double ALIKE = 1e-9;

    /** Sites x' = −decay x + u, v = gain x. */
    public static LinearSites scalar(double[] decay, double[] gain) {
        int n = decay.length;
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return new LinearSites(n, 1, 1, 1, Arrays.stream(decay).map(d -> -d).toArray(), ones, gain, new double[n]);
    }

    /** Sites without states of their own, v = gain u: algebraic fields. */
    public static LinearSites algebraic(double[] gain) {
        return new LinearSites(gain.length, 0, 1, 1, new double[0], new double[0], new double[0], gain);
    }

    /**
     * H(λ) of every site, count × sources × inputs, into two arrays. At a pole the numbers are not finite.
     */
    void response(double x, double y, double[] re, double[] im) {
        if (states <= 1) {
            responseOfOne(x, y, re, im);
            return;
        }
        int p = states;
        ComplexLu lu = new ComplexLu(p);
        double[] matrixRe = new double[p * p];
        double[] matrixIm = new double[p * p];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < p * p; k++) {
                boolean diagonal = k % (p + 1) == 0;
                matrixRe[k] = (diagonal ? x : 0) - a[i * p * p + k];
                matrixIm[k] = diagonal ? y : 0;
            }
            boolean regular = lu.factor(matrixRe, matrixIm);
            double[] solvedRe = Arrays.copyOfRange(b, i * p * inputs, (i + 1) * p * inputs);
            double[] solvedIm = new double[p * inputs];
            if (regular) {
                lu.solve(solvedRe, solvedIm, inputs);
            }
            for (int s = 0; s < sources; s++) {
                for (int q = 0; q < inputs; q++) {
                    int at = (i * sources + s) * inputs + q;
                    re[at] = regular ? e[at] : Double.POSITIVE_INFINITY;
                    im[at] = 0;
                    for (int k = 0; k < p && regular; k++) {
                        re[at] += c[(i * sources + s) * p + k] * solvedRe[k * inputs + q];
                        im[at] += c[(i * sources + s) * p + k] * solvedIm[k * inputs + q];
                    }
                }
            }
        }
    }

    private void responseOfOne(double x, double y, double[] re, double[] im) {
        for (int i = 0; i < count; i++) {
            double dx = states == 0 ? 1 : x - a[i];
            double dy = states == 0 ? 0 : y;
            double square = dx * dx + dy * dy;
            for (int s = 0; s < sources; s++) {
                for (int q = 0; q < inputs; q++) {
                    int at = (i * sources + s) * inputs + q;
                    double strength = states == 0 ? 0 : c[i * sources + s] * b[i * inputs + q];
                    re[at] = e[at] + (strength == 0 ? 0 : strength * dx / square);
                    im[at] = strength == 0 ? 0 : -strength * dy / square;
                }
            }
        }
    }

    /** The eigenvalues of the matrices A of all sites with an imaginary part that is not negative, each different one once, as {re, im}. */
    List<double[]> poles() {
        int block = states * states;
        Set<List<Double>> matrices = new LinkedHashSet<>();
        for (int i = 0; i < count && states > 0; i++) {
            matrices.add(Arrays.stream(a, i * block, (i + 1) * block).boxed().toList());
        }
        List<double[]> poles = new ArrayList<>();
        for (List<Double> matrix : matrices) {
            Spectra.Eigenvalues values = states == 1 ? new Spectra.Eigenvalues(new double[] {matrix.get(0)}, new double[1])
                : Spectra.real(matrix.stream().mapToDouble(v -> v).toArray(), states);
            for (int k = 0; k < states; k++) {
                double[] pole = {values.re()[k], values.im()[k]};
                if (pole[1] >= 0 && poles.stream().noneMatch(known -> Math.hypot(known[0] - pole[0], known[1] - pole[1]) <= ALIKE * Math.hypot(pole[0], pole[1]))) {
                    poles.add(pole);
                }
            }
        }
        return poles;
    }
}

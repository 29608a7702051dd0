package org.saddlepoint.solve;

import org.saddlepoint.numeric.GaussLegendre;

/**
 * Spectra that fall off like a power are summed over their aliases, Σ_m S(ω + 2πm/h), so that the transform to the lags of a grid is
 * exact at those lags instead of cut at the highest frequency. The far aliases are an integral plus the first Euler–Maclaurin term.
 */
final class AliasSum {
  private static final int DIRECT = 16;
  private static final GaussLegendre RULE = new GaussLegendre(12);

  private AliasSum() {}

  /** Nodes for the sum over the aliases other than the frequency itself, which has no singularity within half a period of the grid's frequencies. */
  private static final int NODES = 24;
  private static final double RESOLVED = 1e-11;

  /** Fills several complex spectra at one frequency, which may be negative. */
  @FunctionalInterface
  interface Spectra {
    void at(double omega, double[] re, double[] im);
  }

  /** The sums over all aliases but the frequency itself, between zero and half a period, as Chebyshev polynomials. */
  static final class Others {
    private final double half;
    /** {@code [component][order]}: real parts, then imaginary ones. */
    private final double[][] coefficients;
    private final double[] cosine = new double[NODES];
    private final Spectra spectra;
    private final double period;
    private final boolean resolved;

    /**
     * @param components number of spectra
     * @param period     2π/h
     */
    Others(Spectra spectra, int components, double period) {
      this.spectra = spectra;
      this.period = period;
      half = 0.25 * period;
      coefficients = new double[2 * components][NODES];
      double[] r = new double[components];
      double[] i = new double[components];
      for (int k = 0; k < NODES; k++) {
        double angle = Math.PI * (k + 0.5) / NODES;
        double[] re = new double[components];
        double[] im = new double[components];
        addOthers(spectra, half * (1 + Math.cos(angle)), period, re, im, r, i);
        for (int n = 0; n < NODES; n++) {
          double factor = (n == 0 ? 1.0 : 2.0) / NODES * Math.cos(n * angle);
          for (int c = 0; c < components; c++) {
            coefficients[c][n] += factor * re[c];
            coefficients[components + c][n] += factor * im[c];
          }
        }
      }
      resolved = isResolved(components);
    }

    /** Oscillators faster than the grid have aliases among the grid's own frequencies. */
    private boolean isResolved(int components) {
      boolean all = true;
      for (int c = 0; c < components; c++) {
        double largest = Math.abs(coefficients[c][0]) + Math.abs(coefficients[components + c][0]);
        double last = 0;
        for (int n = NODES - 3; n < NODES; n++) {
          last = Math.max(last, Math.abs(coefficients[c][n]) + Math.abs(coefficients[components + c][n]));
        }
        all &= last <= RESOLVED * largest;
      }
      return all;
    }

    /** Adds the sums at a frequency. */
    void add(double omega, double[] re, double[] im) {
      if (!resolved) {
        addOthers(spectra, omega, period, re, im, new double[re.length], new double[re.length]);
        return;
      }
      double x = Math.min(1, omega / half - 1);
      cosine[0] = 1;
      cosine[1] = x;
      for (int n = 2; n < NODES; n++) {
        cosine[n] = 2 * x * cosine[n - 1] - cosine[n - 2];
      }
      for (int c = 0; c < re.length; c++) {
        double sumRe = 0;
        double sumIm = 0;
        for (int n = 0; n < NODES; n++) {
          sumRe += coefficients[c][n] * cosine[n];
          sumIm += coefficients[re.length + c][n] * cosine[n];
        }
        re[c] += sumRe;
        im[c] += sumIm;
      }
    }
  }

  private static void addOthers(Spectra spectra, double omega, double period, double[] re, double[] im, double[] r, double[] i) {
    double from = DIRECT - 0.5;
    for (int side = -1; side <= 1; side += 2) {
      for (int m = 1; m < DIRECT; m++) {
        double correction = m == DIRECT - 1 ? 1 - 1.0 / 24 : 1;
        add(spectra, omega + side * m * period, correction, re, im, r, i);
      }
      add(spectra, omega + side * DIRECT * period, 1.0 / 24, re, im, r, i);
      for (int k = 0; k < RULE.size(); k++) {
        // m = from/s maps the tail to s in (0, 1).
        double s = 0.5 * (1 + RULE.node(k));
        add(spectra, omega + side * from / s * period, 0.5 * RULE.weight(k) * from / (s * s), re, im, r, i);
      }
    }
  }

  private static void add(Spectra spectra, double omega, double weight, double[] re, double[] im, double[] r, double[] i) {
    spectra.at(omega, r, i);
    for (int c = 0; c < re.length; c++) {
      re[c] += weight * r[c];
      im[c] += weight * i[c];
    }
  }
}

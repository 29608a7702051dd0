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

  /** Fills several complex spectra at one frequency, which may be negative. */
  @FunctionalInterface
  interface Spectra {
    void at(double omega, double[] re, double[] im);
  }

  /**
   * Adds the sum over all aliases at ω.
   *
   * @param period 2π/h
   */
  static void add(Spectra spectra, double omega, double period, double[] re, double[] im) {
    double[] r = new double[re.length];
    double[] i = new double[re.length];
    add(spectra, omega, 1, re, im, r, i);
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

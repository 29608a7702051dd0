package org.saddlepoint.solve;

/**
 * Covariances of linear readouts that a local nonlinear source drives: x = G-part + Σ_j T_j n_j with n_j = f_j(u_j) a function of a
 * Gaussian argument, so C_xx' follows from the covariances of the sources and, by Stein's lemma, of a source with the Gaussian
 * part.
 */
final class DrivenCorrelation {
  private final CorrelationMap map;
  private final int s;
  private final int node;
  private final SiteState state;
  private final double[][] covariances;

  DrivenCorrelation(CorrelationMap map, int s, int node, SiteState state, double[][] covariances) {
    this.map = map;
    this.s = s;
    this.node = node;
    this.state = state;
    this.covariances = covariances;
  }

  /** The decaying part over the lags. */
  void fill(int left, int right, double[] out) {
    LagGrid grid = map.grid();
    EffectiveSite site = map.system().site(s);
    int l = site.outputOf(left);
    int m = site.outputOf(right);
    int sources = site.sources();
    double[] re = new double[grid.frequencies()];
    double[] im = new double[grid.frequencies()];
    double[] sumRe = new double[grid.frequencies()];
    double[] sumIm = new double[grid.frequencies()];
    CorrelationMap.SourceTransfers one = map.sourceTransfers(s, node, l);
    CorrelationMap.SourceTransfers two = map.sourceTransfers(s, node, m);
    add(covariances[map.target(s, node, l, m)], 1, re, im);
    accumulate(re, im, 1, 0, sumRe, sumIm);
    for (int j = 0; j < sources; j++) {
      int b = site.sourceReadout(j);
      int u = site.outputOf(b);
      double gain = state.averages().factor(b);
      add(covariances[map.target(s, node, u, m)], gain, re, im);
      product(one.re()[j], one.im()[j], false, re, im, sumRe, sumIm);
      add(covariances[map.target(s, node, l, u)], gain, re, im);
      product(two.re()[j], two.im()[j], true, re, im, sumRe, sumIm);
      for (int k = 0; k < sources; k++) {
        int d = site.sourceReadout(k);
        sourceSpectrum(site, b, d, re, im);
        double[] xr = new double[re.length];
        double[] xi = new double[re.length];
        product(one.re()[j], one.im()[j], false, re, im, xr, xi);
        product(two.re()[k], two.im()[k], true, xr, xi, sumRe, sumIm);
      }
    }
    grid.toCorrelation(sumRe, sumIm, out);
    double scale = site.slope(left, node) * site.slope(right, node);
    for (int j = 0; j < out.length; j++) {
      out[j] *= scale;
    }
  }

  private void sourceSpectrum(EffectiveSite site, int b, int d, double[] re, double[] im) {
    int u = site.outputOf(b);
    int v = site.outputOf(d);
    double infinity = state.fields().within(u, v);
    double[] c = covariances[map.target(s, node, u, v)].clone();
    for (int j = 0; j < c.length; j++) {
      c[j] += infinity;
    }
    state.averages().covariances(b, d, c, c);
    double limit = state.averages().covariance(b, d, infinity);
    for (int j = 0; j < c.length; j++) {
      c[j] -= limit;
    }
    add(c, 1, re, im);
  }

  private void add(double[] correlation, double factor, double[] re, double[] im) {
    map.grid().toSpectrum(correlation, re, im);
    for (int k = 0; k < re.length; k++) {
      re[k] *= factor;
      im[k] *= factor;
    }
  }

  private static void accumulate(double[] re, double[] im, double fr, double fi, double[] sumRe, double[] sumIm) {
    for (int k = 0; k < re.length; k++) {
      sumRe[k] += fr * re[k] - fi * im[k];
      sumIm[k] += fr * im[k] + fi * re[k];
    }
  }

  private static void product(double[] tr, double[] ti, boolean conjugate, double[] re, double[] im, double[] sumRe, double[] sumIm) {
    for (int k = 0; k < re.length; k++) {
      double fi = conjugate ? -ti[k] : ti[k];
      sumRe[k] += tr[k] * re[k] - fi * im[k];
      sumIm[k] += tr[k] * im[k] + fi * re[k];
    }
  }
}

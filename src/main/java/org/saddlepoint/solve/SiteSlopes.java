package org.saddlepoint.solve;

/**
 * Averages of products of two slopes at one node of a static state, so that ⟨S_b S_b'*⟩ of a pair of readouts is a bilinear form in
 * the linear responses of outputs: a readout answers through its own argument and, where a nonlinear source drives that, through
 * the arguments of the sources.
 */
final class SiteSlopes {
  private SiteSlopes() {}

  /**
   * The matrix A over (readout's own argument, sources' arguments) such that ⟨S_b,k S_b',k'*⟩ = Σ_ij A_ij T_i,k T_j,k'*, where for a
   * source T_j stands for its transfer to the readout times the response of its argument; row-major, 1 + sources wide.
   */
  static double[] of(EffectiveSite site, int node, SiteState state, MeanFieldSystem.Pair pair) {
    int width = 1 + site.sources();
    double[] a = new double[width * width];
    int l = site.outputOf(pair.left());
    int m = site.outputOf(pair.right());
    SiteAverages averages = state.averages();
    if (!site.isDriven(l) && !site.isDriven(m)) {
      a[0] = averages.slopes(pair.left(), pair.right(), state.fields().within(l, m));
      return a;
    }
    double scale = site.slope(pair.left(), node) * site.slope(pair.right(), node);
    a[0] = scale;
    for (int j = 0; j < site.sources(); j++) {
      int b = site.sourceReadout(j);
      a[j + 1] = scale * averages.factor(b);
      a[(j + 1) * width] = scale * averages.factor(b);
      for (int k = 0; k < site.sources(); k++) {
        int d = site.sourceReadout(k);
        a[(j + 1) * width + k + 1] = scale * averages.slopes(b, d, state.fields().within(site.outputOf(b), site.outputOf(d)));
      }
    }
    return a;
  }
}

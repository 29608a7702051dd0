package org.saddlepoint.solve;


/**
 * All averages of one node at one time: the Gaussian outputs, functions of them, and the outputs that a local nonlinear source
 * drives (rate form), whose mean and covariances follow from those of the source.
 */
final class SiteState {
  private final EffectiveSite site;
  private final int node;
  private final StaticFields fields;
  private final SiteAverages averages;

  /** A covariance of the Gaussian parts of two outputs: within one draw, across draws, at some lag. */
  @FunctionalInterface
  interface Covariance {
    double of(int left, int right);
  }

  SiteState(EffectiveSite site, int node, StaticFields fields, SiteAverages averages) {
    this.site = site;
    this.node = node;
    this.fields = fields;
    this.averages = averages;
  }

  /** The state of a node whose fields do not vary in time. */
  static SiteState frozen(MeanFieldSystem system, int s, int node, StaticParts parts, Expansions expansions) {
    EffectiveSite site = system.site(s);
    StaticFields fields = StaticFields.of(system, s, node, parts);
    double[] variance = new double[site.outputs()];
    for (int l = 0; l < variance.length; l++) {
      variance[l] = fields.within(l, l);
    }
    return new SiteState(site, node, fields, new SiteAverages(site, node, fields.mean(), variance, expansions));
  }

  StaticFields fields() {
    return fields;
  }

  SiteAverages averages() {
    return averages;
  }

  /** ⟨b⟩. */
  double average(int readout) {
    int l = site.outputOf(readout);
    if (!site.isDriven(l)) {
      return averages.average(readout);
    }
    double mean = averages.mean(l);
    for (int j = 0; j < site.sources(); j++) {
      mean += fields.transfer(l, site.sourceInput(j)) * averages.average(site.sourceReadout(j));
    }
    return site.slope(readout, node) * mean + site.offset(readout, node);
  }

  /** Cov(b, b') at zero frequency for the given covariance of the Gaussian parts; driven outputs through their static response. */
  double covariance(int left, int right, Covariance gaussian) {
    int l = site.outputOf(left);
    int m = site.outputOf(right);
    if (!site.isDriven(l) && !site.isDriven(m)) {
      return averages.covariance(left, right, gaussian.of(l, m));
    }
    double c = gaussian.of(l, m);
    for (int j = 0; j < site.sources(); j++) {
      int b = site.sourceReadout(j);
      int u = site.outputOf(b);
      double gain = averages.factor(b);
      c += fields.transfer(m, site.sourceInput(j)) * gain * gaussian.of(l, u) + fields.transfer(l, site.sourceInput(j)) * gain * gaussian.of(m, u);
      for (int k = 0; k < site.sources(); k++) {
        int d = site.sourceReadout(k);
        c += fields.transfer(l, site.sourceInput(j)) * fields.transfer(m, site.sourceInput(k)) * averages.covariance(b, d, gaussian.of(u, site.outputOf(d)));
      }
    }
    return site.slope(left, node) * site.slope(right, node) * c;
  }

  /** ⟨b b'⟩ as |t − t'| → ∞ within one draw. */
  double within(int left, int right) {
    return covariance(left, right, fields::within) + average(left) * average(right);
  }

  /** ⟨b b'⟩ between two draws. */
  double across(int left, int right) {
    return covariance(left, right, fields::across) + average(left) * average(right);
  }
}

package org.saddlepoint.solve;

/**
 * What the static order parameters do to one node: T(0), the means of all outputs (of their Gaussian part), and the static
 * covariances of the outputs' Gaussian parts within one draw of the noises and between two.
 */
final class StaticFields {
  private final EffectiveSite site;
  private final double[] transfer;
  private final double[] mean;
  private final double[] within;
  private final double[] across;

  private StaticFields(EffectiveSite site, double[] transfer, double[] mean, double[] within, double[] across) {
    this.site = site;
    this.transfer = transfer;
    this.mean = mean;
    this.within = within;
    this.across = across;
  }

  static StaticFields of(MeanFieldSystem system, int s, int node, StaticParts parts) {
    EffectiveSite site = system.site(s);
    int inputs = site.inputs();
    int outputs = site.outputs();
    double[] t = new double[outputs * inputs];
    site.transfer(node).at(0, t, new double[outputs * inputs]);
    double[] constant = new double[inputs];
    constant[site.constantInput()] = 1;
    for (MeanFieldSystem.MeanTerm m : system.meanInputs()) {
      if (m.site() == s) {
        constant[m.input()] += m.weight() * parts.means()[m.mean()];
      }
    }
    double[] mean = new double[outputs];
    for (int l = 0; l < outputs; l++) {
      for (int k = 0; k < inputs; k++) {
        mean[l] += t[l * inputs + k] * constant[k];
      }
    }
    double[] within = new double[outputs * outputs];
    double[] across = new double[outputs * outputs];
    for (MeanFieldSystem.DriveTerm d : system.drives()) {
      if (d.site() == s) {
        add(t, inputs, outputs, d.left(), d.right(), d.weight() * parts.within()[d.pair()], within);
        add(t, inputs, outputs, d.left(), d.right(), d.weight() * parts.across()[d.pair()], across);
      }
    }
    for (MeanFieldSystem.NoiseTerm n : system.noises()) {
      if (n.site() == s) {
        add(t, inputs, outputs, n.input(), n.input(), n.law().frozen(), within);
      }
    }
    return new StaticFields(site, t, mean, within, across);
  }

  private static void add(double[] t, int inputs, int outputs, int left, int right, double variance, double[] covariance) {
    if (variance == 0) {
      return;
    }
    for (int l = 0; l < outputs; l++) {
      for (int m = 0; m < outputs; m++) {
        covariance[l * outputs + m] += variance * t[l * inputs + left] * t[m * inputs + right];
        if (left != right) {
          covariance[l * outputs + m] += variance * t[l * inputs + right] * t[m * inputs + left];
        }
      }
    }
  }

  /** T(0) from an input to an output. */
  double transfer(int output, int input) {
    return transfer[output * site.inputs() + input];
  }

  /** Means of the outputs; nonlinear sources are not in them yet. */
  double[] mean() {
    return mean;
  }

  double within(int left, int right) {
    return within[left * site.outputs() + right];
  }

  double across(int left, int right) {
    return across[left * site.outputs() + right];
  }
}

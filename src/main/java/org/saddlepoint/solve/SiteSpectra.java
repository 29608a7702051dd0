package org.saddlepoint.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The single-site two-point functions G_ff'(ω) of labels of one species that the fluctuations are made of, for every node of the
 * site parameters and every level of the static parts: connected correlations of what is read out, and its responses to fields at
 * the posts. Frequencies are those of a rule and, last, the atom at zero frequency: what does not decay within one draw of the
 * noises but differs between draws.
 */
final class SiteSpectra implements TwoPointTable {
  private final SolvedState state;
  private final int s;
  private final EffectiveSite site;
  private final List<Port> ports;
  private final double[] omega;
  private final int count;
  private final int[] gaussian;
  private final int[] nonlinear;
  private final List<double[]> re = new ArrayList<>();
  private final List<double[]> im = new ArrayList<>();
  private final List<Double> weights = new ArrayList<>();
  private final List<Integer> parameters = new ArrayList<>();
  private final List<double[]> variances = new ArrayList<>();

  SiteSpectra(SolvedState state, int s, List<Port> ports, double[] omega) {
    this.state = state;
    this.s = s;
    this.site = state.system().site(s);
    this.ports = ports;
    this.omega = omega;
    this.count = omega.length + 1;
    Set<Integer> outputs = new LinkedHashSet<>();
    Set<Integer> functions = new LinkedHashSet<>();
    for (Port p : ports) {
      if (p.response()) {
        continue;
      }
      int l = site.outputOf(p.index());
      if (site.isLinear(p.index())) {
        outputs.add(l);
      } else {
        functions.add(p.index());
      }
      for (int j = 0; j < site.sources() && site.isDriven(l); j++) {
        functions.add(site.sourceReadout(j));
      }
    }
    this.gaussian = outputs.stream().mapToInt(Integer::intValue).toArray();
    this.nonlinear = functions.stream().mapToInt(Integer::intValue).toArray();
    double[][] spectraRe = new double[0][];
    double[][] spectraIm = new double[0][];
    if (state.fluctuates() && gaussian.length > 0) {
      spectraRe = new double[state.map().targets()][omega.length];
      spectraIm = new double[state.map().targets()][omega.length];
      state.map().argumentSpectra(state.decaying(), omega, spectraRe, spectraIm);
    }
    for (int node = 0; node < site.nodes().count(); node++) {
      addNode(node, spectraRe, spectraIm);
    }
  }

  @Override
  public int ports() {
    return ports.size();
  }

  /** Number of (node, level) pairs. */
  @Override
  public int nodes() {
    return weights.size();
  }

  @Override
  public double weight(int node) {
    return weights.get(node);
  }

  /** Which node of the site parameters it is. */
  int parameters(int node) {
    return parameters.get(node);
  }

  /** Number of frequencies, the atom included. */
  @Override
  public int frequencies() {
    return count;
  }

  @Override
  public double[] re(int node) {
    return re.get(node);
  }

  @Override
  public double[] im(int node) {
    return im.get(node);
  }

  /** The connected variance of a port's quantity at equal times. */
  double variance(int node, int port) {
    return variances.get(node)[port];
  }

  private void addNode(int node, double[][] spectraRe, double[][] spectraIm) {
    StaticFields fields = StaticFields.of(state.system(), s, node, state.parts());
    int outputs = site.outputs();
    double[] across = new double[outputs * outputs];
    double[] rest = new double[outputs];
    double[][] transferRe = new double[outputs * site.inputs()][count];
    double[][] transferIm = new double[outputs * site.inputs()][count];
    site.transfer(node).at(omega, transferRe, transferIm);
    int[] arguments = Arrays.stream(nonlinear).map(site::outputOf).distinct().toArray();
    for (int l = 0; l < outputs; l++) {
      rest[l] = fields.within(l, l) - fields.across(l, l) + (known(node, l) ? state.variance(s, node, l) : 0);
      for (int m = 0; m < outputs; m++) {
        across[l * outputs + m] = fields.across(l, m);
      }
    }
    StaticLevels levels = StaticLevels.of(outputs, arguments, across, rest);
    for (int level = 0; level < levels.weight().length; level++) {
      double[] mean = fields.mean().clone();
      for (int l = 0; l < outputs; l++) {
        mean[l] += levels.shift()[level][l];
      }
      SiteAverages averages = new SiteAverages(site, node, mean, rest, state.expansions());
      Level at = new Level(node, level, fields, averages, transferRe, transferIm, spectraRe, spectraIm);
      parameters.add(node);
      weights.add(site.nodes().weight()[node] * levels.weight()[level]);
      at.fill();
    }
  }

  private boolean known(int node, int output) {
    return state.fluctuates() && state.map().target(s, node, output, output) >= 0;
  }

  /** Everything at one level of one node. */
  private final class Level {
    private final int node;
    private final int level;
    private final StaticFields fields;
    private final SiteAverages averages;
    private final double[][] transferRe;
    private final double[][] transferIm;
    private final double[][] spectraRe;
    private final double[][] spectraIm;
    private final double[] gains;

    Level(int node, int level, StaticFields fields, SiteAverages averages, double[][] transferRe, double[][] transferIm, double[][] spectraRe, double[][] spectraIm) {
      this.node = node;
      this.level = level;
      this.fields = fields;
      this.averages = averages;
      this.transferRe = transferRe;
      this.transferIm = transferIm;
      this.spectraRe = spectraRe;
      this.spectraIm = spectraIm;
      this.gains = Arrays.stream(nonlinear).mapToDouble(averages::gain).toArray();
    }

    void fill() {
      int bases = gaussian.length + nonlinear.length;
      double[][] baseRe = new double[bases * bases][count];
      double[][] baseIm = new double[bases * bases][count];
      double[] equal = new double[bases * bases];
      for (int x = 0; x < bases; x++) {
        for (int y = 0; y <= x; y++) {
          correlation(x, y, baseRe[x * bases + y], baseIm[x * bases + y], equal, x * bases + y);
          equal[y * bases + x] = equal[x * bases + y];
          for (int k = 0; k < count && x != y; k++) {
            baseRe[y * bases + x][k] = baseRe[x * bases + y][k];
            baseIm[y * bases + x][k] = -baseIm[x * bases + y][k];
          }
        }
      }
      combine(bases, baseRe, baseIm, equal);
    }

    /** Connected correlation of two base quantities: Gaussian outputs first, then functions. */
    private void correlation(int x, int y, double[] outRe, double[] outIm, double[] equal, int at) {
      boolean fx = x >= gaussian.length;
      boolean fy = y >= gaussian.length;
      int l = fx ? site.outputOf(nonlinear[x - gaussian.length]) : gaussian[x];
      int m = fy ? site.outputOf(nonlinear[y - gaussian.length]) : gaussian[y];
      double infinity = fields.within(l, m) - fields.across(l, m);
      int atom = count - 1;
      if (fx && fy) {
        functions(nonlinear[x - gaussian.length], nonlinear[y - gaussian.length], l, m, infinity, outRe, outIm, equal, at);
        return;
      }
      double factor = (fx ? gains[x - gaussian.length] : 1) * (fy ? gains[y - gaussian.length] : 1);
      outRe[atom] = factor * infinity;
      equal[at] = outRe[atom];
      if (state.fluctuates()) {
        int target = state.map().target(s, node, l, m);
        for (int k = 0; k < atom; k++) {
          outRe[k] = factor * spectraRe[target][k];
          outIm[k] = factor * spectraIm[target][k];
        }
        equal[at] += factor * state.covariance(s, node, l, m)[0];
      }
    }

    private void functions(int b, int d, int l, int m, double infinity, double[] outRe, double[] outIm, double[] equal, int at) {
      int atom = count - 1;
      if (!state.fluctuates()) {
        outRe[atom] = averages.covariance(b, d, infinity);
        equal[at] = outRe[atom];
        return;
      }
      CorrelationMap map = state.map();
      int target = map.target(s, node, l, m);
      SolvedState.Lagged lagged = state.lagged(new SolvedState.FunctionPair(s, node, level, b, d), () -> lagged(b, d, l, m, infinity, target));
      outRe[atom] = lagged.limit();
      equal[at] = lagged.equal();
      double[] restRe = new double[omega.length];
      double[] restIm = new double[omega.length];
      LagTransform.at(map.grid(), lagged.rest(), omega, restRe, restIm);
      System.arraycopy(restRe, 0, outRe, 0, atom);
      System.arraycopy(restIm, 0, outIm, 0, atom);
      if (state.system().hasKinks()) {
        for (int k = 0; k < atom; k++) {
          double[] kinkSpectrum = map.slowSpectrum(target, omega[k]);
          outRe[k] += lagged.slope() * kinkSpectrum[0];
          outIm[k] += lagged.slope() * kinkSpectrum[1];
        }
      }
    }

    private SolvedState.Lagged lagged(int b, int d, int l, int m, double infinity, int target) {
      double limit = averages.covariance(b, d, infinity);
      double[] c = state.covariance(target).clone();
      for (int j = 0; j < c.length; j++) {
        c[j] += infinity;
      }
      if (l == m) {
        c[0] = averages.variance(l);
      }
      double slope = state.system().hasKinks() ? averages.finiteSlopes(b, d, c[0]) : 0;
      averages.overLags(b, d, c, c);
      double equal = c[0];
      double[] slow = state.map().slow().argument(target);
      for (int j = 0; j < c.length; j++) {
        c[j] -= limit + slope * slow[j];
      }
      return new SolvedState.Lagged(c, limit, equal, slope);
    }

    /** Ports as combinations of base quantities; then all G. */
    private void combine(int bases, double[][] baseRe, double[][] baseIm, double[] equal) {
      int p = ports.size();
      double[] outRe = new double[p * p * count];
      double[] outIm = new double[p * p * count];
      double[] variance = new double[p];
      List<List<Share>> shares = ports.stream().map(this::shares).toList();
      for (int x = 0; x < p; x++) {
        for (int y = 0; y < p; y++) {
          int at = (x * p + y) * count;
          if (!ports.get(x).response() && !ports.get(y).response()) {
            for (Share a : shares.get(x)) {
              for (Share b : shares.get(y)) {
                product(a, b, baseRe[a.base * bases + b.base], baseIm[a.base * bases + b.base], outRe, outIm, at);
              }
            }
          } else if (!ports.get(x).response()) {
            response(shares.get(x), ports.get(y).index(), 1, outRe, outIm, at);
          } else if (!ports.get(y).response()) {
            response(shares.get(y), ports.get(x).index(), -1, outRe, outIm, at);
          }
        }
      }
      for (int x = 0; x < p; x++) {
        if (!ports.get(x).response() && !site.isDriven(site.outputOf(ports.get(x).index()))) {
          for (Share a : shares.get(x)) {
            for (Share b : shares.get(x)) {
              variance[x] += a.re[0] * b.re[0] * equal[a.base * bases + b.base];
            }
          }
        } else {
          variance[x] = Double.NaN;
        }
      }
      re.add(outRe);
      im.add(outIm);
      variances.add(variance);
    }

    /** What a port has of a base quantity: one number, or one per frequency. */
    private record Share(int base, double[] re, double[] im) {
      int stride() {
        return re.length == 1 ? 0 : 1;
      }
    }

    private List<Share> shares(Port port) {
      List<Share> all = new ArrayList<>();
      if (port.response()) {
        return all;
      }
      if (!site.isLinear(port.index())) {
        all.add(new Share(gaussian.length + indexOf(nonlinear, port.index()), new double[] {1}, new double[1]));
        return all;
      }
      int l = site.outputOf(port.index());
      double slope = site.slope(port.index(), node);
      all.add(new Share(indexOf(gaussian, l), new double[] {slope}, new double[1]));
      for (int j = 0; j < site.sources() && site.isDriven(l); j++) {
        int at = l * site.inputs() + site.sourceInput(j);
        double[] shareRe = new double[count];
        double[] shareIm = new double[count];
        for (int k = 0; k < count; k++) {
          shareRe[k] = slope * transferRe[at][k];
          shareIm[k] = slope * transferIm[at][k];
        }
        all.add(new Share(gaussian.length + indexOf(nonlinear, site.sourceReadout(j)), shareRe, shareIm));
      }
      return all;
    }

    /** Adds a b* times a correlation. */
    private void product(Share a, Share b, double[] baseRe, double[] baseIm, double[] outRe, double[] outIm, int at) {
      int sa = a.stride();
      int sb = b.stride();
      if (sa == 0 && sb == 0) {
        double ar = a.re[0] * b.re[0] + a.im[0] * b.im[0];
        double ai = a.im[0] * b.re[0] - a.re[0] * b.im[0];
        addScaled(ar, ai, baseRe, baseIm, 1, outRe, outIm, at);
        return;
      }
      for (int k = 0; k < count; k++) {
        double ar = a.re[k * sa] * b.re[k * sb] + a.im[k * sa] * b.im[k * sb];
        double ai = a.im[k * sa] * b.re[k * sb] - a.re[k * sa] * b.im[k * sb];
        outRe[at + k] += ar * baseRe[k] - ai * baseIm[k];
        outIm[at + k] += ar * baseIm[k] + ai * baseRe[k];
      }
    }

    /** Adds the response of a combination to an input, conjugated for sign −1. */
    private void response(List<Share> shares, int input, int sign, double[] outRe, double[] outIm, int at) {
      for (Share share : shares) {
        boolean function = share.base >= gaussian.length;
        int l = function ? site.outputOf(nonlinear[share.base - gaussian.length]) : gaussian[share.base];
        double factor = function ? gains[share.base - gaussian.length] : 1;
        int from = l * site.inputs() + input;
        double[] fromRe = transferRe[from];
        double[] fromIm = transferIm[from];
        if (share.stride() == 0) {
          addScaled(factor * share.re[0], factor * share.im[0], fromRe, fromIm, sign, outRe, outIm, at);
          continue;
        }
        for (int k = 0; k < count; k++) {
          double tr = factor * fromRe[k];
          double ti = factor * fromIm[k];
          outRe[at + k] += share.re[k] * tr - share.im[k] * ti;
          outIm[at + k] += sign * (share.re[k] * ti + share.im[k] * tr);
        }
      }
    }

    /** Adds a number times an array, conjugated for sign −1. */
    private static void addScaled(double ar, double ai, double[] re, double[] im, int sign, double[] outRe, double[] outIm, int at) {
      double sr = sign * ar;
      double si = sign * ai;
      for (int k = 0; k < re.length; k++) {
        outRe[at + k] += ar * re[k] - ai * im[k];
        outIm[at + k] += sr * im[k] + si * re[k];
      }
    }

    private static int indexOf(int[] list, int value) {
      for (int i = 0; i < list.length; i++) {
        if (list[i] == value) {
          return i;
        }
      }
      throw new IllegalArgumentException("not listed: " + value);
    }
  }
}

package org.saddlepoint.solve;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.numeric.ComplexLu;
import org.saddlepoint.numeric.NumericalFailure;

/**
 * How the spectra of correlations reach the sites at one frequency: C_ll'(ω) = Σ_p [K_p O_p(ω) + K'_p O_p(ω)*] + N(ω) for asked
 * pairs of outputs of a node. O_p are the correlations of nonlinear readouts; those of linear ones have been eliminated by solving
 * their linear equations, and N is what the noises contribute.
 *
 * <p>Every correlation has two slots, O_p and its transpose O_p(ω)*, so that all equations are linear over the complex numbers.
 */
final class Propagation {
  private final MeanFieldSystem system;
  private final List<Target> targets;
  private final int[] slotOfPair;
  private final List<MeanFieldSystem.Pair> linear = new ArrayList<>();
  private final List<MeanFieldSystem.Pair> nonlinear = new ArrayList<>();
  private final List<List<MeanFieldSystem.DriveTerm>> drivesOf = new ArrayList<>();
  private final List<List<MeanFieldSystem.NoiseTerm>> noisesOf = new ArrayList<>();
  private final double[][][] transferRe;
  private final double[][][] transferIm;
  private final int columns;
  private NoisePower power = NoiseLaw::spectrum;
  private final double[] rowRe;
  private final double[] rowIm;
  private final ComplexLu matrix;
  private final double[] aRe;
  private final double[] aIm;
  private final double[] yRe;
  private final double[] yIm;

  /** A pair of outputs of one node whose cross spectrum is asked for. */
  record Target(int site, int node, int left, int right) {}

  /** Filled by {@link #at}: for target i and column c (slots 2p and 2p+1 of nonlinear pair p, last the noise) element i·columns + c. */
  record Coefficients(int columns, double[] re, double[] im) {}

  Propagation(MeanFieldSystem system, List<Target> targets) {
    this.system = system;
    this.targets = List.copyOf(targets);
    this.slotOfPair = new int[system.pairs().size()];
    for (int p = 0; p < slotOfPair.length; p++) {
      List<MeanFieldSystem.Pair> list = system.isLinear(system.pairs().get(p)) ? linear : nonlinear;
      slotOfPair[p] = 2 * list.size();
      list.add(system.pairs().get(p));
    }
    int n = system.sites().size();
    transferRe = new double[n][][];
    transferIm = new double[n][][];
    for (int s = 0; s < n; s++) {
      int site = s;
      EffectiveSite e = system.site(s);
      transferRe[s] = new double[e.nodes().count()][e.outputs() * e.inputs()];
      transferIm[s] = new double[e.nodes().count()][e.outputs() * e.inputs()];
      drivesOf.add(system.drives().stream().filter(d -> d.site() == site).toList());
      noisesOf.add(system.noises().stream().filter(d -> d.site() == site).toList());
    }
    columns = 2 * nonlinear.size() + 1;
    int unknowns = 2 * linear.size();
    rowRe = new double[unknowns + columns];
    rowIm = new double[unknowns + columns];
    matrix = new ComplexLu(Math.max(1, unknowns));
    aRe = new double[unknowns * unknowns];
    aIm = new double[unknowns * unknowns];
    yRe = new double[unknowns * columns];
    yIm = new double[unknowns * columns];
  }

  /** The pairs that are not eliminated, in the order of the columns. */
  List<MeanFieldSystem.Pair> nonlinear() {
    return nonlinear;
  }

  Coefficients newCoefficients() {
    return new Coefficients(columns, new double[targets.size() * columns], new double[targets.size() * columns]);
  }

  /** Computes the coefficients at ω. @throws NumericalFailure where a linear network is unstable or undamped */
  void at(double omega, Coefficients out) {
    at(omega, NoiseLaw::spectrum, out);
  }

  /** The coefficients at ω = 0 for parts that do not depend on time: the last column holds the frozen noises. */
  void frozen(Coefficients out) {
    at(0, (law, omega) -> law.frozen(), out);
  }

  /** What a noise adds at a frequency. */
  @FunctionalInterface
  private interface NoisePower {
    double of(NoiseLaw law, double omega);
  }

  private void at(double omega, NoisePower power, Coefficients out) {
    this.power = power;
    transfers(omega);
    eliminate(omega);
    double[] re = rowRe;
    double[] im = rowIm;
    for (int i = 0; i < targets.size(); i++) {
      Target t = targets.get(i);
      java.util.Arrays.fill(re, 0);
      java.util.Arrays.fill(im, 0);
      spectrum(t.site, t.node, t.left, t.right, 1, omega, re, im);
      for (int c = 0; c < columns; c++) {
        double sr = re[2 * linear.size() + c];
        double si = im[2 * linear.size() + c];
        for (int q = 0; q < 2 * linear.size(); q++) {
          sr += re[q] * yRe[q * columns + c] - im[q] * yIm[q * columns + c];
          si += re[q] * yIm[q * columns + c] + im[q] * yRe[q * columns + c];
        }
        out.re[i * columns + c] = sr;
        out.im[i * columns + c] = si;
      }
    }
  }

  private void transfers(double omega) {
    for (int s = 0; s < transferRe.length; s++) {
      for (int node = 0; node < transferRe[s].length; node++) {
        system.site(s).transfer(node).at(omega, transferRe[s][node], transferIm[s][node]);
      }
    }
  }

  /**
   * The linear map of the slots of all pairs (2p and 2p + 1, in the system's order) that one passage through the sites makes at ω:
   * O_bb' → α Σ_ν w ⟨S_b S_b'*⟩ 𝒱 O.
   *
   * @param slopes {@code [pair][node]}: see {@link SiteSlopes}
   * @param re     filled, row-major of order twice the number of pairs
   */
  void ladder(double omega, double[][][] slopes, double[] re, double[] im) {
    transfers(omega);
    int n = 2 * system.pairs().size();
    double[] rowRe = new double[n + 1];
    double[] rowIm = new double[n + 1];
    for (int p = 0; p < system.pairs().size(); p++) {
      MeanFieldSystem.Pair pair = system.pairs().get(p);
      EffectiveSite site = system.site(pair.site());
      for (int side = 0; side < 2; side++) {
        java.util.Arrays.fill(rowRe, 0);
        java.util.Arrays.fill(rowIm, 0);
        for (int node = 0; node < site.nodes().count(); node++) {
          double weight = site.ratio() * site.nodes().weight()[node];
          Response left = new Response(pair.site(), node, site.outputOf(side == 0 ? pair.left() : pair.right()));
          Response right = new Response(pair.site(), node, site.outputOf(side == 0 ? pair.right() : pair.left()));
          double[] a = slopes[p][node];
          int width = 1 + site.sources();
          for (int i = 0; i < width; i++) {
            for (int j = 0; j < width; j++) {
              double factor = weight * (side == 0 ? a[i * width + j] : a[j * width + i]);
              if (factor != 0) {
                passage(left, i, right, j, factor, rowRe, rowIm);
              }
            }
          }
        }
        System.arraycopy(rowRe, 0, re, (2 * p + side) * n, n);
        System.arraycopy(rowIm, 0, im, (2 * p + side) * n, n);
      }
    }
  }

  /** The response of an output of a node, directly (path 0) or through source path − 1. */
  private record Response(int site, int node, int output) {}

  private void passage(Response left, int leftPath, Response right, int rightPath, double weight, double[] re, double[] im) {
    EffectiveSite site = system.site(left.site);
    double[] t = new double[2];
    double[] u = new double[2];
    for (MeanFieldSystem.DriveTerm d : drivesOf.get(left.site)) {
      if (!system.pairs().get(d.pair()).memory().lasts()) {
        continue;
      }
      for (int side = 0; side < (d.left() == d.right() ? 1 : 2); side++) {
        path(site, left, leftPath, side == 0 ? d.left() : d.right(), t);
        path(site, right, rightPath, side == 0 ? d.right() : d.left(), u);
        int slot = 2 * d.pair() + (d.transposed() == (side == 0) ? 1 : 0);
        re[slot] += weight * d.weight() * (t[0] * u[0] + t[1] * u[1]);
        im[slot] += weight * d.weight() * (t[1] * u[0] - t[0] * u[1]);
      }
    }
  }

  private void path(EffectiveSite site, Response r, int path, int input, double[] out) {
    double[] tr = transferRe[r.site][r.node];
    double[] ti = transferIm[r.site][r.node];
    int inputs = site.inputs();
    if (path == 0) {
      out[0] = tr[r.output * inputs + input];
      out[1] = ti[r.output * inputs + input];
      return;
    }
    int from = r.output * inputs + site.sourceInput(path - 1);
    int at = site.outputOf(site.sourceReadout(path - 1)) * inputs + input;
    out[0] = tr[from] * tr[at] - ti[from] * ti[at];
    out[1] = tr[from] * ti[at] + ti[from] * tr[at];
  }

  /** Solves y = Ly + (nonlinear slots and noise) for the slots of the linear pairs. */
  private void eliminate(double omega) {
    int unknowns = 2 * linear.size();
    if (unknowns == 0) {
      return;
    }
    double[] re = new double[unknowns + columns];
    double[] im = new double[unknowns + columns];
    for (int q = 0; q < linear.size(); q++) {
      MeanFieldSystem.Pair pair = linear.get(q);
      for (int side = 0; side < 2; side++) {
        java.util.Arrays.fill(re, 0);
        java.util.Arrays.fill(im, 0);
        int left = side == 0 ? pair.left() : pair.right();
        int right = side == 0 ? pair.right() : pair.left();
        EffectiveSite site = system.site(pair.site());
        for (int node = 0; node < site.nodes().count(); node++) {
          double weight = site.ratio() * site.nodes().weight()[node] * site.slope(left, node) * site.slope(right, node);
          spectrum(pair.site(), node, site.outputOf(left), site.outputOf(right), weight, omega, re, im);
        }
        int row = 2 * q + side;
        for (int c = 0; c < unknowns; c++) {
          aRe[row * unknowns + c] = (c == row ? 1 : 0) - re[c];
          aIm[row * unknowns + c] = -im[c];
        }
        for (int c = 0; c < columns; c++) {
          yRe[row * columns + c] = re[unknowns + c];
          yIm[row * columns + c] = im[unknowns + c];
        }
      }
    }
    if (!matrix.factor(aRe, aIm)) {
      throw new NumericalFailure("the linear correlations have no finite solution at angular frequency " + omega);
    }
    matrix.solve(yRe, yIm, columns);
  }

  /** Adds weight·C_ll'(ω) of a node as coefficients of all slots: linear ones first, then nonlinear ones, then the noise. */
  private void spectrum(int s, int node, int left, int right, double weight, double omega, double[] re, double[] im) {
    double[] tr = transferRe[s][node];
    double[] ti = transferIm[s][node];
    int inputs = system.site(s).inputs();
    for (MeanFieldSystem.DriveTerm d : drivesOf.get(s)) {
      int slot = slot(d.pair());
      int direct = d.transposed() ? slot + 1 : slot;
      add(tr, ti, left * inputs + d.left(), right * inputs + d.right(), weight * d.weight(), re, im, direct);
      if (d.left() != d.right()) {
        add(tr, ti, left * inputs + d.right(), right * inputs + d.left(), weight * d.weight(), re, im, d.transposed() ? slot : slot + 1);
      }
    }
    for (MeanFieldSystem.NoiseTerm noise : noisesOf.get(s)) {
      add(tr, ti, left * inputs + noise.input(), right * inputs + noise.input(), weight * power.of(noise.law(), omega), re, im, re.length - 1);
    }
  }

  private int slot(int pair) {
    boolean isLinear = system.isLinear(system.pairs().get(pair));
    return isLinear ? slotOfPair[pair] : 2 * linear.size() + slotOfPair[pair];
  }

  private static void add(double[] tr, double[] ti, int left, int right, double weight, double[] re, double[] im, int slot) {
    re[slot] += weight * (tr[left] * tr[right] + ti[left] * ti[right]);
    im[slot] += weight * (ti[left] * tr[right] - tr[left] * ti[right]);
  }
}

package org.saddlepoint.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.saddlepoint.action.FourPoint;
import org.saddlepoint.action.Label;
import org.saddlepoint.action.Overlap;
import org.saddlepoint.model.Persistence;
import org.saddlepoint.numeric.ComplexLu;
import org.saddlepoint.numeric.NumericalFailure;

/**
 * The fluctuations of the overlaps of two copies at a pair of frequencies, N⟨O O†⟩ = B(1 − 𝒱B)^{-1}: B_{(f,g),(f',g')} = α Σ_ν w_ν
 * G_ff'(ω1) G_gg'(ω2) within a species, 𝒱 from the derived four-point stage. For an observable h outside 𝒱 the entry is
 * B_hh,hh + B_hh,S 𝒱(1 − B𝒱)^{-1} B_S,hh with S the pairs that 𝒱 joins.
 */
final class CopyMatrix {
  private final MeanFieldSystem system;
  private final int n;
  private final int[] siteOf;
  private final int[] left;
  private final int[] right;
  private final double[] coupling;
  private final List<List<Port>> ports = new ArrayList<>();
  private List<SiteSpectra> spectra = List.of();
  private final double[] bRe;
  private final double[] bIm;
  private final double[] aRe;
  private final double[] aIm;
  private final double[] xRe;
  private final double[] xIm;
  private final ComplexLu matrix;

  CopyMatrix(MeanFieldSystem system, FourPoint fluctuations) {
    this.system = system;
    this.n = fluctuations.pairs().size();
    system.sites().forEach(s -> ports.add(new ArrayList<>()));
    siteOf = new int[n];
    left = new int[n];
    right = new int[n];
    for (int p = 0; p < n; p++) {
      Overlap pair = fluctuations.pairs().get(p);
      siteOf[p] = site(pair.species());
      left[p] = port(siteOf[p], pair.left());
      right[p] = port(siteOf[p], pair.right());
    }
    coupling = new double[n * n];
    for (FourPoint.Entry e : fluctuations.coupling()) {
      // Copies far apart in time have independent couplings if those fade.
      coupling[e.row() * n + e.column()] += e.persistence() instanceof Persistence.Quenched ? system.numbers().value(e.weight()) : 0;
    }
    bRe = new double[n * n];
    bIm = new double[n * n];
    aRe = new double[n * n];
    aIm = new double[n * n];
    xRe = new double[n * n];
    xIm = new double[n * n];
    matrix = new ComplexLu(Math.max(1, n));
  }

  private int site(String species) {
    for (int s = 0; s < system.sites().size(); s++) {
      if (system.site(s).species().equals(species)) {
        return s;
      }
    }
    throw new IllegalArgumentException("no species " + species);
  }

  private int port(int s, Label label) {
    if (label.isResponse()) {
      return port(s, new Port(true, system.site(s).reading().posts().indexOf(label)));
    }
    return port(s, new Port(false, system.readout(s, label.local()).orElseThrow()));
  }

  /** The index of a port of a site; made if it is new. */
  int port(int s, Port port) {
    if (port.index() < 0) {
      throw new IllegalArgumentException("a label of the fluctuations is not known on " + system.site(s).species());
    }
    int at = ports.get(s).indexOf(port);
    if (at < 0) {
      ports.get(s).add(port);
      return ports.get(s).size() - 1;
    }
    return at;
  }

  /** All readouts that appear, as pairs whose arguments' covariances must be known. */
  List<MeanFieldSystem.Pair> readoutPairs() {
    List<MeanFieldSystem.Pair> pairs = new ArrayList<>();
    for (int s = 0; s < ports.size(); s++) {
      for (Port p : ports.get(s)) {
        for (Port q : ports.get(s)) {
          if (!p.response() && !q.response()) {
            pairs.add(new MeanFieldSystem.Pair(s, p.index(), q.index()));
          }
        }
      }
    }
    return pairs;
  }

  /** Computes the two-point functions of a state at these frequencies; the atom becomes the last one. */
  void prepare(SolvedState state, double[] omega) {
    List<SiteSpectra> all = new ArrayList<>();
    for (int s = 0; s < ports.size(); s++) {
      all.add(new SiteSpectra(state, s, ports.get(s), omega));
    }
    spectra = all;
  }

  SiteSpectra spectra(int site) {
    return spectra.get(site);
  }

  double ratio(int site) {
    return system.site(site).ratio();
  }

  int portCount(int site) {
    return ports.get(site).size();
  }

  /**
   * Prepares 𝒱(1 − B𝒱)^{-1} at the frequencies of two indices; {@code mirrored} takes the second one negative.
   *
   * @throws NumericalFailure where the fluctuations diverge
   */
  void at(int first, int second, boolean mirrored) {
    double[] sum = new double[2];
    for (int p = 0; p < n; p++) {
      for (int q = 0; q < n; q++) {
        product(siteOf[p], left[p], right[p], siteOf[q], left[q], right[q], NodeWeights.PLAIN, first, second, mirrored, sum);
        bRe[p * n + q] = sum[0];
        bIm[p * n + q] = sum[1];
      }
    }
    for (int p = 0; p < n; p++) {
      for (int q = 0; q < n; q++) {
        double sr = p == q ? 1 : 0;
        double si = 0;
        for (int r = 0; r < n; r++) {
          sr -= coupling[p * n + r] * bRe[r * n + q];
          si -= coupling[p * n + r] * bIm[r * n + q];
        }
        aRe[p * n + q] = sr;
        aIm[p * n + q] = si;
      }
    }
    System.arraycopy(coupling, 0, xRe, 0, n * n);
    Arrays.fill(xIm, 0);
    if (n > 0) {
      if (!matrix.factor(aRe, aIm)) {
        throw new NumericalFailure("the fluctuations of the overlaps diverge: 1 − 𝒱B is singular");
      }
      matrix.solve(xRe, xIm, n);
    }
  }

  /** How nodes weigh in a sum: an extra factor per node. */
  @FunctionalInterface
  interface NodeWeights {
    NodeWeights PLAIN = (site, node) -> 1;

    double of(int site, int node);
  }

  /** B of two pairs, zero between species. */
  private void product(int s, int f, int g, int other, int f1, int g1, NodeWeights weights, int first, int second, boolean mirrored, double[] out) {
    out[0] = 0;
    out[1] = 0;
    if (s != other) {
      return;
    }
    SiteSpectra site = spectra.get(s);
    int count = site.frequencies();
    int width = ports.get(s).size();
    int one = (f * width + f1) * count + first;
    int two = (g * width + g1) * count + second;
    double sign = mirrored ? -1 : 1;
    for (int node = 0; node < site.nodes(); node++) {
      double ar = site.re(node)[one];
      double ai = site.im(node)[one];
      double br = site.re(node)[two];
      double bi = sign * site.im(node)[two];
      double w = site.weight(node) * weights.of(s, node);
      out[0] += w * (ar * br - ai * bi);
      out[1] += w * (ar * bi + ai * br);
    }
    out[0] *= system.site(s).ratio();
    out[1] *= system.site(s).ratio();
  }

  /** An observable h of a site, by its port, with a factor on every node for both of its legs (1, or 1/variance for z-scores). */
  record Signal(int site, int port, NodeWeights square) {}

  /** B_hh,h'h' of two signals at the prepared frequencies: sites with themselves only. */
  double diagonal(Signal h, Signal k, int first, int second, boolean mirrored) {
    double[] out = new double[2];
    product(h.site, h.port, h.port, k.site, k.port, k.port, (s, node) -> h.square.of(s, node) * k.square.of(s, node), first, second, mirrored, out);
    return out[0];
  }

  /** N⟨O_hh O_kk†⟩ at the prepared frequencies: (1/N) Σ_ij C^hk_ij(ω1) C^hk_ij(ω2), real part. */
  double entry(Signal h, Signal k, int first, int second, boolean mirrored) {
    double[] out = new double[2];
    double sum = diagonal(h, k, first, second, mirrored);
    double[] rowRe = new double[n];
    double[] rowIm = new double[n];
    for (int p = 0; p < n; p++) {
      product(h.site, h.port, h.port, siteOf[p], left[p], right[p], h.square, first, second, mirrored, out);
      rowRe[p] = out[0];
      rowIm[p] = out[1];
    }
    for (int q = 0; q < n; q++) {
      product(siteOf[q], left[q], right[q], k.site, k.port, k.port, k.square, first, second, mirrored, out);
      double colRe = out[0];
      double colIm = out[1];
      if (colRe == 0 && colIm == 0) {
        continue;
      }
      for (int p = 0; p < n; p++) {
        double tr = rowRe[p] * xRe[p * n + q] - rowIm[p] * xIm[p * n + q];
        double ti = rowRe[p] * xIm[p * n + q] + rowIm[p] * xRe[p * n + q];
        sum += tr * colRe - ti * colIm;
      }
    }
    return sum;
  }
}

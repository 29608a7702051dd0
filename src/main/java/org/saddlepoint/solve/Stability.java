package org.saddlepoint.solve;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.saddlepoint.expr.Complex;
import org.saddlepoint.numeric.Spectra;

/**
 * Linear stability of a static state: λ(ω) = spectral radius of the map O → α⟨S S'*⟩𝒱 O of the correlations of the readouts, with S
 * the response of a single site to its drives; its maximum over ω below 1 means stable. For one species with one coupling this is
 * V⟨φ'²⟩|G(ω)|².
 */
final class Stability {
  /** Frequencies per factor of ten. */
  private static final double DENSITY = 40;
  private static final double CLOSE = 1e-9;

  private final MeanFieldSystem system;
  private final double[][][] slopes;
  private final Propagation propagation;

  /** The stability of the static state with these order parameters. */
  Stability(MeanFieldSystem system, StaticParts parts) {
    this.system = system;
    this.propagation = new Propagation(system, List.of());
    Expansions expansions = system.staticExpansions();
    this.slopes = new double[system.pairs().size()][][];
    for (int p = 0; p < slopes.length; p++) {
      MeanFieldSystem.Pair pair = system.pairs().get(p);
      EffectiveSite site = system.site(pair.site());
      slopes[p] = new double[site.nodes().count()][];
      for (int node = 0; node < slopes[p].length; node++) {
        slopes[p][node] = SiteSlopes.of(site, node, SiteState.frozen(system, pair.site(), node, parts, expansions), pair);
      }
    }
  }

  /** λ(0), as far as it is finite. */
  double slow() {
    return system.pairs().isEmpty() || isInfinite() ? 0 : at(0);
  }

  private boolean isInfinite() {
    return Arrays.stream(slopes).flatMap(Arrays::stream).flatMapToDouble(Arrays::stream).anyMatch(Double::isInfinite);
  }

  /** max_ω λ(ω); infinite where a function jumps or is so steep that the average of its squared slope is. */
  double value() {
    if (system.pairs().isEmpty()) {
      return 0;
    }
    if (isInfinite()) {
      return Double.POSITIVE_INFINITY;
    }
    if (system.clock() instanceof Clock.Static) {
      return at(0);
    }
    double[] frequencies = FrequencyScan.of(system, DENSITY).frequencies();
    return FrequencyScan.largest(frequencies, Arrays.stream(frequencies).map(this::at).toArray(), this::at, CLOSE);
  }

  /** Of the frequencies that are scanned the one at which λ(ω) is largest; 0 where it is infinite. */
  double fastest() {
    boolean known = !system.pairs().isEmpty() && !isInfinite() && !(system.clock() instanceof Clock.Static);
    return known ? Arrays.stream(FrequencyScan.of(system, DENSITY).frequencies()).boxed().max(Comparator.comparingDouble(this::at)).orElse(0.0) : 0;
  }

  /** λ(ω) of the couplings that do not change in time. */
  double at(double omega) {
    int n = 2 * system.pairs().size();
    double[] re = new double[n * n];
    double[] im = new double[n * n];
    propagation.ladder(omega, slopes, re, im);
    return n == 2 ? radius(re, im) : Spectra.complex(re, im, n).radius();
  }

  /** Of a matrix of two rows: |t ± √(t² − d)| with half the trace t and the determinant d. */
  private static double radius(double[] re, double[] im) {
    Complex t = new Complex(0.5 * (re[0] + re[3]), 0.5 * (im[0] + im[3]));
    Complex half = new Complex(0.5 * (re[0] - re[3]), 0.5 * (im[0] - im[3]));
    Complex root = half.times(half).plus(new Complex(re[1], im[1]).times(new Complex(re[2], im[2]))).sqrt();
    return Math.max(t.plus(root).abs(), t.minus(root).abs());
  }
}

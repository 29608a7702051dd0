package org.saddlepoint.solve;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The parts of covariances and correlations whose spectra fall off like a power because the noises have kinks in their
 * correlations: the noises' own contribution N(ω) to every argument, and the kink σ_p·N that it leaves in a nonlinear
 * correlation, with σ_p = ⟨f'h'⟩ the slope at lag zero. They are known at every frequency; what is left is smooth enough for the
 * grid. On a clock with steps there is nothing to take out.
 */
final class SlowParts {
  private final Propagation propagation;
  private final List<Propagation.Target> targets;
  /** {@code [target][lag]}. */
  private final double[][] arguments;
  /** {@code [nonlinear pair][lag]}. */
  private final double[][] correlations;
  /** {@code [nonlinear pair][node]}: α w σ. */
  private final double[][] slopes;
  /** {@code [nonlinear pair]}: the amplitude of the kink that couplings which change in time give to the correlation. */
  private final double[] amplitudes;
  /** {@code [nonlinear pair][node]}: the target of the pair's arguments. */
  private final int[][] targetOf;

  /**
   * @param coefficients of the propagation at the grid's frequencies
   * @param slopes     {@code [nonlinear pair][node]}: the weighted slope that each node's argument covariance is taken out with
   * @param amplitudes {@code [nonlinear pair]}: what multiplies the kink of the pair's memory
   */
  SlowParts(
      MeanFieldSystem system, Propagation propagation, Propagation.Coefficients[] coefficients, List<Propagation.Target> targets, LagGrid grid, double[][] slopes, double[] amplitudes) {
    this.amplitudes = amplitudes;
    this.propagation = propagation;
    this.targets = targets;
    this.slopes = slopes;
    this.targetOf = new int[slopes.length][];
    for (int p = 0; p < slopes.length; p++) {
      MeanFieldSystem.Pair pair = propagation.nonlinear().get(p);
      EffectiveSite site = system.site(pair.site());
      targetOf[p] = new int[slopes[p].length];
      for (int node = 0; node < targetOf[p].length; node++) {
        targetOf[p][node] = targets.indexOf(new Propagation.Target(pair.site(), node, site.outputOf(pair.left()), site.outputOf(pair.right())));
      }
    }
    int pairs = propagation.nonlinear().size();
    int total = targets.size() + pairs;
    double[][] re = new double[total][grid.frequencies()];
    double[][] im = new double[total][grid.frequencies()];
    if (system.hasSlowParts()) {
      boolean continuous = system.clock().lagStep() == 0;
      double period = 2 * Math.PI / grid.step();
      double[] r = new double[total];
      double[] i = new double[total];
      Propagation.Coefficients work = propagation.newCoefficients();
      Optional<AliasSum.Others> others = continuous ? Optional.of(new AliasSum.Others((w, a, b) -> spectra(w, work, a, b), total, period)) : Optional.empty();
      for (int k = 0; k < grid.frequencies(); k++) {
        spectra(coefficients[k], grid.frequency(k), r, i);
        if (others.isPresent()) {
          others.get().add(grid.frequency(k), r, i);
        }
        for (int c = 0; c < total; c++) {
          re[c][k] = r[c];
          im[c][k] = i[c];
        }
      }
    }
    arguments = new double[targets.size()][grid.lags()];
    correlations = new double[pairs][grid.lags()];
    for (int c = 0; c < total; c++) {
      grid.toCorrelation(re[c], im[c], c < targets.size() ? arguments[c] : correlations[c - targets.size()]);
    }
    for (int p = 0; p < pairs; p++) {
      // A flat spectrum has no alias sum: on the grid δ(τ) is 1/step at lag zero.
      correlations[p][0] += memory(p).kind() == Memory.Kind.INSTANT ? amplitudes[p] / grid.step() : 0;
    }
  }

  private Memory memory(int pair) {
    return propagation.nonlinear().get(pair).memory();
  }

  /** The slow part of a target's covariance over the lags. */
  double[] argument(int target) {
    return arguments[target];
  }

  /** The slow part of a nonlinear correlation over the lags. */
  double[] correlation(int pair) {
    return correlations[pair];
  }

  /** Spectra of all targets, then of all nonlinear pairs without their flat part, at any frequency. */
  void spectra(double omega, Propagation.Coefficients work, double[] re, double[] im) {
    propagation.at(omega, work);
    spectra(work, omega, re, im);
  }

  /** The same with coefficients that are known. */
  private void spectra(Propagation.Coefficients work, double omega, double[] re, double[] im) {
    int columns = work.columns();
    double[] sourceRe = new double[targets.size()];
    double[] sourceIm = new double[targets.size()];
    for (int t = 0; t < targets.size(); t++) {
      sourceRe[t] = work.re()[t * columns + columns - 1];
      sourceIm[t] = work.im()[t * columns + columns - 1];
      for (int p = 0; p < slopes.length; p++) {
        double kink = amplitudes[p] == 0 ? 0 : amplitudes[p] * memory(p).kinkSpectrum(omega);
        int c = t * columns + 2 * p;
        sourceRe[t] += kink * (work.re()[c] + work.re()[c + 1]);
        sourceIm[t] += kink * (work.im()[c] + work.im()[c + 1]);
      }
    }
    Arrays.fill(re, 0);
    Arrays.fill(im, 0);
    for (int p = 0; p < slopes.length; p++) {
      for (int node = 0; node < slopes[p].length; node++) {
        if (slopes[p][node] != 0) {
          int t = targetOf[p][node];
          re[targets.size() + p] += slopes[p][node] * sourceRe[t];
          im[targets.size() + p] += slopes[p][node] * sourceIm[t];
        }
      }
    }
    for (int t = 0; t < targets.size(); t++) {
      double sr = sourceRe[t];
      double si = sourceIm[t];
      for (int p = 0; p < slopes.length; p++) {
        double or = re[targets.size() + p];
        double oi = im[targets.size() + p];
        int c = t * columns + 2 * p;
        sr += (work.re()[c] + work.re()[c + 1]) * or - (work.im()[c] - work.im()[c + 1]) * oi;
        si += (work.im()[c] + work.im()[c + 1]) * or + (work.re()[c] - work.re()[c + 1]) * oi;
      }
      re[t] = sr;
      im[t] = si;
    }
    for (int p = 0; p < slopes.length; p++) {
      boolean flat = memory(p).kind() == Memory.Kind.INSTANT;
      re[targets.size() + p] += flat || amplitudes[p] == 0 ? 0 : amplitudes[p] * memory(p).kinkSpectrum(omega);
    }
  }
}

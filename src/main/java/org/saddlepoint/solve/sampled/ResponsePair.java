package org.saddlepoint.solve.sampled;

import java.util.Arrays;
import java.util.List;

/**
 * Two estimates of one response: from tangents under random signs, ⟨δb ζ*⟩/⟨|ζ|²⟩, good at all frequencies, and from the correlation
 * of the readout with the Gaussian inputs (Furutsu–Novikov), ⟨b u_l*⟩ = Σ_k R_k ⟨u_k u_l*⟩, good where the inputs have power; there it
 * does not suffer from rare large tangents.
 */
final class ResponsePair {
  private static final int NEIGHBOURS = 6;
  /** Relative power at which regression tells nothing that tangents do not tell better. */
  private static final double VERY_WEAK = 1e-3;

  private final Periodic grid;
  private final SiteInputs inputs;
  private final InputAmplitudes amplitudes;
  private final int posts;
  private final double[] strongest;

  ResponsePair(Periodic grid, SiteInputs inputs) {
    this.grid = grid;
    this.inputs = inputs;
    this.amplitudes = new InputAmplitudes(inputs, grid);
    this.posts = inputs.posts;
    this.strongest = new double[posts];
    for (int bin = 0; bin < grid.bins(); bin++) {
      for (int l = 0; l < posts; l++) {
        strongest[l] = Math.max(strongest[l], amplitudes.re(l, l, bin));
      }
    }
  }

  /** The beginning of response r of the passage. */
  ResponseStart start(Passage.Sums all, int r) {
    return new ResponseStart(grid, all.atOnce[r][0] / all.trajectories, grid.discrete() ? 0 : all.atOnce[r][1] / all.trajectories);
  }

  /** The causal response r of the passage: both estimates combined at every frequency by their variances over blocks of trajectories. */
  void causal(List<Passage.Sums> blocks, Passage.Sums all, int r, ResponseStart start, ResponseWindow window, double[] outRe, double[] outIm) {
    int bins = grid.bins();
    double[] re = new double[bins];
    double[] im = new double[bins];
    int post = all.passage.responses().get(r).post();
    tangent(all, r, start, outRe, outIm);
    novikov(all, r, post, start, re, im);
    double[] share = window.share(r, () -> share(blocks, r, post, start, outRe, outIm, re, im));
    for (int k = 0; k < bins; k++) {
      outRe[k] += share[k] * (re[k] - outRe[k]);
      outIm[k] += share[k] * (im[k] - outIm[k]);
    }
    window.apply(grid, r, outRe, outIm);
    start.add(1, outRe, outIm);
  }

  /** The weight of the second of two estimates at every frequency. */
  private double[] share(List<Passage.Sums> blocks, int r, int post, ResponseStart start, double[] outRe, double[] outIm, double[] re, double[] im) {
    int bins = grid.bins();
    double[] first = new double[bins];
    double[] second = new double[bins];
    double[] bRe = new double[bins];
    double[] bIm = new double[bins];
    double[] power = new double[bins];
    double[] trajectories = new double[bins];
    double each = blocks.stream().mapToDouble(b -> b.trajectories).average().orElse(1);
    double[] mean = new double[bins];
    blocks.forEach(b -> Arrays.setAll(mean, k -> mean[k] + b.signPower[r][k] / blocks.size()));
    for (Passage.Sums b : blocks) {
      Arrays.setAll(power, k -> b.signPower[r][k] / mean[k]);
      Arrays.fill(trajectories, b.trajectories / each);
      tangent(b, r, start, bRe, bIm);
      deviations(bRe, bIm, outRe, outIm, power, first);
      novikov(b, r, post, start, bRe, bIm);
      deviations(bRe, bIm, re, im, trajectories, second);
    }
    double[] smoothFirst = smooth(first);
    double[] smoothSecond = smooth(second);
    double[] share = new double[bins];
    for (int k = 0; k < bins; k++) {
      share[k] = power(k, VERY_WEAK) * smoothFirst[k] / (smoothFirst[k] + smoothSecond[k] + 1e-300);
    }
    return share;
  }

  /** Adds the squared deviations of one block, which counts in the mean as much as its share says: a few trajectories may have had no power. */
  private static void deviations(double[] re, double[] im, double[] meanRe, double[] meanIm, double[] share, double[] sum) {
    for (int k = 0; k < sum.length; k++) {
      double a = share[k] > 0 ? share[k] * (re[k] - meanRe[k]) : 0;
      double b = share[k] > 0 ? share[k] * (im[k] - meanIm[k]) : 0;
      sum[k] += a * a + b * b;
    }
  }

  private static double[] smooth(double[] x) {
    double[] out = new double[x.length];
    for (int k = 0; k < x.length; k++) {
      int from = Math.max(0, k - NEIGHBOURS);
      int to = Math.min(x.length - 1, k + NEIGHBOURS);
      for (int j = from; j <= to; j++) {
        out[k] += x[j] / (to - from + 1);
      }
    }
    return out;
  }

  /** With the power that the signs had, not the power that they have on average: its fluctuation is no property of the response. */
  private void tangent(Passage.Sums sums, int r, ResponseStart start, double[] re, double[] im) {
    for (int k = 0; k < re.length; k++) {
      re[k] = sums.responseRe[r][k] / sums.signPower[r][k];
      im[k] = sums.responseIm[r][k] / sums.signPower[r][k];
    }
    start.remainderOfSteps(re, im);
  }

  private void novikov(Passage.Sums sums, int r, int post, ResponseStart start, double[] outRe, double[] outIm) {
    double[] re = new double[posts];
    double[] im = new double[posts];
    for (int bin = 0; bin < outRe.length; bin++) {
      for (int l = posts - 1; l >= 0; l--) {
        double sr = sums.inputRe[r * posts + l][bin] / sums.trajectories;
        double si = sums.inputIm[r * posts + l][bin] / sums.trajectories;
        for (int k = l + 1; k < posts; k++) {
          double lr = amplitudes.re(k, l, bin);
          double li = amplitudes.im(k, l, bin);
          sr -= re[k] * lr - im[k] * li;
          si -= re[k] * li + im[k] * lr;
        }
        double pivot = amplitudes.re(l, l, bin);
        re[l] = pivot > 0 ? sr / pivot : 0;
        im[l] = pivot > 0 ? si / pivot : 0;
      }
      outRe[bin] = re[post];
      outIm[bin] = im[post];
    }
    start.add(-1, outRe, outIm);
  }

  /** One where all inputs have power, zero where one has less than the weak share of its largest. */
  private double power(int bin, double weak) {
    double least = 1;
    for (int l = 0; l < posts; l++) {
      double relative = strongest[l] > 0 ? amplitudes.re(l, l, bin) / strongest[l] : 0;
      least = Math.min(least, relative * relative);
    }
    return least * least / (least * least + weak * weak);
  }
}

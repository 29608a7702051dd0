package org.saddlepoint.solve.sampled;

import java.util.List;

/**
 * Two estimates of one response, combined at every frequency by their variances over blocks of trajectories: from tangents under random
 * signs, ⟨δb ζ*⟩/⟨|ζ|²⟩, good at all frequencies, and from the correlation of the readout with the Gaussian inputs (Furutsu–Novikov),
 * ⟨b u_l*⟩ = Σ_k R_k ⟨u_k u_l*⟩, good where the inputs have power; there it does not suffer from rare large tangents. Both are in the
 * form of {@link ResponseEstimate}, with the spectrum of one step.
 */
final class ResponsePair {
  private static final int NEIGHBOURS = 6;

  private final Periodic grid;
  private final InputAmplitudes amplitudes;
  private final int posts;

  ResponsePair(Periodic grid, InputAmplitudes amplitudes, int posts) {
    this.grid = grid;
    this.amplitudes = amplitudes;
    this.posts = posts;
  }

  /** The combination for response r of the passage. */
  void combine(List<Passage.Sums> blocks, Passage.Sums all, int r, double[] outRe, double[] outIm) {
    int bins = grid.bins();
    double[] re = new double[bins];
    double[] im = new double[bins];
    int post = all.passage.responses().get(r).post();
    tangent(all, r, outRe, outIm);
    boolean[] possible = novikov(all, r, post, re, im);
    double[] first = new double[bins];
    double[] second = new double[bins];
    double[] bRe = new double[bins];
    double[] bIm = new double[bins];
    for (Passage.Sums b : blocks) {
      tangent(b, r, bRe, bIm);
      deviations(bRe, bIm, outRe, outIm, first);
      novikov(b, r, post, bRe, bIm);
      deviations(bRe, bIm, re, im, second);
    }
    double[] smoothFirst = smooth(first);
    double[] smoothSecond = smooth(second);
    for (int k = 0; k < bins; k++) {
      double share = possible[k] ? smoothFirst[k] / (smoothFirst[k] + smoothSecond[k] + 1e-300) : 0;
      outRe[k] += share * (re[k] - outRe[k]);
      outIm[k] += share * (im[k] - outIm[k]);
    }
  }

  private static void deviations(double[] re, double[] im, double[] meanRe, double[] meanIm, double[] sum) {
    for (int k = 0; k < sum.length; k++) {
      double a = re[k] - meanRe[k];
      double b = im[k] - meanIm[k];
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
  private void tangent(Passage.Sums sums, int r, double[] re, double[] im) {
    for (int k = 0; k < re.length; k++) {
      re[k] = sums.responseRe[r][k] / sums.signPower[r][k];
      im[k] = sums.responseIm[r][k] / sums.signPower[r][k];
    }
  }

  private boolean[] novikov(Passage.Sums sums, int r, int post, double[] outRe, double[] outIm) {
    boolean[] possible = new boolean[outRe.length];
    double[] re = new double[posts];
    double[] im = new double[posts];
    for (int bin = 0; bin < outRe.length; bin++) {
      possible[bin] = true;
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
        possible[bin] &= pivot > 0 || l > post;
        re[l] = pivot > 0 ? sr / pivot : 0;
        im[l] = pivot > 0 ? si / pivot : 0;
      }
      double half = grid.discrete() ? 0 : 0.5 * grid.frequency(bin) * grid.step();
      double box = half == 0 ? 1 : Math.sin(half) / half;
      outRe[bin] = box * (re[post] * Math.cos(half) + im[post] * Math.sin(half));
      outIm[bin] = box * (im[post] * Math.cos(half) - re[post] * Math.sin(half));
    }
    return possible;
  }
}

package org.saddlepoint.solve.sampled;

/**
 * The histories of some trajectories, or of their tangents, that feed back: spectra of what the last passage gave, [feedback][trajectory][2·bins] with
 * real and imaginary parts alternating. Memories are convolutions with them.
 */
final class Histories {
  private final SampledSystem.Site site;
  private final SiteProgram program;
  private final int bins;
  private final float[][][] spectrum;

  Histories(SampledSystem.Site site, SiteProgram program, int trajectories, int bins) {
    this.site = site;
    this.program = program;
    this.bins = bins;
    this.spectrum = new float[site.feedbacks().size()][trajectories][0];
  }

  /** Adds the memories that enter a post: kernels times histories, without the part that acts within the rates. */
  void remember(int post, SiteInputs inputs, int trajectory, double[] re, double[] im) {
    for (int f = 0; f < spectrum.length; f++) {
      float[] h = spectrum[f][trajectory];
      if (site.feedbacks().get(f).post() != post || h.length == 0) {
        continue;
      }
      double instant = program.immediate(f) ? inputs.instant[f] : 0;
      double[] kr = inputs.kernelRe[f];
      double[] ki = inputs.kernelIm[f];
      for (int bin = 0; bin < re.length; bin++) {
        double a = kr[bin] - instant;
        double b = ki[bin];
        re[bin] += a * h[2 * bin] - b * h[2 * bin + 1];
        im[bin] += a * h[2 * bin + 1] + b * h[2 * bin];
      }
    }
  }

  /**
   * Renews them: h += (1 + Rκ)(f − h) with f what the passage gave, the step that would be right if the process were linear with its mean
   * response. Plain substitution would diverge where the memory opposes a strong response.
   *
   * @param re, im spectra by readout
   * @param of the place of the squares among the sums: 0 for trajectories, 1 for tangents
   */
  void renew(int trajectory, double[][] re, double[][] im, SiteInputs inputs, Passage.Sums sums, int of) {
    int n = spectrum.length;
    double[] changeRe = new double[n];
    double[] changeIm = new double[n];
    for (int f = 0; f < n; f++) {
      if (spectrum[f][trajectory].length == 0) {
        spectrum[f][trajectory] = new float[2 * bins];
      }
    }
    for (int bin = 0; n > 0 && bin < bins; bin++) {
      for (int f = 0; f < n; f++) {
        int from = site.feedbacks().get(f).from();
        changeRe[f] = re[from][bin] - spectrum[f][trajectory][2 * bin];
        changeIm[f] = im[from][bin] - spectrum[f][trajectory][2 * bin + 1];
        sums.history[of] += re[from][bin] * re[from][bin] + im[from][bin] * im[from][bin];
        sums.renewed[of] += changeRe[f] * changeRe[f] + changeIm[f] * changeIm[f];
      }
      for (int f = 0; f < n; f++) {
        double stepRe = changeRe[f];
        double stepIm = changeIm[f];
        for (int g = 0; g < n; g++) {
          double a = inputs.loopRe[f * n + g][bin];
          double b = inputs.loopIm[f * n + g][bin];
          stepRe += a * changeRe[g] - b * changeIm[g];
          stepIm += a * changeIm[g] + b * changeRe[g];
        }
        spectrum[f][trajectory][2 * bin] += (float) stepRe;
        spectrum[f][trajectory][2 * bin + 1] += (float) stepIm;
      }
    }
  }
}

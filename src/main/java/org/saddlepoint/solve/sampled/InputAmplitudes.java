package org.saddlepoint.solve.sampled;

/**
 * The square root of the cross spectra of a site's inputs: u_k(ω) = Σ_l L_kl(ω) ζ_l with independent ζ of mean square one has ⟨u_k
 * u_l*⟩ = Φ_kl·n/step, as the discrete transform of a trajectory has.
 */
final class InputAmplitudes {
  private final int posts;
  private final double[][] re;
  private final double[][] im;

  InputAmplitudes(SiteInputs inputs, Periodic grid) {
    posts = inputs.posts;
    re = new double[posts * posts][grid.bins()];
    im = new double[posts * posts][grid.bins()];
    double scale = grid.n() / grid.step();
    for (int bin = 0; bin < grid.bins(); bin++) {
      for (int k = 0; k < posts; k++) {
        for (int l = 0; l <= k; l++) {
          double sr = inputs.re[k * posts + l][bin] * scale;
          double si = inputs.im[k * posts + l][bin] * scale;
          for (int m = 0; m < l; m++) {
            int a = k * posts + m;
            int b = l * posts + m;
            sr -= re[a][bin] * re[b][bin] + im[a][bin] * im[b][bin];
            si -= im[a][bin] * re[b][bin] - re[a][bin] * im[b][bin];
          }
          if (k == l) {
            re[k * posts + k][bin] = Math.sqrt(Math.max(0, sr));
          } else {
            // A spectrum that sampling has made slightly indefinite loses the part that does not exist.
            double pivot = re[l * posts + l][bin];
            re[k * posts + l][bin] = pivot > 0 ? sr / pivot : 0;
            im[k * posts + l][bin] = pivot > 0 ? si / pivot : 0;
          }
        }
      }
    }
  }

  /** L_kl at a bin, real part. */
  double re(int k, int l, int bin) {
    return re[k * posts + l][bin];
  }

  /** L_kl at a bin, imaginary part. */
  double im(int k, int l, int bin) {
    return im[k * posts + l][bin];
  }

  /** Fills the transform of one post's input. */
  void fill(int post, double[][] zetaRe, double[][] zetaIm, double[] outRe, double[] outIm) {
    java.util.Arrays.fill(outRe, 0);
    java.util.Arrays.fill(outIm, 0);
    for (int l = 0; l <= post; l++) {
      double[] lr = re[post * posts + l];
      double[] li = im[post * posts + l];
      for (int bin = 0; bin < outRe.length; bin++) {
        outRe[bin] += lr[bin] * zetaRe[l][bin] - li[bin] * zetaIm[l][bin];
        outIm[bin] += lr[bin] * zetaIm[l][bin] + li[bin] * zetaRe[l][bin];
      }
    }
  }
}

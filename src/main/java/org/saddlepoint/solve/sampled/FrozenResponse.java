package org.saddlepoint.solve.sampled;

import java.util.Arrays;
import org.saddlepoint.numeric.ComplexLu;
import org.saddlepoint.numeric.NumericalFailure;

/**
 * The response of a fixed point of one species' process to its inputs, with the memory at its value at the frequency.
 *
 * @param discrete whether the process is a map
 */
record FrozenResponse(SampledSystem.Site site, SiteProgram program, boolean discrete) {

  /** Fills {@code [readout·posts + post]} with (iω − J − Σ_f G κ_f ∂from)^{-1} G at one node, read out. */
  void at(double[][] derivative, double[][] read, int i, double omega, double[] kernelRe, double[] kernelIm, double[] outRe, double[] outIm) {
    int states = program.states();
    int posts = site.posts();
    double[] aRe = new double[states * states];
    double[] aIm = new double[states * states];
    double[] g = new double[states * posts];
    for (Linearised.Entry e : program.flow().entries()) {
      if (e.column() < states) {
        aRe[e.row() * states + e.column()] -= derivative[e.output()][i];
      } else {
        g[e.row() * posts + e.column() - states] = derivative[e.output()][i];
      }
    }
    for (int j = 0; j < states; j++) {
      aRe[j * states + j] += discrete ? Math.cos(omega) : 0;
      aIm[j * states + j] += discrete ? Math.sin(omega) : omega;
    }
    for (int f = 0; f < kernelRe.length; f++) {
      SampledSystem.FeedbackTerm term = site.feedbacks().get(f);
      for (Linearised.Entry e : program.read().entries()) {
        if (e.row() == term.from() && e.column() < states) {
          for (int j = 0; j < states; j++) {
            double c = g[j * posts + term.post()] * read[e.output()][i];
            aRe[j * states + e.column()] -= c * kernelRe[f];
            aIm[j * states + e.column()] -= c * kernelIm[f];
          }
        }
      }
    }
    ComplexLu lu = new ComplexLu(states);
    double[] re = g.clone();
    double[] im = new double[g.length];
    Arrays.fill(outRe, 0);
    Arrays.fill(outIm, 0);
    if (!lu.factor(aRe, aIm)) {
      throw new NumericalFailure("a fixed point of the effective process of species " + site.species() + " has no finite response");
    }
    lu.solve(re, im, posts);
    for (Linearised.Entry e : program.read().entries()) {
      for (int k = 0; k < posts; k++) {
        if (e.column() < states) {
          outRe[e.row() * posts + k] += read[e.output()][i] * re[e.column() * posts + k];
          outIm[e.row() * posts + k] += read[e.output()][i] * im[e.column() * posts + k];
        } else if (e.column() - states == k) {
          outRe[e.row() * posts + k] += read[e.output()][i];
        }
      }
    }
  }
}

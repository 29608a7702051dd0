package org.saddlepoint.solve.sampled;

import java.util.Arrays;
import java.util.Optional;
import org.saddlepoint.numeric.ComplexLu;
import org.saddlepoint.numeric.NumericalFailure;
import org.saddlepoint.numeric.Spectra;

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
    double[] g = inputs(derivative, i);
    alone(derivative, i, omega, aRe, aIm);
    memories(g, read, i, kernelRe, kernelIm, aRe, aIm);
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

  /** G, by states and posts. */
  private double[] inputs(double[][] derivative, int i) {
    double[] g = new double[program.states() * site.posts()];
    for (Linearised.Entry e : program.flow().entries()) {
      if (e.column() >= program.states()) {
        g[e.row() * site.posts() + e.column() - program.states()] = derivative[e.output()][i];
      }
    }
    return g;
  }

  /** iω − J. */
  private void alone(double[][] derivative, int i, double omega, double[] aRe, double[] aIm) {
    int states = program.states();
    double[] j = jacobian(derivative, i);
    for (int k = 0; k < j.length; k++) {
      aRe[k] = -j[k];
    }
    for (int k = 0; k < states; k++) {
      aRe[k * states + k] += discrete ? Math.cos(omega) : 0;
      aIm[k * states + k] += discrete ? Math.sin(omega) : omega;
    }
  }

  private void memories(double[] g, double[][] read, int i, double[] kernelRe, double[] kernelIm, double[] aRe, double[] aIm) {
    int states = program.states();
    for (int f = 0; f < kernelRe.length; f++) {
      SampledSystem.FeedbackTerm term = site.feedbacks().get(f);
      for (Linearised.Entry e : program.read().entries()) {
        if (e.row() == term.from() && e.column() < states) {
          for (int j = 0; j < states; j++) {
            double c = g[j * site.posts() + term.post()] * read[e.output()][i];
            aRe[j * states + e.column()] -= c * kernelRe[f];
            aIm[j * states + e.column()] -= c * kernelIm[f];
          }
        }
      }
    }
  }

  private double[] jacobian(double[][] derivative, int i) {
    int states = program.states();
    double[] j = new double[states * states];
    for (Linearised.Entry e : program.flow().entries()) {
      if (e.column() < states) {
        j[e.row() * states + e.column()] = derivative[e.output()][i];
      }
    }
    return j;
  }

  /** The eigenvalues of J at one node. */
  Optional<Spectra.Eigenvalues> modes(double[][] derivative, int i) {
    int states = program.states();
    double[] j = jacobian(derivative, i);
    return states == 0 ? Optional.empty() : Optional.of(states == 1 ? new Spectra.Eigenvalues(j, new double[1]) : Spectra.real(j, states));
  }

  /** det(iω − J − Σ_f G κ_f ∂from) times the conjugate of det(iω − J), as {re, im}. */
  double[] loop(double[][] derivative, double[][] read, int i, double omega, double[] kernelRe, double[] kernelIm) {
    int states = program.states();
    double[] aRe = new double[states * states];
    double[] aIm = new double[states * states];
    alone(derivative, i, omega, aRe, aIm);
    ComplexLu lu = new ComplexLu(states);
    lu.factor(aRe, aIm);
    double[] open = lu.determinant();
    memories(inputs(derivative, i), read, i, kernelRe, kernelIm, aRe, aIm);
    lu.factor(aRe, aIm);
    double[] closed = lu.determinant();
    return new double[] {closed[0] * open[0] + closed[1] * open[1], closed[1] * open[0] - closed[0] * open[1]};
  }
}

package org.saddlepoint.solve.sampled;

import java.util.Arrays;
import java.util.List;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Persistence;
import org.saddlepoint.solve.ModelNumbers;

/**
 * What enters one species at given order parameters: the cross spectra Φ_kl(ω) of the Gaussian inputs of its posts, the spectra of
 * its memory kernels weight·ρR with their instantaneous parts, and the constant inputs.
 */
final class SiteInputs {
  final int posts;
  /** Φ_kl at [k·posts + l][bin]. */
  final double[][] re;
  final double[][] im;
  final double[][] kernelRe;
  final double[][] kernelIm;
  final double[] instant;
  final double[] constant;
  /** What a change of history f' does to history f in a passage, [f·feedbacks + f'][bin]: the dressed response times the memory without its instantaneous part. */
  final double[][] loopRe;
  final double[][] loopIm;

  SiteInputs(SampledSystem system, int s, OrderParameters now) {
    SampledSystem.Site site = system.sites().get(s);
    Periodic grid = now.grid;
    posts = site.posts();
    re = new double[posts * posts][grid.bins()];
    im = new double[posts * posts][grid.bins()];
    for (SampledSystem.DriveTerm d : site.drives()) {
      double[] cRe = now.pairRe[d.pair()].clone();
      double[] cIm = now.pairIm[d.pair()].clone();
      remembered(d.persistence(), grid, system.numbers(), cRe, cIm);
      double sign = d.transposed() ? -1 : 1;
      for (int k = 0; k < grid.bins(); k++) {
        re[d.left() * posts + d.right()][k] += d.weight() * cRe[k];
        im[d.left() * posts + d.right()][k] += d.left() == d.right() ? 0 : sign * d.weight() * cIm[k];
        if (d.left() != d.right()) {
          re[d.right() * posts + d.left()][k] += d.weight() * cRe[k];
          im[d.right() * posts + d.left()][k] -= sign * d.weight() * cIm[k];
        }
      }
    }
    List<SampledSystem.FeedbackTerm> feedbacks = site.feedbacks();
    kernelRe = new double[feedbacks.size()][];
    kernelIm = new double[feedbacks.size()][];
    instant = new double[feedbacks.size()];
    for (int f = 0; f < feedbacks.size(); f++) {
      SampledSystem.FeedbackTerm term = feedbacks.get(f);
      kernelRe[f] = now.responseRe[term.response()].clone();
      kernelIm[f] = now.responseIm[term.response()].clone();
      instant[f] = term.weight() * now.instant[term.response()];
      remembered(term.persistence(), grid, system.numbers(), kernelRe[f], kernelIm[f]);
      for (int k = 0; k < grid.bins(); k++) {
        kernelRe[f][k] *= term.weight();
        kernelIm[f][k] *= term.weight();
      }
    }
    int n = feedbacks.size();
    loopRe = new double[n * n][grid.bins()];
    loopIm = new double[n * n][grid.bins()];
    for (int f = 0; f < n; f++) {
      for (int g = 0; g < n; g++) {
        int r = system.responses().indexOf(new SampledSystem.ResponseOf(s, feedbacks.get(f).from(), feedbacks.get(g).post()));
        for (int k = 0; r >= 0 && k < grid.bins(); k++) {
          double a = now.responseRe[r][k] / site.ratio();
          double b = now.responseIm[r][k] / site.ratio();
          double c = kernelRe[g][k] - instant[g];
          double d = kernelIm[g][k];
          loopRe[f * n + g][k] = a * c - b * d;
          loopIm[f * n + g][k] = a * d + b * c;
        }
      }
    }
    constant = new double[posts];
    for (SampledSystem.MeanTerm m : site.meanTerms()) {
      constant[m.post()] += m.weight() * now.means[m.mean()];
    }
  }

  /** The kernels {re, im} of all feedbacks at a bin. */
  double[][] kernels(int bin) {
    return new double[][] {Arrays.stream(kernelRe).mapToDouble(k -> k[bin]).toArray(), Arrays.stream(kernelIm).mapToDouble(k -> k[bin]).toArray()};
  }

  /** Multiplies a function of the lag by the autocovariance of couplings that vary in time. */
  private static void remembered(Persistence persistence, Periodic grid, ModelNumbers numbers, double[] re, double[] im) {
    if (persistence instanceof Persistence.Quenched) {
      return;
    }
    Expr autocovariance;
    if (persistence instanceof Persistence.Exponential e) {
      autocovariance = Expr.apply("exp", Expr.neg(Expr.div(Expr.sym("tau"), e.time())));
    } else if (persistence instanceof Persistence.Formula f) {
      autocovariance = f.autocovariance();
    } else {
      throw new SampledRefusal("couplings are redrawn at every instant and the effective process is not Gaussian");
    }
    Expr formula = numbers.inNumbers(autocovariance);
    double[] c = grid.lags(re, im);
    for (int j = 0; j < grid.n(); j++) {
      double lag = Math.min(j, grid.n() - j) * grid.step();
      c[j] *= Evaluation.real(formula, "tau", lag);
    }
    grid.spectrum(c, re, im);
  }
}

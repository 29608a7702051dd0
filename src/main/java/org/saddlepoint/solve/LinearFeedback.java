package org.saddlepoint.solve;

import java.util.ArrayList;
import java.util.List;

/**
 * The responses R_k(ω) = α Σ_ν w_ν c_b·T_ν(ω)·A_a that return a site's output to it, where memories act linearly: every transfer T
 * contains them, T = (M − Σ A w R c)^{-1} A, so that they are the solution of an equation at each frequency. It is found by iterating
 * from no memory, which follows the solution that weak couplings have. For one field with reciprocity η this is
 * S = 1/(1 + iω − g²ηS). Source: Clark et al., arXiv:2409.01969, for the partially symmetric network. Not for several threads.
 */
final class LinearFeedback {
  private static final int MOST = 5000;
  private static final double ACCURACY = 1e-15;
  private static final double GOOD = 1e-11;

  private final List<EffectiveSite> sites;
  private final List<Response> responses = new ArrayList<>();
  private double[] re;
  private double[] im;
  private double known = Double.NaN;
  private boolean solving;

  /** Of a readout of a site to a field at one of its posts. */
  private record Response(int site, int readout, int input) {}

  private LinearFeedback(List<EffectiveSite> sites) {
    this.sites = sites;
  }

  /** Dresses the transfers of these sites. */
  static void dress(List<EffectiveSite> sites, List<MeanFieldSystem.FeedbackTerm> terms) {
    LinearFeedback feedback = new LinearFeedback(sites);
    for (MeanFieldSystem.FeedbackTerm t : terms) {
      Response response = new Response(t.responseSite(), t.responseReadout(), t.responseInput());
      int at = feedback.responses.indexOf(response);
      if (at < 0) {
        at = feedback.responses.size();
        feedback.responses.add(response);
      }
      EffectiveSite site = sites.get(t.site());
      for (int node = 0; node < site.nodes().count(); node++) {
        site.transfer(node).dress(feedback, new SiteTransfer.Loop(t.input(), site.outputOf(t.from()), t.weight() * site.slope(t.from(), node), at));
      }
    }
    feedback.re = new double[feedback.responses.size()];
    feedback.im = new double[feedback.responses.size()];
  }

  /** Real part of R_k(ω). @throws UnsettledResponse where the iteration does not settle: beyond the transition */
  double re(double omega, int response) {
    solve(omega);
    return re[response];
  }

  double im(double omega, int response) {
    solve(omega);
    return im[response];
  }

  private void solve(double omega) {
    if (solving || omega == known) {
      return;
    }
    solving = true;
    try {
      java.util.Arrays.fill(re, 0);
      java.util.Arrays.fill(im, 0);
      double change = Double.POSITIVE_INFINITY;
      for (int k = 0; k < MOST && change > ACCURACY; k++) {
        change = step(omega);
      }
      if (!(change <= GOOD)) {
        throw new UnsettledResponse(omega);
      }
      known = omega;
    } finally {
      solving = false;
    }
  }

  private double step(double omega) {
    double[] nextRe = new double[re.length];
    double[] nextIm = new double[re.length];
    double change = 0;
    for (int k = 0; k < re.length; k++) {
      Response r = responses.get(k);
      EffectiveSite site = sites.get(r.site);
      double[] tr = new double[site.outputs() * site.inputs()];
      double[] ti = new double[site.outputs() * site.inputs()];
      int at = site.outputOf(r.readout) * site.inputs() + r.input;
      for (int node = 0; node < site.nodes().count(); node++) {
        site.transfer(node).at(omega, tr, ti);
        double weight = site.ratio() * site.nodes().weight()[node] * site.slope(r.readout, node);
        nextRe[k] += weight * tr[at];
        nextIm[k] += weight * ti[at];
      }
      change = Math.max(change, Math.hypot(nextRe[k] - re[k], nextIm[k] - im[k]) / (1e-300 + Math.hypot(nextRe[k], nextIm[k])));
    }
    System.arraycopy(nextRe, 0, re, 0, re.length);
    System.arraycopy(nextIm, 0, im, 0, re.length);
    return change;
  }
}

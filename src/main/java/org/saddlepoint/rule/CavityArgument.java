package org.saddlepoint.rule;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.action.Cavity;
import org.saddlepoint.action.Drive;
import org.saddlepoint.action.Label;
import org.saddlepoint.action.MeanFieldEquations;
import org.saddlepoint.action.SiteProcess;
import org.saddlepoint.action.Verdict;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Persistence;

/**
 * The second derivation of the four-point function, for couplings independent of one another. Two probe sites 0 and 0' are added
 * to the network; to leading order in 1/√N their covariance is
 * C_00' = Σ S_0 F C_0' + Σ C_0 F* S_0'* + Σ S_0 S_0'* Σ_ij J_0i J_0'j C_ij with F_kl = δ_kl J_00' + Σ_ij J_0i S_ij J_j0'.
 * Squaring and averaging over the couplings of the probes closes on f and T.
 */
public final class CavityArgument implements Rule<MeanFieldEquations, Cavity> {
  private static final int POINTS = 8;
  private static final double TOLERANCE = 1e-10;

  @Override
  public String name() {
    return "cavity";
  }

  @Override
  public String citation() {
    return "clark2023dimension";
  }

  @Override
  public List<String> assumptions(MeanFieldEquations before) {
    return List.of("covariances of different sites are of order 1/√N and their couplings to two probes are independent");
  }

  /** Whether the argument applies: one Gaussian drive per post factor, no reciprocity, no cross-covariances, couplings fixed in time. */
  public static boolean applies(MeanFieldEquations saddle) {
    return saddle.processes().stream().allMatch(p -> p.feedbacks().isEmpty() && p.drives().stream().allMatch(CavityArgument::plain));
  }

  private static boolean plain(Drive d) {
    return d.left().equals(d.right()) && d.covariance().left().equals(d.covariance().right()) && d.persistence() instanceof Persistence.Quenched;
  }

  @Override
  public Cavity apply(MeanFieldEquations before) {
    List<Cavity.Channel> channels = new ArrayList<>();
    for (SiteProcess process : before.processes()) {
      for (Drive d : process.drives()) {
        channels.add(new Cavity.Channel(d.left(), d.covariance().left(), d.weight()));
      }
    }
    return new Cavity(before, List.copyOf(channels));
  }

  /** The covariance of each pre factor must come out as in the Hessian's B(1 − 𝒱B)^{-1}. */
  @Override
  public Verdict check(MeanFieldEquations before, Cavity after) {
    if (!applies(before)) {
      return Verdict.inconclusive("cavity", "the argument is written for couplings that are independent of one another, without reciprocity, and fixed in time");
    }
    double worst = 0;
    String detail = "";
    for (Cavity.Channel channel : after.channels()) {
      double distance = RandomSpectra.distance(Elimination.of(new Fluctuations().apply(before), channel.pre()).expanded(), of(after, channel.pre()), POINTS, before.network());
      if (!(distance <= worst)) {
        worst = distance;
        detail = "for " + channel.pre() + " the cavity argument and the Hessian differ by the fraction " + (float) distance;
      }
    }
    return Verdict.numeric("random spectra", POINTS, TOLERANCE, worst, detail);
  }

  /** (1/N) Σ_ij C_ij(ω1) C_ij(ω2) of an observable, i = j included, by the cavity argument. */
  public static Expr of(Cavity stage, Label observable) {
    return new CavityEquations(stage).observable(observable);
  }
}

package org.saddlepoint.action;

import java.util.List;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Network;

/**
 * The two-site cavity argument for a network whose couplings are independent of one another. Two probe sites are joined by the
 * couplings between them and by the paths through the rest of the network; {@code channels} are the couplings k with post and
 * pre factor and N·variance V_k. The argument's equations are linear in f_kl = N⟨F_kl(ω1) F_kl(ω2)⟩, the second moment of the
 * effective coupling from the pre factor of l to the post factor of k, and in T_kl = (1/N) Σ_ij C_ij(ω1) C_ij(ω2) of b_k, b_l.
 */
public record Cavity(MeanFieldEquations saddle, List<Channel> channels) implements Stage {
  /** A coupling as a channel between two sites. */
  public record Channel(Label post, Label pre, Expr variance) {}

  @Override
  public Network network() {
    return saddle.network();
  }
}

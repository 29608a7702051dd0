package org.saddlepoint.action;

import java.util.List;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Network;

/**
 * The first correction to the saddle point: W(h) = S0(h) + S1(h)/N for {@code copies} copies of a static network with the same
 * couplings, S1 = Σ exponent·ln det(1 − 𝒱B) over families of labels + Σ local insertions. The insertions remove J_ii where the
 * couplings have none.
 */
public record OneLoop(MeanFieldEquations saddle, int copies, Expr coupling, Expr phi, String field, List<LoopFamily> families, List<Insertion> insertions) implements Stage {
  /** A term weight·⟨label⟩ of S1. */
  public record Insertion(Expr weight, LoopLabel label) {}

  @Override
  public Network network() {
    return saddle.network();
  }
}

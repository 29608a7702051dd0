package org.saddlepoint.action;

import java.util.List;
import org.saddlepoint.model.Network;

/**
 * The fluctuations of the two-copy overlaps O^{12}[f,g] around the saddle: N⟨O O†⟩ = B(1 − 𝒱B)^{-1}. {@code pairs} are the
 * overlap labels (ordered, f in copy 1 and g in copy 2) that index the matrix, {@code coupling} the non-zero entries of 𝒱
 * between them.
 */
public record FourPoint(MeanFieldEquations saddle, List<Overlap> pairs, List<Entry> coupling) implements Stage {
  /** 𝒱[pairs(row), pairs(column)] = weight (the sum of all its contributions). */
  public record Entry(int row, int column, org.saddlepoint.expr.Expr weight, org.saddlepoint.model.Persistence persistence) {}

  @Override
  public Network network() {
    return saddle.network();
  }
}

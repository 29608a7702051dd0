package org.saddlepoint.action;

import java.util.List;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Network;

/**
 * The four-point functions of local observables in closed form: (1/N) Σ_ij C_ij(ω1) C_ij(ω2), i = j included, with the repeated
 * ladders named by their rungs x#1, x#2, … .
 */
public record ClosedForms(FourPoint fluctuations, List<Form> forms) implements Stage {
  /** The formula of one observable in terms of the named rungs, and their definitions. */
  public record Form(Label observable, Expr value, List<Expr> rungs) {}

  @Override
  public Network network() {
    return fluctuations.network();
  }
}

package org.saddlepoint.action;

import java.util.List;
import org.saddlepoint.expr.Expr;

/**
 * A function local to one site of a species at one time: {@code phi(x)}, {@code x~}, {@code x*x~}, a site-weighted
 * {@code rho*strength*z~}. Two labels with the same expression on the same species are the same label.
 */
public record Label(String species, Expr local) {
  /** Whether it contains a response field (then it is linear in response fields). */
  public boolean isResponse() {
    return Response.occursIn(local);
  }

  /** The fields whose response occurs, in name order. */
  public List<String> responseFields() {
    return local.freeSymbols().stream().filter(Response::is).map(Response::field).toList();
  }

  /** The coefficient of the response of a field: A in x~·A. */
  public Expr amplitude(String field) {
    return local.derivative(Response.of(field).name());
  }

  /** The label multiplied by a site weight. */
  public Label weighted(Expr weight) {
    return weight.isOne() ? this : new Label(species, Expr.mul(weight, local));
  }

  @Override
  public String toString() {
    return local.toString();
  }
}

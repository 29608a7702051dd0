package org.saddlepoint.rule;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.expr.Expr;

/** The named ladder rungs x_k of an elimination: a block that closes on itself contributes 1/(1 − x_k). */
final class Ladders {
  static final String PREFIX = "x#";

  private final List<Expr> rungs = new ArrayList<>();

  /** The symbol of a rung; the conjugate of a known rung is the conjugate of its symbol. */
  Expr name(Expr rung) {
    int known = rungs.indexOf(rung);
    if (known >= 0) {
      return Expr.sym(PREFIX + (known + 1));
    }
    int mirrored = rungs.indexOf(Conjugate.of(rung));
    if (mirrored >= 0) {
      return Expr.apply("conj", Expr.sym(PREFIX + (mirrored + 1)));
    }
    rungs.add(rung);
    return Expr.sym(PREFIX + rungs.size());
  }

  /** The definitions, x#1 first. */
  List<Expr> rungs() {
    return List.copyOf(rungs);
  }
}

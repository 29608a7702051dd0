package org.saddlepoint.rule;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Num;
import org.saddlepoint.expr.Power;
import org.saddlepoint.expr.Product;
import org.saddlepoint.expr.Rational;

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

  /** Writes a rung by its name wherever all of its factors stand in a product. */
  Expr folded(Expr e) {
    Expr result = e;
    for (int k = 0; k < rungs.size(); k++) {
      Expr symbol = Expr.sym(PREFIX + (k + 1));
      result = folded(result, rungs.get(k), symbol);
      result = folded(result, Conjugate.of(rungs.get(k)), Expr.apply("conj", symbol));
    }
    return result;
  }

  private static Expr folded(Expr e, Expr rung, Expr name) {
    return e.rewrite(node -> node instanceof Product p && divides(rung, p) ? Expr.mul(Expr.div(p, rung), name) : node);
  }

  /** Whether every factor of the rung, a product, is a factor of p with at least its exponent (of the same sign). */
  private static boolean divides(Expr rung, Product p) {
    List<Expr> needed = rung instanceof Product r ? r.factors() : List.of(rung);
    return needed.stream().filter(f -> !(f instanceof Num)).allMatch(f -> {
      Rational wanted = exponent(f);
      return wanted.signum() != 0 && p.factors().stream().anyMatch(g -> base(g).equals(base(f)) && exponent(g).dividedBy(wanted).compareTo(Rational.ONE) >= 0);
    });
  }

  private static Expr base(Expr e) {
    return e instanceof Power p && p.exponent() instanceof Num ? p.base() : e;
  }

  private static Rational exponent(Expr e) {
    return e instanceof Power p && p.exponent() instanceof Num n ? n.value() : Rational.ONE;
  }
}

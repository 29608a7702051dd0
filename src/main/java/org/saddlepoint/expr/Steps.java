package org.saddlepoint.expr;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a derivative does not tell: the derivative of sign(x), and of if(x > 0, 1, 0), is zero wherever it is defined, although the
 * functions depend on x.
 */
public final class Steps {
  private Steps() {}

  /** Whether one of the symbols decides which piece of a function is meant: it stands inside sign or in a condition. */
  public static boolean by(Expr e, Predicate<String> symbols) {
    return switches(e).stream().anyMatch(u -> u.freeSymbols().stream().anyMatch(symbols));
  }

  /**
   * Whether the function jumps somewhere as one symbol changes. Decided by its values on both sides of the places where a piece of it ends.
   *
   * @param function in this symbol and numbers only
   */
  public static boolean jumps(Expr function, String symbol) {
    for (Expr u : switches(function)) {
      if (!u.contains(symbol)) {
        continue;
      }
      for (RealZero zero : RealZero.of(u, symbol)) {
        if (Kinks.jumps(function, symbol, zero.value())) {
          return true;
        }
      }
    }
    return false;
  }

  /** The expressions whose signs choose between pieces. */
  private static Set<Expr> switches(Expr e) {
    Set<Expr> found = new LinkedHashSet<>();
    collect(e, found);
    return found;
  }

  private static void collect(Expr e, Set<Expr> found) {
    e.children().forEach(c -> collect(c, found));
    if (e instanceof Conditional c) {
      found.add(Expr.sub(c.left(), c.right()));
    } else if (e instanceof Apply a && a.isBuiltin(Builtin.SIGN)) {
      found.add(a.argument());
    }
  }
}

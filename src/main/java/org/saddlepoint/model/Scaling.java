package org.saddlepoint.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Power;
import org.saddlepoint.expr.Product;
import org.saddlepoint.expr.Sum;
import org.saddlepoint.expr.Symbol;

/** The dependence of a statistic on the number of sites: a coefficient times a fixed power of N. */
final class Scaling {
  private static final double[] SIZES = {16, 81, 625};

  private Scaling() {}

  /**
   * c for a formula c·N^power with c free of N.
   *
   * @param power −1 for the statistics of couplings, 1 for sizes
   * @param what the formula in messages, as in "the variance of J"
   */
  static Expr coefficient(Expr e, int power, TomlValue value, String what, Values values) {
    Expr candidate = distributed(e, power);
    if (!candidate.contains("N")) {
      return candidate;
    }
    candidate = e.substitute("N", Expr.ONE);
    if (proportional(e, candidate, power, values)) {
      return candidate;
    }
    throw power < 0
        ? Reading.wrong(value, "N times " + what + " depends on N", "write " + divided(candidate))
        : Reading.wrong(value, what + " is not a multiple of N", "write a fraction of N, as in alpha*N");
  }

  private static Expr distributed(Expr e, int power) {
    Expr factor = Expr.pow(Expr.sym("N"), -power);
    List<Expr> terms = e instanceof Sum s ? s.terms() : List.of(e);
    return Expr.add(terms.stream().map(t -> Expr.mul(t, factor)).toList());
  }

  /** Compares at several sizes, with any site parameters set to different numbers. */
  private static boolean proportional(Expr e, Expr coefficient, int power, Values values) {
    Map<String, Double> symbols = new LinkedHashMap<>();
    double next = 0.3;
    for (String name : e.freeSymbols()) {
      symbols.put(name, next += 0.17);
    }
    symbols.remove("N");
    values.parameters().forEach(p -> symbols.remove(p.name()));
    double expected = values.at(coefficient, symbols);
    for (double size : SIZES) {
      symbols.put("N", size);
      double actual = values.at(e, symbols) * Math.pow(size, -power);
      if (!(Math.abs(actual - expected) <= 1e-12 * Math.abs(expected))) {
        return false;
      }
    }
    return true;
  }

  private static String divided(Expr coefficient) {
    boolean simple = coefficient instanceof Symbol || coefficient instanceof Power || coefficient instanceof Product;
    return (simple || coefficient.children().isEmpty() ? coefficient.toString() : "(" + coefficient + ")") + "/N";
  }
}

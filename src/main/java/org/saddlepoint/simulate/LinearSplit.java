package org.saddlepoint.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Power;
import org.saddlepoint.expr.Product;
import org.saddlepoint.expr.Sum;
import org.saddlepoint.expr.Symbol;

/**
 * A rate as Σ_l c_l y_l + remainder, with coefficients that do not vary in time: what an exponential scheme integrates exactly and
 * what it does not.
 *
 * @param coefficients by the name of the variable, only those that are not zero
 * @param remainder everything else
 */
record LinearSplit(Map<String, Expr> coefficients, Expr remainder) {

  /**
   * @param variables names of the variables to split off
   * @param fixed names that do not vary in time (site parameters)
   */
  static LinearSplit of(Expr rate, Set<String> variables, Set<String> fixed) {
    Map<String, Expr> coefficients = new LinkedHashMap<>();
    List<Expr> rest = new ArrayList<>();
    for (Expr term : terms(rate)) {
      List<Expr> factors = term instanceof Product p ? p.factors() : List.of(term);
      List<Expr> variable = factors.stream().filter(f -> f instanceof Symbol s && variables.contains(s.name())).toList();
      Expr coefficient = variable.size() == 1 ? Expr.div(term, variable.get(0)) : Expr.ZERO;
      if (variable.size() == 1 && fixed.containsAll(coefficient.freeSymbols())) {
        coefficients.merge(variable.get(0).toString(), coefficient, Expr::add);
      } else {
        rest.add(term);
      }
    }
    return new LinearSplit(coefficients, Expr.add(rest));
  }

  /** The terms of a sum with products and small powers of sums multiplied out. */
  private static List<Expr> terms(Expr e) {
    if (e instanceof Sum s) {
      return s.terms().stream().flatMap(t -> terms(t).stream()).toList();
    }
    if (e instanceof Product p) {
      for (Expr factor : p.factors()) {
        if (factor instanceof Sum sum) {
          Expr others = Expr.div(e, factor);
          return sum.terms().stream().flatMap(t -> terms(Expr.mul(t, others)).stream()).toList();
        }
      }
    }
    if (e instanceof Power q && q.base() instanceof Sum sum && q.exponent().equals(Expr.TWO)) {
      return sum.terms().stream().flatMap(t -> terms(Expr.mul(t, sum)).stream()).toList();
    }
    return List.of(e);
  }
}

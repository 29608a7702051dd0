package org.saddlepoint.expr;

import java.util.ArrayList;
import java.util.List;

/** The order in which people write terms and factors, where it differs from the canonical one. */
final class TermOrder {
  private TermOrder() {}

  /**
   * A decay −x stands in front of its inputs, −x + g φ(x); else a sum begins with a positive term if it has one, and a negative
   * number that would begin goes last.
   */
  static List<Expr> ofSum(Sum sum) {
    List<Expr> terms = new ArrayList<>(sum.terms());
    int decay = decay(terms);
    if (decay >= 0) {
      terms.add(0, terms.remove(decay));
      return terms;
    }
    if (!Elementary.isNegative(terms.get(0))) {
      return terms;
    }
    int positive = 0;
    while (positive < terms.size() && Elementary.isNegative(terms.get(positive))) {
      positive++;
    }
    if (positive == terms.size()) {
      return terms;
    }
    if (terms.get(0) instanceof Num) {
      terms.add(terms.remove(0));
      positive--;
    }
    terms.add(0, terms.remove(positive));
    return terms;
  }

  /** The place of a term −x among inputs: others positive without a number, at least one with a function; −1 if there is none. */
  private static int decay(List<Expr> terms) {
    int found = -1;
    for (int k = 0; k < terms.size(); k++) {
      Expr term = terms.get(k);
      boolean minusSymbol = term instanceof Product p && p.coefficient().equals(Rational.MINUS_ONE) && p.withoutCoefficient() instanceof Symbol;
      if (minusSymbol && found < 0) {
        found = k;
      } else if (term instanceof Num || !hasFunction(term) && Elementary.isNegative(term)) {
        return -1;
      }
    }
    return terms.stream().anyMatch(TermOrder::hasFunction) ? found : -1;
  }

  private static boolean hasFunction(Expr term) {
    return term instanceof Apply || term instanceof Kernel || term instanceof Product p && p.factors().stream().anyMatch(f -> f instanceof Apply || f instanceof Kernel);
  }

  /** The response field stands before its field: x~ x; an integral or a limit, which reaches to the right, goes last. */
  static List<Expr> ofProduct(List<Expr> factors) {
    List<Expr> ordered = new ArrayList<>();
    List<Expr> last = new ArrayList<>();
    for (Expr factor : factors) {
      if (reaches(factor)) {
        last.add(factor);
        continue;
      }
      String field = stem(factor);
      int place = ordered.size();
      if (name(factor).endsWith("~")) {
        for (int k = ordered.size() - 1; k >= 0; k--) {
          if (name(ordered.get(k)).equals(field)) {
            place = k;
          }
        }
      }
      ordered.add(place, factor);
    }
    ordered.addAll(last);
    return ordered;
  }

  static boolean reaches(Expr factor) {
    return factor instanceof Binder b && !b.head().equals("mean") || factor instanceof Apply a && a.isInput();
  }

  private static String name(Expr factor) {
    Expr base = factor instanceof Power p ? p.base() : factor;
    return base instanceof Symbol s ? s.name() : base instanceof Kernel k ? k.head() : base instanceof Apply a ? a.function() : "";
  }

  private static String stem(Expr factor) {
    String name = name(factor);
    return name.endsWith("~") ? name.substring(0, name.length() - 1) : name;
  }
}

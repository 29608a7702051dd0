package org.saddlepoint.lower;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Builtin;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.ExpressionLimitException;
import org.saddlepoint.expr.NormalForm;
import org.saddlepoint.expr.Num;
import org.saddlepoint.expr.Power;
import org.saddlepoint.expr.Product;
import org.saddlepoint.expr.Sum;

/**
 * Adds the terms of a sum that are divided by powers of the same sum, if that makes it shorter: 1/√(1+x²) − x²/(1+x²)^(3/2), the
 * derivative of x/√(1+x²), cancels for large x, but (1+x²)^(−3/2) does not.
 */
final class CommonDenominators {
  private CommonDenominators() {}

  /** The same value with such terms added. */
  static Expr in(Sum sum) {
    Map<Expr, List<Expr>> groups = new LinkedHashMap<>();
    List<Expr> result = new ArrayList<>();
    for (Expr term : sum.terms()) {
      Expr divisor = divisor(term);
      if (divisor.isOne()) {
        result.add(term);
      } else {
        groups.computeIfAbsent(divisor, d -> new ArrayList<>()).add(term);
      }
    }
    groups.values().forEach(terms -> result.add(together(Expr.add(terms))));
    return Expr.add(result);
  }

  /** The first sum that the term is divided by, 1 if there is none. */
  private static Expr divisor(Expr term) {
    for (Expr factor : term instanceof Product p ? p.factors() : List.of(term)) {
      if (factor instanceof Power p && p.base() instanceof Sum && p.exponent() instanceof Num n && n.value().signum() < 0) {
        return p.base();
      }
    }
    return Expr.ONE;
  }

  private static Expr together(Expr terms) {
    if (!(terms instanceof Sum) || overflows(terms)) {
      return terms;
    }
    try {
      Expr fraction = NormalForm.together(terms);
      return nodes(fraction) < nodes(terms) ? fraction : terms;
    } catch (ExpressionLimitException tooLarge) {
      return terms;
    }
  }

  /** Quotients of exponentials have stable forms of their own, which a common denominator would hide. */
  private static boolean overflows(Expr e) {
    boolean here = e instanceof Apply a && (a.isBuiltin(Builtin.EXP) || a.isBuiltin(Builtin.SINH) || a.isBuiltin(Builtin.COSH));
    return here || e.children().stream().anyMatch(CommonDenominators::overflows);
  }

  private static int nodes(Expr e) {
    return 1 + e.children().stream().mapToInt(CommonDenominators::nodes).sum();
  }
}

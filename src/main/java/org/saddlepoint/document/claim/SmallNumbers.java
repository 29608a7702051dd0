package org.saddlepoint.document.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Num;
import org.saddlepoint.expr.Rational;

/** Numbers to try first, so that a counter-example can be redone by hand: small rationals, then numbers that the claim mentions. */
final class SmallNumbers {
  private static final int[][] FRACTIONS = {
    {2, 1}, {-1, 1}, {1, 1}, {1, 2}, {-2, 1}, {3, 1}, {0, 1}, {-1, 2}, {3, 2}, {1, 3}, {1, 4}, {3, 4}, {4, 1}, {-3, 1}, {5, 1}, {1, 10}, {10, 1}, {-10, 1}, {9, 10}, {11, 10}, {100, 1}, {-1, 10}
  };

  private SmallNumbers() {}

  /** The numbers in a range, the simplest first; a bounded range also has its simple interior points and included ends. */
  static List<Rational> in(Range range, Set<Rational> mentioned) {
    List<Rational> found = new ArrayList<>();
    for (int[] f : FRACTIONS) {
      offer(Rational.of(f[0], f[1]), range, found);
    }
    for (Rational r : mentioned) {
      for (Rational near : List.of(r, r.negate(), r.plus(Rational.ONE), r.minus(Rational.ONE), r.plus(Rational.HALF))) {
        offer(near, range, found);
      }
    }
    if (range.isBounded() && !range.isEmpty()) {
      Rational low = Rational.ofDouble(range.low());
      Rational width = Rational.ofDouble(range.high()).minus(low);
      for (int[] f : new int[][] {{1, 2}, {1, 4}, {3, 4}, {1, 8}, {7, 8}, {0, 1}, {1, 1}}) {
        offer(low.plus(width.times(Rational.of(f[0], f[1]))), range, found);
      }
    }
    return found;
  }

  private static void offer(Rational value, Range range, List<Rational> found) {
    if (range.contains(value.doubleValue()) && !found.contains(value)) {
      found.add(value);
    }
  }

  /** Numbers of moderate size that stand in an expression. */
  static Set<Rational> mentioned(List<Expr> expressions) {
    Set<Rational> numbers = new TreeSet<>();
    expressions.forEach(e -> collect(e, numbers));
    return numbers;
  }

  private static void collect(Expr e, Set<Rational> numbers) {
    if (e instanceof Num n && n.value().abs().doubleValue() <= 1e4 && n.value().denominator().bitLength() <= 10) {
      numbers.add(n.value());
    }
    e.children().forEach(c -> collect(c, numbers));
  }
}

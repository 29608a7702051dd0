package org.saddlepoint.expr;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Joins the square roots of a product for printing, where the canonical form keeps roots of prime numbers apart: √2/2 becomes
 * 1/√2, √2 √(πv) becomes √(2πv), √2/√π becomes √(2/π). Only roots of positive numbers are moved, so that no sign of a square
 * root changes. A joined root is the function {@link #ROOT} of its radicand.
 */
record Radicals(Rational coefficient, List<Expr> above, List<Expr> below) {
  static final String ROOT = "\u221a";

  static Radicals merged(Rational coefficient, List<Expr> above, List<Expr> below) {
    List<Expr> top = new ArrayList<>();
    List<Expr> bottom = new ArrayList<>(below);
    BigInteger root = BigInteger.ONE;
    for (Expr factor : above) {
      if (factor instanceof Power p && p.exponent().equals(Expr.HALF) && p.base() instanceof Num n && n.value().isInteger()) {
        root = root.multiply(n.value().numerator());
      } else if (factor instanceof Power p && p.exponent().equals(Expr.HALF) && p.base() instanceof Power inner && inner.base().equals(Expr.PI) && PowerFormula.inDenominator(inner)) {
        bottom.add(Expr.sqrt(Expr.pow(inner, -1)));
      } else {
        top.add(factor);
      }
    }
    if (root.equals(BigInteger.ONE)) {
      return new Radicals(coefficient, top, bottom);
    }
    Expr number = Expr.num(Rational.of(root));
    if (coefficient.denominator().mod(root).signum() == 0) {
      join(number, bottom);
      return new Radicals(coefficient.times(Rational.of(root)), top, bottom);
    }
    int pi = bottom.indexOf(Expr.sqrt(Expr.PI));
    if (pi >= 0 && top.stream().noneMatch(Radicals::isRoot)) {
      bottom.remove(pi);
      top.add(0, root(Expr.div(number, Expr.PI)));
    } else {
      join(number, top);
    }
    return new Radicals(coefficient, top, bottom);
  }

  /** Multiplies the radicand of the first root among the factors, or adds a root in front. */
  private static void join(Expr number, List<Expr> factors) {
    for (int k = 0; k < factors.size(); k++) {
      if (isRoot(factors.get(k))) {
        factors.set(k, root(Expr.mul(number, ((Power) factors.get(k)).base())));
        return;
      }
    }
    factors.add(0, root(number));
  }

  private static boolean isRoot(Expr factor) {
    return factor instanceof Power p && p.exponent().equals(Expr.HALF);
  }

  private static Expr root(Expr radicand) {
    return Apply.of(ROOT, List.of(radicand));
  }

  /** What stands under a joined root, or the factor itself. */
  static Expr radicand(Expr factor) {
    return factor instanceof Apply a && a.function().equals(ROOT) ? a.argument() : factor;
  }
}

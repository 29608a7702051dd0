package org.saddlepoint.expr;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.expr.ExprFormula.Strength;
import org.saddlepoint.typeset.Formula;
import org.saddlepoint.typeset.Sign;

/**
 * Writes products: one fraction for everything that is divided, the rational coefficient in it if there is anything else below
 * the bar, in front of it otherwise; factors that are taller than a fraction bar should carry (averages over a fraction,
 * integrals) after it.
 */
final class ProductFormula {
  private final ExprFormula parent;

  ProductFormula(ExprFormula parent) {
    this.parent = parent;
  }

  Formula of(Expr e) {
    List<Expr> factors = e instanceof Product p ? p.factors() : List.of(e);
    Rational coefficient = factors.get(0) instanceof Num n ? n.value() : Rational.ONE;
    List<Expr> above = new ArrayList<>();
    List<Expr> below = new ArrayList<>();
    for (Expr factor : factors.subList(factors.get(0) instanceof Num ? 1 : 0, factors.size())) {
      if (PowerFormula.inDenominator(factor)) {
        below.add(Expr.pow(factor, -1));
      } else {
        above.add(factor);
      }
    }
    Radicals roots = Radicals.merged(coefficient.abs(), TermOrder.ofProduct(above), below);
    Formula size = magnitude(roots.coefficient(), roots.above(), roots.below());
    return coefficient.signum() < 0 ? Formula.row(Formula.minus(), size) : size;
  }

  private Formula magnitude(Rational coefficient, List<Expr> above, List<Expr> below) {
    if (below.isEmpty() && (coefficient.isInteger() || NumberFormula.isDecimal(coefficient))) {
      return juxtaposed(coefficient, above);
    }
    if (parent.inline()) {
      return slashed(coefficient, above, below);
    }
    boolean numeric = below.stream().allMatch(ProductFormula::isNumeric);
    boolean whole = numerator(coefficient).isOne() && above.size() == 1 && !numeric;
    List<Expr> carried = new ArrayList<>();
    List<Expr> after = new ArrayList<>();
    for (Expr factor : above) {
      boolean outside = numeric ? !isNumeric(factor) : staysOutside(factor) || !whole && parent.layout(factor).isTall();
      (outside || !after.isEmpty() && !(factor instanceof Symbol) ? after : carried).add(factor);
    }
    Formula fraction = Formula.fraction(top(coefficient, carried), juxtaposed(denominator(coefficient), below));
    return after.isEmpty() ? fraction : Formula.row(fraction, followers(after));
  }

  private static boolean staysOutside(Expr factor) {
    return TermOrder.reaches(factor) || factor instanceof Conditional || factor instanceof Binder;
  }

  private Formula followers(List<Expr> factors) {
    return factors.size() == 1 ? part(factors.get(0), false, true) : juxtaposed(Rational.ONE, factors);
  }

  private Formula top(Rational coefficient, List<Expr> carried) {
    Rational numerator = numerator(coefficient);
    boolean alone = numerator.isOne() && carried.size() == 1;
    return alone ? parent.layout(carried.get(0)) : juxtaposed(numerator, carried);
  }

  /** What stands above the bar: a decimal goes there whole. */
  private static Rational numerator(Rational coefficient) {
    return NumberFormula.isDecimal(coefficient) ? coefficient : Rational.of(coefficient.numerator());
  }

  private static Rational denominator(Rational coefficient) {
    return NumberFormula.isDecimal(coefficient) ? Rational.ONE : Rational.of(coefficient.denominator());
  }

  /** a/b in one line. */
  private Formula slashed(Rational coefficient, List<Expr> above, List<Expr> below) {
    Formula top = juxtaposed(numerator(coefficient), above);
    Rational number = denominator(coefficient);
    Formula bottom = juxtaposed(number, below);
    boolean several = below.size() + (number.isOne() ? 0 : 1) > 1;
    return Formula.row(top, Formula.sign(Sign.SLASH), several ? Formula.parentheses(bottom) : bottom);
  }

  /** Factors side by side; a single one without a coefficient needs no parentheses only where the caller says so. */
  private Formula juxtaposed(Rational coefficient, List<Expr> factors) {
    List<Formula> items = new ArrayList<>();
    if (!coefficient.isOne() || factors.isEmpty()) {
      items.add(NumberFormula.of(coefficient, false));
    }
    boolean alone = items.isEmpty() && factors.size() == 1;
    for (int k = 0; k < factors.size(); k++) {
      Expr factor = factors.get(k);
      boolean last = k == factors.size() - 1;
      boolean nextIsNamed = !last && isNamedFunction(factors.get(k + 1));
      Formula formula = last || nextIsNamed ? part(factor, alone, last) : FunctionFormula.delimited(parent, factor, part(factor, false, false));
      if (!items.isEmpty() && beginsWithDigit(formula)) {
        items.add(Formula.sign(Sign.TIMES));
      }
      items.add(formula);
    }
    return Formula.row(items);
  }

  private Formula part(Expr factor, boolean alone, boolean last) {
    if (alone && !parent.inline()) {
      return parent.layout(factor);
    }
    return last && TermOrder.reaches(factor) ? parent.layout(factor) : parent.layout(factor, Strength.POWER);
  }

  private static boolean isNamedFunction(Expr factor) {
    Expr base = factor instanceof Power p && !PowerFormula.isRadical(p) ? p.base() : factor;
    return base instanceof Apply a && FunctionFormula.takesPowerOnItsName(a);
  }

  private static boolean beginsWithDigit(Formula formula) {
    Formula first = formula.items().isEmpty() ? formula : formula.items().get(0);
    return first instanceof Formula.Number || first instanceof Formula.Script s && s.base() instanceof Formula.Number;
  }

  /** Whether a factor is a number by its look: √2, π², but neither i nor anything with a symbol. */
  private static boolean isNumeric(Expr factor) {
    Expr base = factor instanceof Power p && p.exponent() instanceof Num ? p.base() : Radicals.radicand(factor);
    return base instanceof Num || base.equals(Expr.PI) || base instanceof Product p && p.factors().stream().allMatch(ProductFormula::isNumeric);
  }
}

package org.saddlepoint.expr;

import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.typeset.Formula;
import org.saddlepoint.typeset.Notation;
import org.saddlepoint.typeset.Sign;

/**
 * Turns an expression into the formula that a physicist would write: no multiplication signs, as few parentheses as the meaning
 * allows, negative powers as fractions, square roots as radicals, {@code tanh(x)^2} as tanh² x.
 *
 * <p>Binders are those of {@link Formulas}: {@code mean} with the variance as its parameter, {@code integral} with two bounds,
 * {@code limit}, {@code limit_above} and {@code limit_below} with the point, {@code diff} with the order or none,
 * {@code fourier}. The cost is linear in the size of the tree.
 */
public final class ExprFormula {
  /** How tightly a formula holds together: a part of lower strength than its place asks for is put in parentheses. */
  enum Strength {
    SUM,
    PRODUCT,
    POWER,
    ATOM
  }

  private final Notation notation;
  private final boolean inline;

  private ExprFormula(Notation notation, boolean inline) {
    this.notation = notation;
    this.inline = inline;
  }

  public static Formula of(Expr expr, Notation notation) {
    return new ExprFormula(notation, false).layout(expr);
  }

  public static Formula of(Expr expr) {
    return of(expr, Notation.STANDARD);
  }

  /** left relation right */
  public static Formula of(Expr left, Relation relation, Expr right, Notation notation) {
    return Formula.relation(of(left, notation), sign(relation), of(right, notation));
  }

  static Sign sign(Relation relation) {
    return switch (relation) {
      case LESS -> Sign.LESS;
      case AT_MOST -> Sign.AT_MOST;
      case GREATER -> Sign.GREATER;
      case AT_LEAST -> Sign.AT_LEAST;
      case EQUAL -> Sign.EQUALS;
      case NOT_EQUAL -> Sign.NOT_EQUAL;
    };
  }

  Notation notation() {
    return notation;
  }

  /** Whether this is a script, where fractions are written with a slash. */
  boolean inline() {
    return inline;
  }

  ExprFormula inScript() {
    return inline ? this : new ExprFormula(notation, true);
  }

  ExprFormula with(Notation other) {
    return new ExprFormula(other, inline);
  }

  /** The formula as it stands alone. */
  Formula layout(Expr e) {
    if (e instanceof Num n) {
      return NumberFormula.of(n.value(), inline);
    } else if (e instanceof Constant c) {
      return Formula.sym(c.equals(Constant.I) ? "i" : c.spelling());
    } else if (e instanceof Symbol s) {
      return notation.of(s.name());
    } else if (e instanceof Sum s) {
      return scaledSum(s);
    } else if (e instanceof Product p) {
      return new ProductFormula(this).of(p);
    } else if (e instanceof Power p) {
      return PowerFormula.inDenominator(p) ? new ProductFormula(this).of(p) : new PowerFormula(this).of(p);
    } else {
      return new FunctionFormula(this).of(e);
    }
  }

  /** The formula in a place that asks for some strength, in parentheses if it has less. */
  Formula layout(Expr e, Strength place) {
    if (strength(e).compareTo(place) >= 0) {
      return layout(e);
    }
    return Formula.parentheses(e instanceof Sum s ? sum(s) : layout(e));
  }

  private Strength strength(Expr e) {
    if (e instanceof Num n) {
      return n.value().signum() < 0 ? Strength.SUM : n.value().isInteger() || NumberFormula.isDecimal(n.value()) ? Strength.ATOM : Strength.PRODUCT;
    } else if (e instanceof Sum || e instanceof Conditional) {
      return Strength.SUM;
    } else if (e instanceof Product p) {
      return p.coefficient().signum() < 0 ? Strength.SUM : Strength.PRODUCT;
    } else if (e instanceof Power p) {
      return PowerFormula.inDenominator(p) ? Strength.PRODUCT : PowerFormula.isRadical(p) ? Strength.ATOM : Strength.POWER;
    } else if (e instanceof Binder b) {
      return b.head().equals("mean") ? Strength.ATOM : Strength.PRODUCT;
    } else if (e instanceof Apply a) {
      return a.isInput() ? Strength.PRODUCT : a.isBuiltin(Builtin.EXP) ? Strength.POWER : Strength.ATOM;
    }
    return Strength.ATOM;
  }

  /** ½(1 + x) for a sum all of whose terms have the same fraction as coefficient. */
  private Formula scaledSum(Sum sum) {
    Rational common = coefficient(sum.terms().get(0)).abs();
    boolean shared = !common.isInteger() && !NumberFormula.isDecimal(common) && sum.terms().stream().allMatch(t -> coefficient(t).abs().equals(common));
    if (!shared || inline) {
      return sum(sum);
    }
    Expr inner = Sum.of(sum.terms().stream().map(t -> Expr.mul(t, Expr.num(common.reciprocal()))).toList());
    return Formula.row(NumberFormula.of(common, false), layout(inner, Strength.PRODUCT));
  }

  private static Rational coefficient(Expr term) {
    return term instanceof Num n ? n.value() : term instanceof Product p ? p.coefficient() : Rational.ONE;
  }

  private Formula sum(Sum sum) {
    List<Formula> items = new ArrayList<>();
    for (Expr term : TermOrder.ofSum(sum)) {
      boolean negative = Elementary.isNegative(term) && !(term instanceof Sum);
      if (negative) {
        items.add(Formula.minus());
      } else if (!items.isEmpty()) {
        items.add(Formula.plus());
      }
      items.add(layout(negative ? Expr.neg(term) : term, Strength.PRODUCT));
    }
    return Formula.row(items);
  }
}

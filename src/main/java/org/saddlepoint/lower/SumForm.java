package org.saddlepoint.lower;

import java.util.LinkedHashMap;
import java.util.Map;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Builtin;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Num;
import org.saddlepoint.expr.Power;
import org.saddlepoint.expr.Product;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.expr.Sum;

/**
 * Lowers a sum. Pairs of terms that would cancel become one term that does not: c·exp(u) − c = c·expm1(u), 1 ± erf(u) = erfc(∓u),
 * 1 ± tanh(u) = 2/(1 + exp(∓2u)), 1 − tanh²(u) = 4e/(1+e)² with e = exp(−2|u|), 1 − cos(u) = 2 sin²(u/2), cosh(u) − 1 =
 * 2 sinh²(u/2).
 */
final class SumForm {
  private static final int NONE = -1;

  private final Lowering lowering;
  private final Tape.Builder tape;
  private final Map<Expr, Rational> terms = new LinkedHashMap<>();
  private int total = NONE;

  SumForm(Lowering lowering, Sum sum) {
    this.lowering = lowering;
    this.tape = lowering.tape();
    for (Expr term : sum.terms()) {
      if (term instanceof Num n) {
        terms.put(Expr.ONE, n.value());
      } else if (term instanceof Product p) {
        terms.put(p.withoutCoefficient(), p.coefficient());
      } else {
        terms.put(term, Rational.ONE);
      }
    }
  }

  int lower() {
    cancellingConstant();
    // A positive term first saves a negation.
    terms.entrySet().stream().filter(t -> t.getValue().signum() > 0).findFirst().ifPresent(first -> {
      add(first.getValue(), lowering.of(first.getKey()));
      terms.remove(first.getKey());
    });
    terms.forEach((rest, coefficient) -> add(coefficient, lowering.of(rest)));
    return total;
  }

  private void add(Rational coefficient, int value) {
    Rational size = coefficient.abs();
    int term = tape.apply(Operation.MULTIPLY, tape.constant(size.doubleValue()), value);
    if (total == NONE) {
      total = coefficient.signum() < 0 ? tape.apply(Operation.NEGATE, term) : term;
    } else {
      total = tape.apply(coefficient.signum() < 0 ? Operation.SUBTRACT : Operation.ADD, total, term);
    }
  }

  private void cancellingConstant() {
    Rational c = terms.get(Expr.ONE);
    if (c == null) {
      return;
    }
    for (Map.Entry<Expr, Rational> entry : terms.entrySet()) {
      Expr rest = entry.getKey();
      Rational d = entry.getValue();
      if (rest.isOne() || !d.abs().equals(c.abs())) {
        continue;
      }
      boolean same = d.equals(c);
      int value = combined(rest, same);
      if (value != NONE) {
        terms.remove(rest);
        terms.remove(Expr.ONE);
        add(c, value);
        return;
      }
    }
  }

  /** 1 + rest (same sign) or 1 − rest without cancellation; NONE if there is nothing better than to add. */
  private int combined(Expr rest, boolean same) {
    if (rest instanceof Power p && p.hasExponent(2) && isCall(p.base(), Builtin.TANH) && !same) {
      return squaredSecant(((Apply) p.base()).argument());
    }
    if (!(rest instanceof Apply a) || a.builtin().isEmpty()) {
      return NONE;
    }
    Expr u = a.arguments().get(0);
    return switch (a.builtin().get()) {
      case EXP -> same ? NONE : tape.apply(Operation.NEGATE, tape.apply(Operation.EXPM1, lowering.of(u)));
      case ERF -> tape.apply(Operation.ERFC, lowering.of(same ? Expr.neg(u) : u));
      case TANH -> {
        int e = tape.apply(Operation.EXP, lowering.of(Expr.mul(Expr.num(same ? -2 : 2), u)));
        yield tape.apply(Operation.DIVIDE, tape.constant(2), tape.apply(Operation.ADD, tape.constant(1), e));
      }
      case COS -> same ? NONE : halfAngle(Operation.SIN, 2, u);
      case COSH -> same ? NONE : halfAngle(Operation.SINH, -2, u);
      default -> NONE;
    };
  }

  private int halfAngle(Operation function, double factor, Expr u) {
    int s = tape.apply(function, lowering.of(Expr.mul(Expr.HALF, u)));
    return tape.apply(Operation.MULTIPLY, tape.constant(factor), tape.apply(Operation.MULTIPLY, s, s));
  }

  private int squaredSecant(Expr u) {
    int size = tape.apply(Operation.ABS, lowering.of(u));
    int e = tape.apply(Operation.EXP, tape.apply(Operation.MULTIPLY, tape.constant(-2), size));
    int below = tape.apply(Operation.ADD, tape.constant(1), e);
    int ratio = tape.apply(Operation.DIVIDE, tape.apply(Operation.MULTIPLY, tape.constant(4), e), below);
    return tape.apply(Operation.DIVIDE, ratio, below);
  }

  static boolean isCall(Expr e, Builtin function) {
    return e instanceof Apply a && a.isBuiltin(function);
  }
}

package org.saddlepoint.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saddlepoint.expr.Apply;
import org.saddlepoint.expr.Builtin;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Num;
import org.saddlepoint.expr.Power;
import org.saddlepoint.expr.Product;
import org.saddlepoint.expr.Rational;

/**
 * Lowers a product: numerator factors multiplied, then divided by each denominator factor. A quotient of exponentials that would
 * become ∞/∞ is first brought to a form that saturates: exp(u)/(c + k exp(u)) = 1/(k + c exp(−u)), sinh(u)/cosh(u) = tanh(u).
 */
final class ProductForm {
  private final Lowering lowering;
  private final Tape.Builder tape;
  private final List<Expr> factors;
  private Rational coefficient = Rational.ONE;

  ProductForm(Lowering lowering, Product product) {
    this.lowering = lowering;
    this.tape = lowering.tape();
    this.factors = new ArrayList<>();
    for (Expr factor : product.factors()) {
      Expr paired = HyperbolicPairs.in(factor);
      coefficient = coefficient.times(paired instanceof Product p ? p.coefficient() : paired instanceof Num n ? n.value() : Rational.ONE);
      Expr bare = paired instanceof Product p ? p.withoutCoefficient() : paired;
      factors.addAll(bare instanceof Product p ? p.factors() : bare instanceof Num ? List.of() : List.of(bare));
    }
  }

  int lower() {
    hyperbolicQuotient();
    List<Integer> above = new ArrayList<>();
    exponentialQuotient().ifPresent(above::add);
    List<Integer> below = new ArrayList<>();
    for (Expr factor : factors) {
      if (isBelow(factor)) {
        below.add(lowering.of(Expr.pow(factor, -1)));
      } else {
        above.add(lowering.of(factor));
      }
    }
    int result = tape.constant(coefficient.doubleValue());
    for (int factor : above) {
      result = tape.apply(Operation.MULTIPLY, result, factor);
    }
    for (int divisor : below) {
      result = tape.apply(Operation.DIVIDE, result, divisor);
    }
    return result;
  }

  private static boolean isBelow(Expr factor) {
    return factor instanceof Power p && p.exponent() instanceof Num n && n.value().signum() < 0;
  }

  private void hyperbolicQuotient() {
    for (int k = 0; k < factors.size(); k++) {
      if (SumForm.isCall(factors.get(k), Builtin.SINH)) {
        Expr u = ((Apply) factors.get(k)).argument();
        Expr below = Expr.pow(Expr.apply(Builtin.COSH.spelling(), u), -1);
        if (factors.remove(below)) {
          factors.set(factors.indexOf(Expr.apply(Builtin.SINH.spelling(), u)), Expr.apply(Builtin.TANH.spelling(), u));
          return;
        }
      }
    }
  }

  /** The quotient exp(a)/(c + k exp(b))^n with positive numbers c, k, n, if the product has one; its factors are taken out. */
  private Optional<Integer> exponentialQuotient() {
    Optional<Expr> exponential = factors.stream().filter(f -> SumForm.isCall(f, Builtin.EXP)).findFirst();
    if (exponential.isEmpty()) {
      return Optional.empty();
    }
    Expr a = ((Apply) exponential.get()).argument();
    for (Expr factor : factors) {
      Optional<Saturating> sum = isBelow(factor) ? Saturating.of(((Power) factor).base()) : Optional.empty();
      if (sum.isPresent()) {
        factors.remove(exponential.get());
        factors.remove(factor);
        return Optional.of(quotient(a, sum.get(), ((Num) ((Power) factor).exponent()).value().negate()));
      }
    }
    return Optional.empty();
  }

  private int quotient(Expr a, Saturating s, Rational n) {
    Expr flipped = Expr.pow(Expr.add(s.k(), Expr.mul(s.c(), exp(Expr.neg(s.b())))), Expr.num(n));
    Expr rest = Expr.sub(a, Expr.mul(Expr.num(n), s.b()));
    if (rest.isZero()) {
      return tape.apply(Operation.DIVIDE, tape.constant(1), lowering.of(flipped));
    }
    Expr written = Expr.pow(Expr.add(s.c(), Expr.mul(s.k(), exp(s.b()))), Expr.num(n));
    int negative = tape.apply(Operation.DIVIDE, lowering.of(exp(a)), lowering.of(written));
    int positive = tape.apply(Operation.DIVIDE, lowering.of(exp(rest)), lowering.of(flipped));
    return tape.apply(Operation.LESS, lowering.of(s.b()), tape.constant(0), negative, positive);
  }

  private static Expr exp(Expr u) {
    return Expr.apply(Builtin.EXP.spelling(), u);
  }
}

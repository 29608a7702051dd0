package org.saddlepoint.simulate;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Num;
import org.saddlepoint.expr.Power;
import org.saddlepoint.expr.Product;
import org.saddlepoint.expr.Sum;
import org.saddlepoint.expr.Symbol;
import org.saddlepoint.model.Field;

/**
 * Recognises multiplicative dynamics x' = x·F: such a field never changes sign, and is integrated as (ln x)' = F, which keeps it
 * positive however long the step. It applies where the field starts positive or starts where the program chooses.
 */
final class PositiveField {
  private static final double SMALLEST = 1e-12;

  private PositiveField() {}

  /**
   * F, if the field's equation is x' = x·F and its initial value is positive or not given.
   *
   * @param number evaluates a formula of parameters
   */
  static Optional<Expr> relativeRate(Field field, Expr rightHandSide, ToDoubleFunction<Expr> number) {
    boolean positive = field.initial().map(law -> Sampler.of(law, number)).map(PositiveField::positive).orElse(true);
    if (field.order() != 1 || !positive) {
      return Optional.empty();
    }
    Symbol x = new Symbol(field.name());
    List<Expr> terms = rightHandSide instanceof Sum s ? s.terms() : List.of(rightHandSide);
    boolean divisible = terms.stream().allMatch(t -> hasFactor(t, x));
    // x' = -x is linear decay; only a relative rate that varies makes the dynamics multiplicative.
    Expr relative = divisible ? Expr.add(terms.stream().map(t -> Expr.div(t, x)).toList()) : Expr.ZERO;
    return relative.freeSymbols().isEmpty() ? Optional.empty() : Optional.of(relative);
  }

  private static boolean hasFactor(Expr term, Symbol x) {
    List<Expr> factors = term instanceof Product p ? p.factors() : List.of(term);
    return factors.stream().anyMatch(f -> f.equals(x) || f instanceof Power p && p.base().equals(x) && p.exponent() instanceof Num n && n.value().compareTo(org.saddlepoint.expr.Rational.ONE) >= 0);
  }

  /** Whether the whole distribution is positive, judged by its smallest quantile. */
  private static boolean positive(Sampler law) {
    return law.at(SMALLEST) > 0 && law.at(1 - SMALLEST) > 0;
  }
}

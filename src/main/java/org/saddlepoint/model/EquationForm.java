package org.saddlepoint.model;

import java.util.List;
import java.util.Optional;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.RealDomain;
import org.saddlepoint.expr.Steps;
import org.saddlepoint.expr.Sum;
import org.saddlepoint.expr.Syntax;

/** Solves an equation exactly for its unknown, in which it must be linear with a coefficient free of everything that varies in time. */
final class EquationForm {
  private final Reading reading;
  private final FieldDraft draft;
  private final Inputs difference;
  private final SiteSamples samples;

  /** @param difference right-hand side minus left-hand side */
  EquationForm(Reading reading, FieldDraft draft, Expr difference, SiteSamples samples) {
    this.samples = samples;
    this.reading = reading;
    this.draft = draft;
    this.difference = Inputs.hidden(difference);
  }

  /** Whether the unknown occurs outside of sums. */
  boolean contains(String unknown) {
    return difference.local().contains(unknown);
  }

  /** The unknown in terms of the rest, empty if the equation is not linear in it with a constant coefficient. */
  Optional<Expr> solved(String unknown) {
    Expr coefficient = difference.local().derivative(unknown);
    if (!constant(coefficient) || Steps.by(difference.local(), unknown::equals)) {
      return Optional.empty();
    }
    demandNonZero(coefficient, unknown);
    Expr rest = difference.local().substitute(unknown, Expr.ZERO);
    Expr factor = Expr.neg(Expr.pow(coefficient, -1));
    List<Expr> terms = rest instanceof Sum sum ? sum.terms() : List.of(rest);
    Expr solved = coefficient.isOne() || coefficient.equals(Expr.MINUS_ONE) || terms.size() > 1 ? Expr.add(terms.stream().map(t -> Expr.mul(factor, t)).toList()) : Expr.mul(factor, rest);
    return Optional.of(difference.shown(solved));
  }

  private boolean constant(Expr e) {
    return e.freeSymbols().stream().allMatch(s -> reading.names().is(s, Names.Kind.PARAMETER) || reading.names().is(s, Names.Kind.SITE_PARAMETER));
  }

  private void demandNonZero(Expr coefficient, String unknown) {
    Optional<String> zero =
        reading.values().defined(coefficient)
            ? new RealDomain(samples.ranges(), List.of()).violation(reading.values().in(coefficient), RealDomain.Demand.NOT_ZERO)
            : Optional.of(RealDomain.EVERYWHERE);
    zero.ifPresent(place -> {
      String where = place.equals(RealDomain.EVERYWHERE) ? "the values of the parameters" : place;
      throw draft.text().error(token(unknown), "the coefficient of " + unknown + " vanishes at " + where, "divide the equation by something that is never 0");
    });
  }

  /** The error for an equation that is not linear in its highest derivative. */
  InputException notLinear(String unknown) {
    Expr coefficient = difference.local().derivative(unknown);
    return coefficient.contains(unknown) || Steps.by(difference.local(), unknown::equals)
        ? draft.text().error(token(unknown), "the equation is not linear in " + unknown, "write it as " + unknown + " = …")
        : draft.text().error(token(unknown), unknown + " is multiplied by something that varies in time", "divide by it, so that " + unknown + " stands alone");
  }

  /** Where the unknown stands last in the equation. */
  private int token(String unknown) {
    int at = draft.equation().start();
    for (Syntax.Name name : FieldDraft.names(draft.equation())) {
      boolean next = !name.labels().isEmpty() && TimeIndex.shift(name, draft.text()) == 1;
      if ((name.name() + (next ? EquationScope.NEXT : "'".repeat(name.primes()))).equals(unknown)) {
        at = name.start();
      }
    }
    return at;
  }

  /** 0 = F for a fixed point, the sign chosen so that F decreases in the unknown: x' = F would relax to it. */
  Expr implicit(String unknown) {
    Slope slope = slope(unknown);
    return switch (slope) {
      case FALLING -> difference.shown(difference.local());
      case RISING -> difference.shown(Expr.neg(difference.local()));
      case FLAT -> throw draft.text().error(draft.equation(), "the equation of " + unknown + " has no local term in " + unknown, "write 0 = -f(" + unknown + ") + … with an increasing f");
      case MIXED -> throw draft.text().error(draft.equation(), "the local part of the equation rises and falls in " + unknown, "write 0 = -f(" + unknown + ") + … with a monotone f");
    };
  }

  private Slope slope(String unknown) {
    try {
      return Slope.of(reading.values().in(difference.local()), unknown);
    } catch (ArithmeticException pole) {
      // The check of domains says where, once all equations have been read.
      return Slope.FALLING;
    }
  }
}

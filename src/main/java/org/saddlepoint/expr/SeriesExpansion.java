package org.saddlepoint.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Expands a tree in powers of one symbol about 0, over one field of coefficients, with a fixed number of known powers. */
final class SeriesExpansion<T> {
  /** The expansion needs a constant that the field does not have. */
  static final class OutsideField extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutsideField() {
      super("a constant outside the field", null, false, false);
    }
  }

  /** A divisor has no nonzero coefficient among those known. */
  static final class TooFewTerms extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooFewTerms() {
      super("too few terms", null, false, false);
    }
  }

  private final Coefficients<T> field;
  private final String variable;
  private final int end;

  SeriesExpansion(Coefficients<T> field, String variable, int end) {
    this.field = field;
    this.variable = variable;
    this.end = end;
  }

  TruncatedSeries<T> of(Expr e) {
    if (!e.contains(variable)) {
      return TruncatedSeries.constant(field, number(e), end);
    }
    if (e instanceof Symbol) {
      return TruncatedSeries.constant(field, field.one(), end - 1).shifted(1);
    }
    if (e instanceof Sum s) {
      return s.terms().stream().map(this::of).reduce(TruncatedSeries::plus).orElseThrow();
    }
    if (e instanceof Product p) {
      return p.factors().stream().map(this::of).reduce(TruncatedSeries::times).orElseThrow();
    }
    if (e instanceof Power p) {
      return power(p);
    }
    if (e instanceof Conditional c) {
      return conditional(c);
    }
    if (e instanceof Apply a) {
      Optional<Builtin> builtin = a.builtin();
      if (builtin.isPresent() && builtin.get().variadic()) {
        return extremum(a, builtin.get() == Builtin.MAX);
      }
      TruncatedSeries<T> argument = a.arguments().size() == 1 ? of(a.argument()) : TruncatedSeries.constant(field, field.zero(), end);
      return builtin.isPresent() ? new ElementarySeries<>(field, this::number).apply(builtin.get(), a, argument) : opaque(a, argument);
    }
    throw new NotAnalyticException("the operator in " + e + " is not expanded in powers of " + variable);
  }

  private T number(Expr constant) {
    return field.of(constant).orElseThrow(OutsideField::new);
  }

  private TruncatedSeries<T> power(Power p) {
    if (!(p.exponent() instanceof Num n)) {
      // base^exponent = exp(exponent log base) for a positive base.
      return of(Expr.apply("exp", Expr.mul(p.exponent(), Expr.apply("log", p.base()))));
    }
    TruncatedSeries<T> base = of(p.base());
    Rational exponent = n.value();
    if (base.isZero()) {
      if (exponent.isInteger() && exponent.signum() > 0) {
        return TruncatedSeries.constant(field, field.zero(), end);
      }
      throw new TooFewTerms();
    }
    Rational lowest = exponent.times(Rational.of(base.start()));
    if (!exponent.isInteger()) {
      requireSmooth(p, base, lowest);
    }
    if (!lowest.isSmallInteger()) {
      throw new ExpressionLimitException("a power with the exponent " + exponent);
    }
    Expr lead = Expr.pow(field.toExpr(base.at(base.start())), Expr.num(exponent));
    return base.power(exponent, number(lead), lowest.intValue());
  }

  /** (c x^s)^r is smooth across 0 only if s is even and s·r is an even integer, and real only if c is positive. */
  private void requireSmooth(Power p, TruncatedSeries<T> base, Rational lowest) {
    boolean even = lowest.isSmallInteger() && lowest.intValue() % 2 == 0 && base.start() % 2 == 0;
    if (!even) {
      throw new NotAnalyticException(p + " has no power series where " + p.base() + " vanishes");
    }
    if (signOf(base, p.base()) < 0) {
      throw new NotAnalyticException(p + " is not real where it is expanded");
    }
  }

  private int signOf(TruncatedSeries<T> series, Expr what) {
    return field.sign(series.at(series.start())).orElseThrow(() -> new NotAnalyticException("the sign of " + what + " depends on its parameters"));
  }

  /** The sign of a series on both sides of 0; refused with the sentence if it changes there. */
  private int sideSign(TruncatedSeries<T> series, Expr what, Supplier<String> sentence) {
    if (series.isZero()) {
      return 0;
    }
    if (series.start() % 2 != 0) {
      throw new NotAnalyticException(sentence.get());
    }
    return signOf(series, what);
  }

  private TruncatedSeries<T> conditional(Conditional c) {
    Expr difference = Expr.sub(c.left(), c.right());
    TruncatedSeries<T> series = of(difference);
    if (!series.isZero() && (c.relation() == Relation.EQUAL || c.relation() == Relation.NOT_EQUAL)) {
      // Equality holds at most at the point itself, which a power series does not see.
      return of(c.relation() == Relation.EQUAL ? c.otherwise() : c.then());
    }
    int sign = sideSign(series, difference, () -> c + " changes branch where it is expanded");
    return of(c.relation().holds(sign, 0) ? c.then() : c.otherwise());
  }

  private TruncatedSeries<T> extremum(Apply a, boolean max) {
    Expr chosen = a.arguments().get(0);
    for (Expr next : a.arguments().subList(1, a.arguments().size())) {
      Expr difference = Expr.sub(next, chosen);
      int sign = sideSign(of(difference), difference, () -> a + " has a kink where it is expanded");
      chosen = (max ? sign > 0 : sign < 0) ? next : chosen;
    }
    return of(chosen);
  }

  /** f(a + u) = Σ f⁽ᵏ⁾(a) uᵏ/k! for a function of the model. */
  private TruncatedSeries<T> opaque(Apply a, TruncatedSeries<T> argument) {
    if (a.arguments().size() != 1 || argument.start() < 0) {
      throw new NotAnalyticException(a + " is not expanded in powers of " + variable);
    }
    T at = argument.isZero() ? field.zero() : argument.at(0);
    TruncatedSeries<T> u = argument.minus(TruncatedSeries.constant(field, at, argument.end()));
    TruncatedSeries<T> power = TruncatedSeries.constant(field, field.one(), end);
    TruncatedSeries<T> sum = TruncatedSeries.constant(field, field.zero(), end);
    for (int k = 0; k < end; k++) {
      List<Integer> orders = new ArrayList<>(List.of(a.orders().get(0) + k));
      sum = sum.plus(power.scaled(number(Apply.of(a.function(), orders, List.of(field.toExpr(at))))));
      power = power.times(u).scaled(field.of(Rational.of(1, k + 1)));
      if (power.isZero()) {
        break;
      }
    }
    return sum;
  }
}

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

  /** Part of the expression grows like an exponential function of a negative power. */
  static final class ExponentiallyLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExponentiallyLarge() {
      super("exponentially large", null, false, false);
    }
  }

  private final Coefficients<T> field;
  private final String variable;
  private final int end;
  private final boolean oneSided;

  /** @param oneSided whether the symbol is positive: then |x| = x, and tanh, exp, … have limits where their arguments are infinite */
  SeriesExpansion(Coefficients<T> field, String variable, int end, boolean oneSided) {
    this.field = field;
    this.variable = variable;
    this.end = end;
    this.oneSided = oneSided;
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
      if (oneSided && a.isBuiltin(Builtin.LOG)) {
        return logarithm(a);
      }
      TruncatedSeries<T> argument = a.arguments().size() == 1 ? of(a.argument()) : TruncatedSeries.constant(field, field.zero(), end);
      return builtin.isPresent() ? new ElementarySeries<>(field, this::number, oneSided).apply(builtin.get(), a, argument) : opaque(a, argument);
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
    Rational exponent = n.value();
    TruncatedSeries<T> base;
    try {
      base = of(p.base());
    } catch (ExponentiallyLarge e) {
      if (exponent.signum() > 0) {
        throw e;
      }
      return TruncatedSeries.constant(field, field.zero(), end);
    }
    if (base.isZero()) {
      if ((exponent.isInteger() || oneSided) && exponent.signum() > 0) {
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
    boolean even = lowest.isSmallInteger() && (oneSided || lowest.intValue() % 2 == 0 && base.start() % 2 == 0);
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
    if (series.start() % 2 != 0 && !oneSided) {
      throw new NotAnalyticException(sentence.get());
    }
    return signOf(series, what);
  }

  /** log(c + k exp(b)) is b + log k up to exponentially small terms where b grows. */
  private TruncatedSeries<T> logarithm(Apply a) {
    Expr argument = a.argument();
    if (argument instanceof Apply c && c.isBuiltin(Builtin.COSH)) {
      argument = Expr.mul(Expr.HALF, Expr.add(Expr.apply("exp", c.argument()), Expr.apply("exp", Expr.neg(c.argument()))));
    }
    List<Expr> large = new ArrayList<>();
    for (Expr term : argument instanceof Sum s ? s.terms() : List.of(argument)) {
      try {
        of(term);
      } catch (ExponentiallyLarge e) {
        large.add(term);
      }
    }
    if (large.isEmpty()) {
      return new ElementarySeries<>(field, this::number, true).apply(Builtin.LOG, a, of(argument));
    }
    Expr only = large.get(0);
    Expr exponential = only instanceof Product p ? p.withoutCoefficient() : only;
    Rational coefficient = only instanceof Product p ? p.coefficient() : Rational.ONE;
    if (large.size() > 1 || !(exponential instanceof Apply e) || !e.isBuiltin(Builtin.EXP) || coefficient.signum() < 0) {
      throw new ExponentiallyLarge();
    }
    return of(Expr.add(e.argument(), Expr.apply("log", Expr.num(coefficient))));
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

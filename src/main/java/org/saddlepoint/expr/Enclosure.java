package org.saddlepoint.expr;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * An interval that contains every value of an expression while its symbols range over intervals. Symbols without a range, opaque
 * functions, kernels and binders range over all reals. Parts where the formula is not real contribute nothing.
 */
public final class Enclosure {
  private final Map<String, Interval> ranges;

  private Enclosure(Map<String, Interval> ranges) {
    this.ranges = ranges;
  }

  public static Interval of(Expr e, Map<String, Interval> ranges) {
    return new Enclosure(ranges).value(e);
  }

  private Interval value(Expr e) {
    if (e instanceof Num n) {
      return Interval.point(n.value().doubleValue());
    }
    if (e instanceof Constant c) {
      return c.equals(Expr.PI) ? Interval.point(Math.PI) : Interval.REALS;
    }
    if (e instanceof Symbol s) {
      return ranges.getOrDefault(s.name(), Interval.REALS);
    }
    if (e instanceof Sum s) {
      return s.terms().stream().map(this::value).reduce(Interval::plus).orElseThrow();
    }
    if (e instanceof Product p) {
      return p.factors().stream().map(this::value).reduce(Interval::times).orElseThrow();
    }
    if (e instanceof Power p) {
      return power(value(p.base()), p.exponent());
    }
    if (e instanceof Conditional c) {
      return value(c.then()).hull(value(c.otherwise()));
    }
    if (e instanceof Apply a && a.builtin().isPresent()) {
      return function(a.builtin().get(), a.arguments().stream().map(this::value).toList());
    }
    return Interval.REALS;
  }

  private Interval power(Interval base, Expr exponent) {
    Interval range = value(exponent);
    if (!range.isPoint()) {
      return base.isPositive() ? Interval.POSITIVE : base.isNonNegative() ? Interval.NON_NEGATIVE : Interval.REALS;
    }
    double p = range.low();
    if (p < 0) {
      return constantPower(base, -p).reciprocal();
    }
    return constantPower(base, p);
  }

  private static Interval constantPower(Interval base, double p) {
    boolean integer = p == Math.rint(p);
    if (integer && p % 2 != 0) {
      return base.increasing(x -> Math.pow(x, p));
    }
    if (integer) {
      return base.abs().increasing(x -> Math.pow(x, p));
    }
    Interval real = base.intersection(Interval.NON_NEGATIVE);
    return real.isEmpty() ? Interval.NON_NEGATIVE : real.increasing(x -> Math.pow(x, p));
  }

  private static Interval function(Builtin builtin, List<Interval> arguments) {
    Interval x = arguments.get(0);
    return switch (builtin) {
      case EXP -> open(x, Math::exp, 0, Double.POSITIVE_INFINITY);
      case LOG -> {
        Interval positive = x.intersection(Interval.POSITIVE);
        yield positive.isEmpty() ? Interval.REALS : positive.increasing(Math::log);
      }
      case SQRT -> constantPower(x, 0.5);
      case ABS -> x.abs();
      case SIGN -> Interval.closed(x.isPositive() ? 1 : x.isNonNegative() ? 0 : -1, x.negate().isPositive() ? -1 : x.high() <= 0 ? 0 : 1);
      case MIN -> arguments.stream().reduce((a, b) -> extremum(a.negate(), b.negate()).negate()).orElseThrow();
      case MAX -> arguments.stream().reduce(Enclosure::extremum).orElseThrow();
      case SIN, COS -> Interval.closed(-1, 1);
      case TAN -> x.low() > -Math.PI / 2 && x.high() < Math.PI / 2 ? x.increasing(Math::tan) : Interval.REALS;
      case ATAN -> open(x, Math::atan, -Math.PI / 2, Math.PI / 2);
      case SINH -> x.increasing(Math::sinh);
      case COSH -> x.abs().increasing(Math::cosh);
      case TANH -> open(x, Math::tanh, -1, 1);
      case ERF -> open(x, ErrorFunction::erf, -1, 1);
      case ERFC -> open(x.negate(), y -> ErrorFunction.erfc(-y), 0, 2);
    };
  }

  private static Interval extremum(Interval a, Interval b) {
    boolean first = a.low() > b.low() || a.low() == b.low() && !a.lowIncluded();
    boolean top = a.high() > b.high() || a.high() == b.high() && a.highIncluded();
    return new Interval(first ? a.low() : b.low(), first ? a.lowIncluded() : b.lowIncluded(), top ? a.high() : b.high(), top ? a.highIncluded() : b.highIncluded());
  }

  /** An increasing function whose limits are not attained, although rounding attains them. */
  private static Interval open(Interval x, DoubleUnaryOperator f, double bottom, double top) {
    double low = f.applyAsDouble(x.low());
    double high = f.applyAsDouble(x.high());
    return new Interval(low, x.lowIncluded() && low > bottom, high, x.highIncluded() && high < top);
  }
}

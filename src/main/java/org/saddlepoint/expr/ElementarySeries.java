package org.saddlepoint.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The elementary functions of a power series, each from the differential equation that it satisfies: an n² recurrence with exact
 * coefficients, and the value at the constant term.
 */
final class ElementarySeries<T> {
  private final Coefficients<T> field;
  private final Function<Expr, T> constant;
  private final boolean oneSided;

  ElementarySeries(Coefficients<T> field, Function<Expr, T> constant, boolean oneSided) {
    this.field = field;
    this.constant = constant;
    this.oneSided = oneSided;
  }

  TruncatedSeries<T> apply(Builtin function, Apply node, TruncatedSeries<T> u) {
    if (u.start() < 0 && oneSided && function != Builtin.ABS && function != Builtin.SIGN) {
      return atInfinity(function, node, u);
    }
    if (u.start() < 0 && function != Builtin.ABS && function != Builtin.SIGN) {
      throw new NotAnalyticException(node + " has no power series: its argument has a pole there");
    }
    return switch (function) {
      case EXP -> exp(u);
      case LOG -> log(u, node);
      case ABS -> sign(u, node).times(u);
      case SIGN -> sign(u, node);
      case SIN -> circular(u, -1).get(0);
      case COS -> circular(u, -1).get(1);
      case SINH -> circular(u, 1).get(0);
      case COSH -> circular(u, 1).get(1);
      case TAN -> riccati(u, node, Rational.ONE);
      case TANH -> riccati(u, node, Rational.MINUS_ONE);
      case ATAN -> primitive(u, node, one(u).plus(u.times(u)).reciprocal());
      case ERF -> primitive(u, node, gaussian(u, 2));
      case ERFC -> primitive(u, node, gaussian(u, -2));
      case SQRT, MIN, MAX -> throw new IllegalStateException(function + " is not an elementary series");
    };
  }

  /** The function of an infinite argument, without exponentially small terms. */
  private TruncatedSeries<T> atInfinity(Builtin function, Apply node, TruncatedSeries<T> u) {
    int sign = field.sign(u.at(u.start())).orElseThrow(() -> new NotAnalyticException("the sign of " + node.argument() + " depends on its parameters"));
    int end = u.end() - 2 * u.start();
    return switch (function) {
      case TANH, ERF -> number(Rational.of(sign), end);
      case ERFC -> number(Rational.of(1 - sign), end);
      case EXP -> {
        if (sign > 0) {
          throw new SeriesExpansion.ExponentiallyLarge();
        }
        yield number(Rational.ZERO, end);
      }
      case SINH, COSH -> throw new SeriesExpansion.ExponentiallyLarge();
      case ATAN -> {
        TruncatedSeries<T> right = TruncatedSeries.constant(field, constant.apply(Expr.mul(Expr.num(sign, 2), Expr.PI)), end);
        yield right.minus(apply(Builtin.ATAN, node, u.reciprocal()));
      }
      default -> throw new NotAnalyticException(node + " has no expansion where its argument is infinite");
    };
  }

  private TruncatedSeries<T> number(Rational value, int end) {
    return TruncatedSeries.constant(field, field.of(value), end);
  }

  private TruncatedSeries<T> one(TruncatedSeries<T> u) {
    return TruncatedSeries.constant(field, field.one(), u.end());
  }

  private T value(String function, TruncatedSeries<T> u) {
    return constant.apply(Expr.apply(function, field.toExpr(u.at(0))));
  }

  /** b' = u' b: n b_n = Σ k u_k b_(n−k). */
  private TruncatedSeries<T> exp(TruncatedSeries<T> u) {
    if (u.end() <= 0) {
      return u;
    }
    List<T> slopes = slopes(u);
    List<T> b = new ArrayList<>();
    b.add(value("exp", u));
    for (int n = 1; n < u.end(); n++) {
      b.add(convolution(slopes, b, n));
    }
    return new TruncatedSeries<>(field, 0, b);
  }

  /** 0, u_1, 2 u_2, … */
  private List<T> slopes(TruncatedSeries<T> u) {
    List<T> slopes = new ArrayList<>();
    for (int k = 0; k < u.end(); k++) {
      slopes.add(field.times(Rational.of(k), u.at(k)));
    }
    return slopes;
  }

  /** Σ_{k=1}^{n} (k/n) u_k b_(n−k), @param slopes k u_k */
  private T convolution(List<T> slopes, List<T> b, int n) {
    return field.times(Rational.of(1, n), field.convolution(slopes, b, n));
  }

  private TruncatedSeries<T> log(TruncatedSeries<T> u, Apply node) {
    if (u.isZero()) {
      throw new SeriesExpansion.TooFewTerms();
    }
    if (u.start() != 0) {
      throw new NotAnalyticException(node + " has no power series where its argument vanishes");
    }
    if (field.sign(u.at(0)).filter(s -> s < 0).isPresent()) {
      throw new NotAnalyticException(node + " is not real where it is expanded");
    }
    return u.derivative().times(u.reciprocal()).integral(value("log", u));
  }

  /** The sign of u as a constant, if u keeps it on both sides. */
  private TruncatedSeries<T> sign(TruncatedSeries<T> u, Apply node) {
    if (u.isZero()) {
      throw new SeriesExpansion.TooFewTerms();
    }
    if (u.start() % 2 != 0 && !oneSided) {
      throw new NotAnalyticException(node + " has a kink where " + node.argument() + " vanishes");
    }
    int sign = field.sign(u.at(u.start())).orElseThrow(() -> new NotAnalyticException("the sign of " + node.argument() + " depends on its parameters"));
    return number(Rational.of(sign), Math.max(u.end(), u.end() - u.start()));
  }

  /** Sine and cosine (kind −1) or their hyperbolic sisters (kind +1): s' = u' c, c' = kind · u' s. */
  private List<TruncatedSeries<T>> circular(TruncatedSeries<T> u, int kind) {
    if (u.end() <= 0) {
      return List.of(u, u);
    }
    List<T> slopes = slopes(u);
    List<T> s = new ArrayList<>(List.of(value(kind < 0 ? "sin" : "sinh", u)));
    List<T> c = new ArrayList<>(List.of(value(kind < 0 ? "cos" : "cosh", u)));
    for (int n = 1; n < u.end(); n++) {
      T nextSine = convolution(slopes, c, n);
      c.add(field.times(Rational.of(kind), convolution(slopes, s, n)));
      s.add(nextSine);
    }
    return List.of(new TruncatedSeries<>(field, 0, s), new TruncatedSeries<>(field, 0, c));
  }

  /** t' = u' (1 + kind · t²): tan for kind +1, tanh for kind −1. */
  private TruncatedSeries<T> riccati(TruncatedSeries<T> u, Apply node, Rational kind) {
    if (u.end() <= 0) {
      return u;
    }
    List<T> t = new ArrayList<>(List.of(value(node.function(), u)));
    List<T> slopes = slopes(u);
    List<T> slope = new ArrayList<>();
    for (int n = 0; n + 1 < u.end(); n++) {
      T next = field.times(kind, field.convolution(t, t, n));
      slope.add(n == 0 ? field.plus(field.one(), next) : next);
      t.add(convolution(slopes, slope, n + 1));
    }
    return new TruncatedSeries<>(field, 0, t);
  }

  private TruncatedSeries<T> primitive(TruncatedSeries<T> u, Apply node, TruncatedSeries<T> derivativeAtU) {
    if (u.end() <= 0) {
      return u;
    }
    return derivativeAtU.times(u.derivative()).integral(value(node.function(), u));
  }

  private TruncatedSeries<T> gaussian(TruncatedSeries<T> u, long factor) {
    T scale = constant.apply(Expr.mul(Expr.num(factor), Expr.pow(Expr.PI, Expr.num(-1, 2))));
    return exp(u.times(u).scaled(field.of(Rational.MINUS_ONE))).scaled(scale);
  }
}

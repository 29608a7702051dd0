package org.saddlepoint.solve;

import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Persistence;

/**
 * How long couplings last, as it multiplies a correlation: ρ(τ) O(τ). The kink that ρ has at τ = 0 is taken out as exp(−k|τ|), whose
 * spectrum is known at every frequency.
 *
 * @param kind    what ρ is
 * @param rate    k = −ρ'(0+), zero if ρ is smooth there
 * @param formula ρ in tau if it is a formula
 */
record Memory(Kind kind, double rate, Expr formula) {
  /** Forms of ρ. */
  enum Kind {
    /** ρ = 1. */
    FOREVER,
    /** ρ = δ(τ); in discrete time 1 at lag zero. */
    INSTANT,
    /** ρ = exp(−k|τ|). */
    EXPONENTIAL,
    /** Any other. */
    FORMULA
  }

  /** Couplings that do not change. */
  static final Memory FOREVER = new Memory(Kind.FOREVER, 0, Expr.ZERO);

  private static final double STEP = 1e-6;
  /** A slope below this is the error of the difference quotient. */
  private static final double SMOOTH = 1e-4;
  private static final double[] FAR = {1e5, 2.3e5, 7.1e5, 1e6};

  static Memory of(Persistence persistence, ModelNumbers numbers) {
    if (persistence instanceof Persistence.Quenched) {
      return FOREVER;
    }
    if (persistence instanceof Persistence.White) {
      return new Memory(Kind.INSTANT, 0, Expr.ZERO);
    }
    if (persistence instanceof Persistence.Exponential e) {
      return new Memory(Kind.EXPONENTIAL, 1 / numbers.value(e.time()), Expr.ZERO);
    }
    Expr formula = numbers.inNumbers(((Persistence.Formula) persistence).autocovariance());
    double rate = (3 - 4 * value(formula, STEP) + value(formula, 2 * STEP)) / (2 * STEP);
    return new Memory(Kind.FORMULA, rate > SMOOTH ? rate : 0, formula);
  }

  private static double value(Expr formula, double tau) {
    return Evaluation.real(formula, "tau", tau);
  }

  boolean lasts() {
    return kind == Kind.FOREVER;
  }

  /** Whether couplings far apart in time are independent. */
  boolean fades() {
    boolean gone = true;
    for (double tau : FAR) {
      gone &= kind != Kind.FORMULA || Math.abs(value(formula, tau)) < 1e-6;
    }
    return gone && !lasts();
  }

  /** ρ(τ) on a grid of this step, where δ(τ) is 1/step at lag zero. */
  double at(double tau, double step) {
    return switch (kind) {
      case FOREVER -> 1;
      case INSTANT -> tau == 0 ? 1 / step : 0;
      case EXPONENTIAL -> Math.exp(-rate * Math.abs(tau));
      case FORMULA -> value(formula, tau);
    };
  }

  /** Whether ρ has a part that no grid resolves. */
  boolean hasKink() {
    return kind == Kind.INSTANT || rate > 0;
  }

  /** The spectrum of that part, ∫dτ exp(−iωτ) exp(−k|τ|) or 1. */
  double kinkSpectrum(double omega) {
    return kind == Kind.INSTANT ? 1 : rate > 0 ? 2 * rate / (rate * rate + omega * omega) : 0;
  }
}

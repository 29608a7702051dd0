package org.saddlepoint.activation;

import java.util.Optional;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.NotAnalyticException;
import org.saddlepoint.expr.OneSidedSeries;
import org.saddlepoint.expr.Rational;

/**
 * The behaviour φ(x) ≈ coefficient · |x|^power for x → +∞ or −∞.
 *
 * @param kind which of the cases holds
 * @param power the exponent; 0 for a finite limit and where there is no power law
 * @param coefficient the coefficient or limit; 0 where there is no power law
 */
public record Growth(Kind kind, Rational power, Expr coefficient) {
  /** How a function behaves at an end of the axis. */
  public enum Kind {
    /** Tends to zero faster than every power. */
    VANISHES_FAST,
    /** Tends to zero, a finite limit or infinity like a power. */
    POWER,
    /** Grows faster than every power. */
    EXPLOSIVE,
    /** Has no expansion in powers (oscillates, grows like a logarithm). */
    UNKNOWN
  }

  private static final int ORDER = 4;

  /** The growth at +∞ or −∞, exact. */
  public static Growth of(Expr formula, boolean positive) {
    try {
      OneSidedSeries series = OneSidedSeries.atInfinity(formula, Activation.X, positive, ORDER);
      Optional<Rational> exponent = series.leadingExponent();
      return exponent.isEmpty()
          ? new Growth(Kind.VANISHES_FAST, Rational.ZERO, Expr.ZERO)
          : new Growth(Kind.POWER, exponent.get().negate(), series.leadingCoefficient());
    } catch (NotAnalyticException none) {
      return new Growth(explosive(formula, positive) ? Kind.EXPLOSIVE : Kind.UNKNOWN, Rational.ZERO, Expr.ZERO);
    }
  }

  /** Whether the slope of log |φ| against log |x| keeps increasing until overflow. */
  private static boolean explosive(Expr formula, boolean positive) {
    double previous = 0;
    for (double x = 8; x <= 128; x *= 2) {
      double here = Math.log(Math.abs(Evaluation.real(formula, Activation.X, positive ? x : -x)));
      double slope = (here - Math.log(Math.abs(Evaluation.real(formula, Activation.X, positive ? x / 2 : -x / 2)))) / Math.log(2);
      if (!(slope > 1.5 * previous) && !Double.isInfinite(here)) {
        return false;
      }
      previous = slope;
    }
    return true;
  }

  /**
   * The residual slope s of φ ≈ s·|x|: what decides whether a network with this activation can run away. 0 for slower growth, ±∞ for
   * faster, NaN if unknown.
   */
  public double residualSlope() {
    return switch (kind) {
      case VANISHES_FAST -> 0;
      case EXPLOSIVE -> Double.POSITIVE_INFINITY;
      case UNKNOWN -> Double.NaN;
      case POWER -> {
        int order = power.compareTo(Rational.ONE);
        double size = Evaluation.real(coefficient);
        yield order < 0 ? 0 : order == 0 ? size : Math.copySign(Double.POSITIVE_INFINITY, size);
      }
    };
  }

  /** Whether φ stays bounded. */
  public boolean bounded() {
    return kind == Kind.VANISHES_FAST || kind == Kind.POWER && power.signum() <= 0;
  }

  /** The behaviour in words: {@code 1}, {@code x/6}, {@code exponential}. */
  public String words() {
    return switch (kind) {
      case VANISHES_FAST -> "0, faster than every power";
      case EXPLOSIVE -> "faster than every power";
      case UNKNOWN -> "no power law";
      case POWER -> Expr.mul(coefficient, Expr.pow(Expr.apply("abs", Expr.sym(Activation.X)), Expr.num(power))).toString();
    };
  }
}

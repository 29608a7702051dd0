package org.saddlepoint.solve;

import org.saddlepoint.numeric.GaussLegendre;
import org.saddlepoint.numeric.NumericalFailure;
import org.saddlepoint.numeric.PiecewiseChebyshev;

/**
 * The motion C(τ) from rest at C(0) to C(∞) along b C'' = U'(C), U(C(0)) = U(C(∞)), by inverting τ = ∫ dC/√(2ΔU/b): near the maximum in
 * s = √(C(0) − C), in which the integrand is smooth, and below it in y = ln(C − C(∞)), in which it tends to a constant. Integrating the
 * equation of second order instead is unstable at long lags.
 */
final class PotentialMotion {
  /** Share of C(0) − C(∞) at which the variable changes. */
  private static final double SWITCH = 0.5;

  private static final GaussLegendre RULE = new GaussLegendre(16);
  private static final double TOLERANCE = 1e-14;
  private static final double ROUNDING = 1e-15;
  private static final int MOST_PANELS = 64;
  private static final int MOST_STEPS = 30;
  private static final double EXACT = 4e-16;
  private static final double NEARLY = 0.03;

  private final Potential potential;
  private final double bottom;
  private final double b;
  private final double top;
  private final double force;
  private final PiecewiseChebyshev early;
  private final PiecewiseChebyshev earlyTime;
  private final PiecewiseChebyshev late;
  private final PiecewiseChebyshev lateTime;
  private final double changed;
  private final double lowest;
  private final double finest;
  private final int panels;

  /**
   * @param bottom  C(∞)
   * @param decades logarithm of the factor by which C − C(∞) falls in what is to be known
   * @param error   relative error that is small enough; 0 for what rounding allows
   */
  PotentialMotion(Potential potential, double bottom, double b, double decades, double error) {
    this.finest = Math.max(TOLERANCE, error);
    this.potential = potential;
    this.bottom = bottom;
    this.b = b;
    this.top = potential.variance();
    double span = top - bottom;
    double edge = Math.sqrt((1 - SWITCH) * span);
    double high = Math.log(SWITCH * span);
    this.lowest = high - decades - 5;
    this.force = Math.abs(potential.correlation(top));
    this.panels = panels(edge);
    double time = speedless(0);
    this.early = PiecewiseChebyshev.of(this::speedless, 0, edge, tolerance(drop(0, 1), force) * time);
    this.earlyTime = early.antiderivative();
    this.late = PiecewiseChebyshev.of(this::rate, lowest, high, tolerance(potential.curvature(bottom), potential.curvature(bottom) + force / top) * rate(lowest));
    this.lateTime = late.antiderivative();
    this.changed = earlyTime.applyAsDouble(edge);
  }

  /** Relative; near the transition the two terms of U' all but cancel, and what is left of them is as exact as rounding lets it be. */
  private double tolerance(double value, double terms) {
    return Math.max(finest, ROUNDING * terms / Math.abs(value));
  }

  /** dτ/ds = 2s/√(2ΔU/b), with ΔU/s² = −∫_0^1 U'(C(0) − s² r²) 2r dr. */
  private double speedless(double s) {
    return finite(2 / Math.sqrt(2 * drop(s, panels) / b));
  }

  /** As many panels as it takes at s, where the range of the integrand is longest. */
  private int panels(double s) {
    double before = drop(s, 1);
    double mean = drop(s, 2);
    int enough = 1;
    while (enough < MOST_PANELS && !(Math.abs(mean - before) <= tolerance(mean, force) * Math.abs(mean))) {
      enough *= 2;
      before = mean;
      mean = drop(s, 2 * enough);
    }
    return enough;
  }

  private double drop(double s, int panels) {
    double half = 0.5 / panels;
    double sum = 0;
    for (int p = 0; p < panels; p++) {
      for (int k = 0; k < RULE.size(); k++) {
        double r = half * (2 * p + 1 + RULE.node(k));
        sum -= 2 * half * r * RULE.weight(k) * potential.slope(top - s * s * r * r);
      }
    }
    return sum;
  }

  /** −dτ/dy. */
  private double rate(double y) {
    return finite(1 / Math.sqrt(potential.relativeEnergy(bottom, Math.exp(y)) / b));
  }

  /** C(τ_j) at lags half as far apart as those of {@code c}. */
  double[] finer(double[] c, double step) {
    double[] all = new double[2 * c.length - 1];
    // Only the odd lags are new.
    double[] between = correlation(2 * step, step, c.length - 1);
    for (int j = 0; j < c.length; j++) {
      all[2 * j] = c[j];
      if (j < between.length) {
        all[2 * j + 1] = between[j];
      }
    }
    return all;
  }

  private static double finite(double value) {
    if (!Double.isFinite(value)) {
      throw new NumericalFailure("the motion in the potential passes its rest point");
    }
    return value;
  }

  /** C(τ_j) at the lags j h, j = 0 … count − 1. */
  double[] correlation(double step, int count) {
    return correlation(step, 0, count);
  }

  /** C(τ_j) at the lags start + j h. */
  private double[] correlation(double step, double start, int count) {
    double[] c = new double[count];
    Inverse s = new Inverse(earlyTime, early, 0);
    int j = 0;
    for (; j < count && start + j * step <= changed; j++) {
      double x = start + j * step == 0 ? 0 : s.at(start + j * step);
      c[j] = top - x * x;
    }
    double end = lateTime.applyAsDouble(late.high());
    Inverse y = new Inverse(lateTime, late, late.high());
    for (; j < count; j++) {
      double remaining = end - (start + j * step - changed);
      if (remaining < 0) {
        // Below the lowest value the decay is exponential.
        c[j] = bottom + Math.exp(lowest + remaining / late.applyAsDouble(lowest));
      } else {
        c[j] = bottom + Math.exp(y.at(remaining));
      }
    }
    return c;
  }

  /** Where an increasing function has one value after the other, by Newton's method from the place that the last three suggest. */
  private final class Inverse {
    private final PiecewiseChebyshev time;
    private final PiecewiseChebyshev rate;
    private final double[] place = new double[3];
    private final double[] value = new double[3];
    private int known;

    Inverse(PiecewiseChebyshev time, PiecewiseChebyshev rate, double start) {
      this.time = time;
      this.rate = rate;
      place[0] = start;
      value[0] = time.applyAsDouble(start);
      known = 1;
    }

    double at(double wanted) {
      double x = solve(known < 3 ? place[0] + (wanted - value[0]) / rate.applyAsDouble(place[0]) : extrapolated(wanted), wanted);
      place[2] = place[1];
      place[1] = place[0];
      place[0] = x;
      value[2] = value[1];
      value[1] = value[0];
      value[0] = wanted;
      known++;
      return x;
    }

    /** The parabola through the last three. */
    private double extrapolated(double wanted) {
      double first = (place[0] - place[1]) / (value[0] - value[1]);
      double second = (first - (place[1] - place[2]) / (value[1] - value[2])) / (value[0] - value[2]);
      return place[0] + (wanted - value[0]) * (first + (wanted - value[1]) * second);
    }

    private double solve(double guess, double wanted) {
      double x = Math.max(time.low(), Math.min(time.high(), guess));
      double small = NEARLY * Math.sqrt(finest) * (time.high() - time.low());
      for (int k = 0; k < MOST_STEPS; k++) {
        double move = (wanted - time.applyAsDouble(x)) / rate.applyAsDouble(x);
        double next = Math.max(time.low(), Math.min(time.high(), x + move));
        // The error after a step of Newton's method is of second order in the step.
        if (Math.abs(move) < small || Math.abs(next - x) <= EXACT * (1 + Math.abs(x))) {
          return next;
        }
        x = next;
      }
      return x;
    }
  }
}

package org.saddlepoint.solve;

import org.saddlepoint.numeric.GaussLegendre;
import org.saddlepoint.numeric.Lazy;
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
  private final double lateEnd;
  private final Lazy<Inverse> fromStart = new Lazy<>(() -> inverse(true));
  private final Lazy<Inverse> toEnd = new Lazy<>(() -> inverse(false));
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
    double[] start = {0};
    speedless(start, start, 1);
    this.early = PiecewiseChebyshev.of(this::speedless, 0, edge, tolerance(drop(0, 1), force) * start[0]);
    this.earlyTime = early.antiderivative();
    double[] slowest = {lowest};
    rates(slowest, slowest, 1);
    this.late = PiecewiseChebyshev.of(this::rates, lowest, high, tolerance(potential.curvature(bottom), potential.curvature(bottom) + force / top) * slowest[0]);
    this.lateTime = late.antiderivative();
    this.changed = earlyTime.applyAsDouble(edge);
    this.lateEnd = lateTime.applyAsDouble(high);
  }

  /** Relative; near the transition the two terms of U' all but cancel, and what is left of them is as exact as rounding lets it be. */
  private double tolerance(double value, double terms) {
    return Math.max(finest, ROUNDING * terms / Math.abs(value));
  }

  /** dτ/ds = 2s/√(2ΔU/b), with ΔU/s² = −∫_0^1 U'(C(0) − s² r²) 2r dr, at many s. */
  private void speedless(double[] s, double[] out, int n) {
    int each = RULE.size() * panels;
    double[] c = new double[n * each];
    double half = 0.5 / panels;
    for (int i = 0; i < n; i++) {
      for (int q = 0; q < each; q++) {
        double r = place(half, q);
        c[i * each + q] = top - s[i] * s[i] * r * r;
      }
    }
    potential.slopes(c, c, c.length);
    for (int i = 0; i < n; i++) {
      double drop = 0;
      for (int q = 0; q < each; q++) {
        drop -= 2 * half * place(half, q) * RULE.weight(q % RULE.size()) * c[i * each + q];
      }
      out[i] = finite(2 / Math.sqrt(2 * drop / b));
    }
  }

  /** Node q of the panels of half-width {@code half} that make up [0, 1]. */
  private static double place(double half, int q) {
    return half * (2 * (q / RULE.size()) + 1 + RULE.node(q % RULE.size()));
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

  /** −dτ/dy at many y. */
  private void rates(double[] y, double[] out, int n) {
    double[] above = new double[n];
    for (int i = 0; i < n; i++) {
      above[i] = Math.exp(y[i]);
    }
    potential.relativeEnergies(bottom, above, above, n);
    for (int i = 0; i < n; i++) {
      out[i] = finite(1 / Math.sqrt(above[i] / b));
    }
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

  private Inverse inverse(boolean ofStart) {
    return ofStart ? new Inverse(earlyTime, early) : new Inverse(lateTime, late);
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
    int early = 0;
    while (early < count && start + early * step <= changed) {
      early++;
    }
    int known = early;
    while (known < count && lateEnd - (start + known * step - changed) >= 0) {
      known++;
    }
    double[] s = new double[early];
    for (int j = 0; j < early; j++) {
      s[j] = start + j * step;
    }
    fromStart.get().places(s);
    for (int j = 0; j < early; j++) {
      double x = start + j * step == 0 ? 0 : s[j];
      c[j] = top - x * x;
    }
    // Times to the lowest value, so that they increase with y.
    double[] y = new double[known - early];
    for (int j = early; j < known; j++) {
      y[known - 1 - j] = lateEnd - (start + j * step - changed);
    }
    toEnd.get().places(y);
    for (int j = early; j < known; j++) {
      c[j] = bottom + Math.exp(y[known - 1 - j]);
    }
    for (int j = known; j < count; j++) {
      // Below the lowest value the decay is exponential.
      c[j] = bottom + Math.exp(lowest + (lateEnd - (start + j * step - changed)) / late.applyAsDouble(lowest));
    }
    return c;
  }

  /** Where an increasing function of time has given values, by Newton's method from a cubic through the nearest of known places. */
  private final class Inverse {
    private static final int KNOWN = 128;

    private final PiecewiseChebyshev time;
    private final PiecewiseChebyshev rate;
    private final double[] place = new double[KNOWN + 1];
    private final double[] value = new double[KNOWN + 1];
    private final double[] pace = new double[KNOWN + 1];

    Inverse(PiecewiseChebyshev time, PiecewiseChebyshev rate) {
      this.time = time;
      this.rate = rate;
      for (int i = 0; i <= KNOWN; i++) {
        place[i] = i == KNOWN ? time.high() : time.low() + i * (time.high() - time.low()) / KNOWN;
      }
      time.apply(place, value, place.length);
      rate.apply(place, pace, place.length);
    }

    /** Replaces increasing values by the places where the function has them. */
    void places(double[] wanted) {
      int n = wanted.length;
      double[] x = new double[n];
      int interval = 0;
      for (int i = 0; i < n; i++) {
        while (interval < KNOWN - 1 && value[interval + 1] < wanted[i]) {
          interval++;
        }
        x[i] = inside(guess(interval, wanted[i]));
      }
      double[] reached = new double[n];
      double[] slope = new double[n];
      double small = NEARLY * Math.sqrt(finest) * (time.high() - time.low());
      boolean close = false;
      for (int k = 0; k < MOST_STEPS && !close; k++) {
        time.apply(x, reached, n);
        rate.apply(x, slope, n);
        close = true;
        for (int i = 0; i < n; i++) {
          double move = (wanted[i] - reached[i]) / slope[i];
          double next = inside(x[i] + move);
          // The error after a step of Newton's method is of second order in the step.
          close &= Math.abs(move) < small || Math.abs(next - x[i]) <= EXACT * (1 + Math.abs(x[i]));
          x[i] = next;
        }
      }
      System.arraycopy(x, 0, wanted, 0, n);
    }

    private double inside(double x) {
      return Math.max(time.low(), Math.min(time.high(), x));
    }

    /** The cubic in the value with the places and their slopes at both ends of an interval. */
    private double guess(int interval, double wanted) {
      double length = value[interval + 1] - value[interval];
      double u = (wanted - value[interval]) / length;
      double rise = place[interval + 1] - place[interval];
      double first = length / pace[interval];
      double last = length / pace[interval + 1];
      return place[interval] + u * (first + u * (3 * rise - 2 * first - last + u * (first + last - 2 * rise)));
    }
  }
}

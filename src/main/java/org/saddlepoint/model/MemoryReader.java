package org.saddlepoint.model;

import java.util.Map;
import java.util.Set;
import org.saddlepoint.expr.Expr;

/** Reads {@code memory}: "delta", a time, or the autocovariance as a formula in tau that is 1 at 0. */
final class MemoryReader {
  private static final double TOLERANCE = 1e-9;
  private static final int LAGS = 48;
  private static final double[] STEPS = {0.05, 0.25, 1, 4};

  private final Reading reading;
  private final TimeKind time;

  MemoryReader(Reading reading, TimeKind time) {
    this.reading = reading;
    this.time = time;
  }

  Persistence read(TomlValue value, String name) {
    if (time == TimeKind.STATIC) {
      throw Reading.wrong(value, "the coupling " + name + " changes in time, and the network is static", "remove memory");
    }
    if (value instanceof TomlValue.Text text && text.value().strip().equals("delta")) {
      return new Persistence.White();
    }
    String what = "the memory of " + name;
    Expr e = reading.formula(value, "memory", reading.scope("the memory of a coupling", Set.of("tau"), Set.of()));
    if (!e.contains("tau")) {
      double duration = reading.values().of(e);
      if (!(duration > 0) || Double.isInfinite(duration)) {
        throw Reading.wrong(value, what + " is " + Values.shown(duration) + " at the values of the parameters", "a correlation time is positive; \"delta\" means none, and without memory the coupling is fixed");
      }
      return new Persistence.Exponential(e);
    }
    autocovariance(e, value, what);
    return new Persistence.Formula(e);
  }

  /** An even function that is 1 at 0 and positive definite: every Toeplitz matrix of its values is positive semi-definite. */
  private void autocovariance(Expr e, TomlValue value, String what) {
    double atZero = at(e, 0);
    if (!(Math.abs(atZero - 1) <= TOLERANCE)) {
      throw Reading.wrong(value, what + " is " + Values.shown(atZero) + " at tau = 0", "an autocovariance is 1 there; put its size into the variance");
    }
    for (double step : STEPS) {
      if (time == TimeKind.DISCRETE && step < 1) {
        continue;
      }
      double[] row = new double[LAGS];
      for (int k = 0; k < LAGS; k++) {
        row[k] = at(e, k * step);
        double mirrored = at(e, -k * step);
        if (!(Math.abs(row[k] - mirrored) <= TOLERANCE * (1 + Math.abs(row[k])))) {
          throw Reading.wrong(value, what + " is not even: it differs between tau = " + Values.shown(k * step) + " and " + Values.shown(-k * step), "write abs(tau)");
        }
      }
      if (!positive(row)) {
        throw Reading.wrong(value, what + " is not the autocovariance of any process", "its Fourier transform must not be negative, as for exp(-abs(tau)/tau_c)");
      }
    }
  }

  private double at(Expr e, double tau) {
    return reading.values().at(e, Map.of("tau", tau));
  }

  /** Durbin's recursion: every prediction error of the process stays non-negative. */
  private static boolean positive(double[] row) {
    double error = row[0];
    double[] weights = new double[row.length];
    for (int k = 1; k < row.length; k++) {
      double reflection = row[k];
      for (int j = 1; j < k; j++) {
        reflection -= weights[j] * row[k - j];
      }
      if (error <= 1e-7) {
        return Math.abs(reflection) <= 1e-4;
      }
      reflection /= error;
      if (Math.abs(reflection) > 1 + 1e-6) {
        return false;
      }
      double[] next = weights.clone();
      next[k] = reflection;
      for (int j = 1; j < k; j++) {
        next[j] = weights[j] - reflection * weights[k - j];
      }
      weights = next;
      error *= 1 - reflection * reflection;
    }
    return true;
  }
}

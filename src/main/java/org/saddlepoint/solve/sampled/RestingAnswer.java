package org.saddlepoint.solve.sampled;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.saddlepoint.model.Curve;
import org.saddlepoint.model.Measured;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.model.Result;
import org.saddlepoint.model.Status;
import org.saddlepoint.solve.SolveOptions;

/** Turns a stable state at rest into named quantities; errors are differences between two quadratures. */
record RestingAnswer(SampledObservables observables, SolveOptions options, String reason) {
  private static final double NOTHING = 1e-18;
  private static final double FLOOR = 1e-10;
  private static final double REACH = 10;
  private static final int POINTS = 101;

  Result of(RestingState fine, RestingState coarse, Map<String, Quantity> transition) {
    Map<String, Quantity> quantities = new LinkedHashMap<>();
    Map<String, Curve> functions = new LinkedHashMap<>();
    boolean redrawn = fine.redrawn();
    boolean still = true;
    for (SampledObservables.Entry e : observables.entries()) {
      int[] readouts = e.slope() >= 0 ? new int[] {e.readout(), e.slope()} : new int[] {e.readout()};
      double[][] a = fine.moments(e.site(), readouts);
      double[][] b = coarse.moments(e.site(), readouts);
      String h = e.measured().name();
      double scale = Math.sqrt(Math.abs(a[1][0]));
      double variance = a[1][0] - a[0][0] * a[0][0];
      double error = Math.abs(variance - b[1][0] + b[0][0] * b[0][0]) + FLOOR * a[1][0];
      still &= Math.abs(variance) <= NOTHING * (1 + a[0][0] * a[0][0]);
      put(quantities, "mean_" + h, a[0][0], Math.abs(a[0][0] - b[0][0]) + FLOOR * scale);
      put(quantities, "C_" + h + "(0)", variance, error);
      put(quantities, "C_" + h + "(inf)", variance, error);
      put(quantities, "static_" + h, redrawn ? Double.NaN : variance, error);
      put(quantities, "var_" + h, redrawn ? Double.NaN : 0, error);
      if (e.slope() >= 0 && e.measured().kind() == Measured.Kind.AUTOMATIC) {
        put(quantities, "gain_" + h, a[0][1], Math.abs(a[0][1] - b[0][1]) + FLOOR * Math.abs(a[0][1]));
      }
      put(quantities, "PR_" + h, Double.NaN, 0);
      if (options.wants("C_" + h)) {
        functions.put("C_" + h, flat(fine.step(), variance, error));
      }
    }
    transition.forEach(
        (name, q) -> {
          if (options.wants(name)) {
            quantities.put(name, q);
          }
        });
    options.quantities().stream().filter(q -> !functions.containsKey(q)).forEach(q -> quantities.putIfAbsent(q, Quantity.NONE));
    String sentence = still ? "nothing varies, neither in time nor over sites or draws" : "every site is at rest; the persistent inputs are Gaussian, the sites are not, since " + reason;
    if (redrawn && !still) {
      sentence += "; what another draw of the frozen noise would change is not separated";
    }
    return new Result(still ? Status.QUIESCENT : Status.CONVERGED, sentence, quantities, functions);
  }

  private void put(Map<String, Quantity> quantities, String name, double value, double error) {
    if (options.wants(name)) {
      quantities.put(name, Quantity.of(value, error));
    }
  }

  private static Curve flat(double step, double value, double error) {
    double[] at = new double[POINTS];
    double[] values = new double[POINTS];
    double[] errors = new double[POINTS];
    Arrays.fill(values, value);
    Arrays.fill(errors, error);
    for (int j = 0; j < POINTS; j++) {
      at[j] = j * (step > 0 ? step : REACH / (POINTS - 1));
    }
    return new Curve("tau", at, values, errors);
  }
}

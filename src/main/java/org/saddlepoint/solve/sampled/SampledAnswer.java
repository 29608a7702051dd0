package org.saddlepoint.solve.sampled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.saddlepoint.action.FourPoint;
import org.saddlepoint.model.Curve;
import org.saddlepoint.model.Measured;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.numeric.Statistics;
import org.saddlepoint.solve.SolveOptions;

/** Turns samples of a fluctuating state into named quantities and functions; errors are standard errors over the samples. */
final class SampledAnswer {
  private static final double SHOWN = 1e-3;
  /** The relative error from which on a variance is not known. */
  private static final double UNKNOWN = 0.25;
  private static final double NOTHING = 1e-9;
  private static final double REACH = 10;
  /** Relative error of the grid where nothing is sampled. */
  private static final double GRID = 1e-3;

  private final SampledSystem system;
  private final SampledObservables observables;
  private final SolveOptions options;
  private final SampledDimensions dimensions;
  private final Map<String, Quantity> quantities = new LinkedHashMap<>();
  private final Map<String, Curve> functions = new LinkedHashMap<>();
  private final List<String> remarks = new ArrayList<>();

  SampledAnswer(SampledSystem system, FourPoint fluctuations, SampledObservables observables, SolveOptions options) {
    this.system = system;
    this.observables = observables;
    this.options = options;
    this.dimensions = new SampledDimensions(system, fluctuations, observables, options, quantities, functions);
  }

  /** What must be measured of every species. */
  List<Passage> wanted() {
    return dimensions.wanted();
  }

  Map<String, Quantity> quantities() {
    return quantities;
  }

  Map<String, Curve> functions() {
    return functions;
  }

  /** Sentences about what has no number. */
  List<String> remarks() {
    return remarks;
  }

  /** The largest relative error of a variance or participation ratio that is wanted. */
  double error() {
    double largest = 0;
    for (SampledObservables.Entry e : observables.entries()) {
      for (String name : List.of("C_" + e.measured().name() + "(0)", "PR_" + e.measured().name())) {
        Quantity q = quantities.get(name);
        if (q != null && q.value().isPresent() && q.value().getAsDouble() != 0) {
          largest = Math.max(largest, q.error().orElse(0) / Math.abs(q.value().getAsDouble()));
        } else if (q != null && q.value().isEmpty() && dimensions.resolvable()) {
          return Double.POSITIVE_INFINITY;
        }
      }
    }
    return largest;
  }

  /** The variances whose errors are too large a share of them to call them known, by name; empty where there are none. */
  String unknown() {
    List<String> names = new ArrayList<>();
    for (SampledObservables.Entry e : observables.entries()) {
      String name = "C_" + e.measured().name() + "(0)";
      Quantity q = quantities.getOrDefault(name, Quantity.NONE);
      if (q.value().isPresent() && q.error().orElse(0) > Math.max(NOTHING, UNKNOWN * Math.abs(q.value().getAsDouble()))) {
        names.add(name);
      }
    }
    return String.join(", ", names);
  }

  /** Everything that the samples tell; may be repeated. */
  void fill(SampledRun run) {
    remarks.clear();
    for (SampledObservables.Entry e : observables.entries()) {
      oneSite(e, run);
    }
    dimensions.fill(run, remarks);
    for (SampledObservables.Entry e : observables.entries()) {
      curves(e, run);
    }
    options.quantities().stream().filter(q -> !functions.containsKey(q)).forEach(q -> quantities.putIfAbsent(q, Quantity.NONE));
  }

  /** The average over nodes of one sample's measurement of a species. */
  static Measurement mean(List<Measurement> nodes) {
    if (nodes.size() == 1) {
      return nodes.get(0);
    }
    Measurement sum = new Measurement(nodes.get(0).passage, 1, nodes.get(0).means.length, nodes.get(0).pairRe.length == 0 ? 1 : nodes.get(0).pairRe[0].length);
    nodes.forEach(m -> sum.add(m.weight, m));
    return sum;
  }

  static double[] overSamples(SampledRun run, int site, ToDoubleFunction<Measurement> value) {
    return run.samples().stream().mapToDouble(sample -> value.applyAsDouble(mean(sample.get(site)))).toArray();
  }

  private void oneSite(SampledObservables.Entry e, SampledRun run) {
    String h = e.measured().name();
    Periodic grid = run.grid();
    boolean redrawn = system.equations().network().noises().stream().anyMatch(n -> n.law() instanceof org.saddlepoint.model.Noise.Quenched);
    put("mean_" + h, overSamples(run, e.site(), m -> m.means[e.readout()]));
    ToDoubleFunction<Measurement> total = m -> grid.equalTime(m.pairRe[m.pair(e.readout(), e.readout())]) - square(m.means[e.readout()]);
    ToDoubleFunction<Measurement> persistent = m -> m.plateau[m.pair(e.readout(), e.readout())] - square(m.means[e.readout()]);
    put("C_" + h + "(0)", overSamples(run, e.site(), total));
    put("C_" + h + "(inf)", overSamples(run, e.site(), persistent));
    if (redrawn) {
      // The part that survives a new draw of the frozen noise would need two copies of each site.
      none("static_" + h);
      none("var_" + h);
    } else {
      put("static_" + h, overSamples(run, e.site(), persistent));
      put("var_" + h, overSamples(run, e.site(), m -> total.applyAsDouble(m) - persistent.applyAsDouble(m)));
    }
    if (e.slope() >= 0 && e.measured().kind() == Measured.Kind.AUTOMATIC) {
      put("gain_" + h, overSamples(run, e.site(), m -> m.means[e.slope()]));
    }
  }

  private static double square(double x) {
    return x * x;
  }

  private void put(String name, double[] samples) {
    if (options.wants(name)) {
      var found = Statistics.meanAndError(samples);
      quantities.put(name, Quantity.of(found.value(), Math.max(found.error(), system.allLinear() ? GRID * Math.abs(found.value()) : 0)));
    }
  }

  private void none(String name) {
    if (options.wants(name)) {
      quantities.put(name, Quantity.NONE);
    }
  }

  private void curves(SampledObservables.Entry e, SampledRun run) {
    String h = e.measured().name();
    Periodic grid = run.grid();
    List<double[]> all = new ArrayList<>();
    double[] spectrum = new double[grid.bins()];
    for (List<List<Measurement>> sample : run.samples()) {
      Measurement m = mean(sample.get(e.site()));
      int p = m.pair(e.readout(), e.readout());
      double[] c = grid.lags(m.pairRe[p], m.pairIm[p]);
      for (int j = 0; j < c.length; j++) {
        c[j] -= square(m.means[e.readout()]);
      }
      all.add(c);
      for (int bin = 0; bin < spectrum.length; bin++) {
        spectrum[bin] += (m.pairRe[p][bin] - (bin == 0 ? grid.duration() * (c[grid.n() / 2] + square(m.means[e.readout()])) : 0)) / run.samples().size();
      }
    }
    if (options.wants("C_" + h)) {
      int count = Math.min(grid.n() / 4, Math.max(1 + (int) Math.ceil(REACH * grid.unit() / grid.step()), grid.n() / 8));
      functions.put("C_" + h, curve(all, count, grid.step()));
    }
    if (options.wants("S_" + h)) {
      int last = 1;
      for (int bin = 0; bin < spectrum.length; bin++) {
        last = Math.abs(spectrum[bin]) > SHOWN * Math.abs(spectrum[0]) ? bin : last;
      }
      double[] at = new double[last + 1];
      for (int bin = 0; bin <= last; bin++) {
        at[bin] = grid.frequency(bin);
      }
      functions.put("S_" + h, new Curve("omega", at, Arrays.copyOf(spectrum, last + 1), new double[0]));
    }
  }

  private static Curve curve(List<double[]> samples, int count, double step) {
    double[] at = new double[count];
    double[] value = new double[count];
    double[] error = new double[count];
    for (int j = 0; j < count; j++) {
      int lag = j;
      var found = Statistics.meanAndError(samples.stream().mapToDouble(c -> c[lag]).toArray());
      at[j] = j * step;
      value[j] = found.value();
      error[j] = found.error();
    }
    return new Curve("tau", at, value, error);
  }
}

package org.saddlepoint.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.saddlepoint.model.Curve;
import org.saddlepoint.model.Measured;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.model.Result;
import org.saddlepoint.model.Status;
import org.saddlepoint.model.TimeKind;
import org.saddlepoint.numeric.Backend;
import org.saddlepoint.numeric.CosineTransform;
import org.saddlepoint.numeric.Estimate;
import org.saddlepoint.numeric.Statistics;

/** Turns the samples of independent networks into named quantities with standard errors. */
final class Findings {
  /** Below this variance nothing moves: the square of what the transient calls still. */
  private static final double NOTHING = 1e-12;

  /** Covariances that are left after a long window must be smaller than this for the sum over neighbouring windows to be their integral. */
  private static final double REMEMBERED = 0.05;

  private static final double FLAT_REACH = 10;

  private final Network network;
  private final Compiled compiled;
  private final MeasuredFormulas measured;
  private final Plan plan;
  private final SimulationOptions options;

  Findings(Network network, Compiled compiled, MeasuredFormulas measured, Plan plan, SimulationOptions options) {
    this.network = network;
    this.compiled = compiled;
    this.measured = measured;
    this.plan = plan;
    this.options = options;
  }

  SimulationResult of(List<NetworkSample> samples) {
    List<NetworkSample> useful = samples.stream().filter(NetworkSample::useful).toList();
    Map<String, Quantity> quantities = new LinkedHashMap<>();
    Map<String, Curve> functions = new LinkedHashMap<>();
    if (!useful.isEmpty()) {
      measured.index().forEach((m, which) -> add(m, useful.stream().map(s -> s.observables().get(which)).toList(), quantities, functions));
      addConnectivity(useful, quantities);
      addPopulationTime(useful, quantities);
      addStacked("PR_all", measured.outputs(), useful, NetworkSample::stackedOutputs, quantities);
      addStacked("PR_all_fields", measured.dynamicFields(), useful, NetworkSample::stackedFields, quantities);
    }
    int trajectories = samples.stream().mapToInt(NetworkSample::trajectories).sum();
    int escaped = samples.stream().mapToInt(NetworkSample::escaped).sum();
    int unsettled = samples.stream().mapToInt(NetworkSample::unsettled).sum();
    Status status = status(samples, useful, quantities);
    Result result = new Result(status, message(status, samples, useful, escaped, unsettled, quantities), quantities, functions);
    boolean timeless = plan.method() == Plan.Method.FIXED_POINT;
    double duration = timeless ? 0 : plan.grid().duration();
    return new SimulationResult(result, options.size(), samples.size(), options.seed(), timeless ? 0 : plan.grid().timeStep(), duration, plan.method().description(),
        Backend.current().description(), trajectories, escaped, unsettled);
  }

  private void add(Measured m, List<ObservableSample> samples, Map<String, Quantity> quantities, Map<String, Curve> functions) {
    String h = m.name();
    double n = samples.get(0).sites();
    quantities.put("mean_" + h, estimate(samples, s -> new double[] {s.mean()}, v -> v[0]));
    quantities.put("C_" + h + "(0)", estimate(samples, s -> new double[] {s.square(), s.mean()}, v -> v[0] - v[1] * v[1]));
    quantities.put("C_" + h + "(inf)", estimate(samples, s -> new double[] {frozen() ? s.persistent() : s.common(), s.mean()}, v -> v[0] - v[1] * v[1]));
    quantities.put("static_" + h, estimate(samples, s -> new double[] {s.common(), s.mean()}, v -> v[0] - v[1] * v[1]));
    quantities.put("var_" + h, estimate(samples, s -> new double[] {s.square(), s.common()}, v -> v[0] - v[1]));
    if (m.slope().isPresent()) {
      quantities.put("gain_" + h, estimate(samples, s -> new double[] {s.slope()}, v -> v[0]));
    }
    Function<ObservableSample, double[]> traces = s -> new double[] {s.square() - s.common(), s.traceSquare(), s.diagonalSquare(), s.scaledTraceSquare()};
    boolean varies = variance(samples) > NOTHING;
    quantities.put("PR_" + h, varies ? estimate(samples, traces, v -> n * v[0] * v[0] / v[1]) : Quantity.NONE);
    quantities.put("PR_" + h + "_zscored", varies ? estimate(samples, traces, v -> n / v[3]) : Quantity.NONE);
    addWindows(h, samples, varies, quantities);
    double pairs = n * (n - 1) / options.size();
    quantities.put("NVar_C_" + h, varies ? estimate(samples, traces, v -> (v[1] - v[2]) / pairs) : Quantity.NONE);
    quantities.put("Var_diag_C_" + h, varies ? estimate(samples, traces, v -> v[2] / n - v[0] * v[0]) : Quantity.NONE);
    if (network.time() != TimeKind.STATIC) {
      addFunctions(h, samples, pairs, varies, functions);
    }
  }

  /** Participation ratios of averages over time. What is at rest has the same at all times. */
  private void addWindows(String h, List<ObservableSample> samples, boolean varies, Map<String, Quantity> quantities) {
    double n = samples.get(0).sites();
    boolean still = plan.onlyAtRest() || samples.stream().allMatch(s -> s.lagged().length <= 1);
    Quantity equal = quantities.get("PR_" + h);
    if (still) {
      quantities.put("PR_" + h + "_long", equal);
      quantities.put("PR_" + h + "_long_zscored", quantities.get("PR_" + h + "_zscored"));
    } else {
      boolean ended = varies && remembered(samples) < REMEMBERED;
      quantities.put("PR_" + h + "_long", ended ? estimate(samples, s -> new double[] {s.longTrace(), s.longTraceSquare()}, v -> v[0] * v[0] / (n * v[1])) : Quantity.NONE);
    }
    if (options.window().isPresent()) {
      quantities.put("PR_" + h + "_window", still ? equal
          : varies ? estimate(samples, s -> new double[] {s.windowTrace(), s.windowTraceSquare()}, v -> v[0] * v[0] / (n * v[1])) : Quantity.NONE);
    }
  }

  /** How much of the cross-covariances is left for certain after a long window, √(Ψ/Ψ(0)): two standard errors less than what is found. */
  private double remembered(List<ObservableSample> samples) {
    int lags = coarseLags(samples);
    int lag = Math.min(lags - 1, (int) Math.ceil(plan.grid().longWindow() / (double) plan.grid().coarseStride()));
    double[] left = samples.stream().mapToDouble(s -> s.offDiagonalSquare(lag)).toArray();
    if (!DoubleStream.of(left).allMatch(Double::isFinite)) {
      // A network of which one trajectory is left has no cross-covariances: nothing is known to have been forgotten.
      return 1;
    }
    double all = samples.stream().mapToDouble(s -> s.traceSquare() - s.diagonalSquare()).average().orElse(Double.NaN);
    double error = left.length > 1 ? Statistics.meanAndError(left).error() : 0;
    return Math.sqrt(Math.max(0, Statistics.mean(left) - 2 * error) / all);
  }

  /** g_eff² = Σ J_ij²/n over i ≠ j, the effective rank (tr JJᵀ)²/(n tr (JJᵀ)²), and PR_D = (Σ D²)²/(N Σ D⁴), of the matrices as drawn. */
  private void addConnectivity(List<NetworkSample> samples, Map<String, Quantity> quantities) {
    double[][] vectors = samples.stream().map(NetworkSample::connectivity).map(c -> new double[] {c.square(), c.fourth(), c.modeSquare(), c.modeFourth(), c.between()}).toArray(double[][]::new);
    double n = samples.get(0).connectivity().sites();
    if (n == 0) {
      return;
    }
    quantities.put("g_eff", jackknife(vectors, v -> Math.sqrt(v[4] / n)));
    if (!Double.isNaN(vectors[0][2])) {
      quantities.put("PR_D", jackknife(vectors, v -> v[2] * v[2] / (options.size() * v[3])));
    }
    quantities.put("effective_rank", jackknife(vectors, v -> v[0] * v[0] / (n * v[1])));
  }

  /** The lag at which √(Ψ/Ψ(0)) of the first output (the first field where there is none) has fallen to 1/e. */
  private void addPopulationTime(List<NetworkSample> samples, Map<String, Quantity> quantities) {
    List<Map.Entry<Measured, Integer>> all = List.copyOf(measured.index().entrySet());
    int which = all.stream().filter(e -> e.getKey().output()).findFirst().orElse(all.get(0)).getValue();
    List<ObservableSample> chosen = samples.stream().map(s -> s.observables().get(which)).toList();
    int lags = coarseLags(chosen);
    if (plan.onlyAtRest() || lags < 2 || variance(chosen) <= NOTHING) {
      return;
    }
    double interval = plan.grid().spacing() * plan.grid().coarseStride();
    Function<ObservableSample, double[]> offDiagonal = s -> IntStream.range(0, lags).mapToDouble(s::offDiagonalSquare).toArray();
    quantities.put("tau_population", estimate(chosen, offDiagonal, psi -> interval * fallen(psi)));
  }

  /** Coarse lags of the networks that move; those at rest have one. */
  private static int coarseLags(List<ObservableSample> samples) {
    return samples.stream().mapToInt(s -> s.traceSquareByLag().length).max().orElse(1);
  }

  /** Where a function that is positive at 0 has fallen to e⁻² of its first value, in places of the array; NaN if nowhere. */
  private static double fallen(double[] psi) {
    for (int k = 1; k < psi.length; k++) {
      if (psi[k] < psi[0] * Math.exp(-2)) {
        double before = Math.log(psi[k - 1] / psi[0]);
        double here = psi[k] > 0 ? Math.log(psi[k] / psi[0]) : Double.NEGATIVE_INFINITY;
        return Double.isFinite(here) ? k - 1 + (before + 2) / (before - here) : k - 1 + (psi[k - 1] / psi[0] - Math.exp(-2)) * psi[0] / (psi[k - 1] - psi[k]);
      }
    }
    return Double.NaN;
  }

  private void addFunctions(String h, List<ObservableSample> samples, double pairs, boolean varies, Map<String, Curve> functions) {
    functions.put("C_" + h, correlation(samples));
    if (network.time() == TimeKind.CONTINUOUS && samples.stream().allMatch(s -> s.lagged().length > 1)) {
      functions.put("S_" + h, spectrum(samples));
    }
    int coarse = coarseLags(samples);
    if (varies && coarse > 1 && !Double.isNaN(samples.get(0).traceSquare())) {
      functions.put("Psi_" + h, curve(samples, coarse, plan.grid().spacing() * plan.grid().coarseStride(),
          (s, k) -> new double[] {s.offDiagonalSquare(k)}, v -> v[0] / pairs));
    }
    if (varies && samples.stream().allMatch(s -> s.density().length > 0)) {
      density(samples, pairs).ifPresent(d -> functions.put("density_C_" + h, d));
    }
  }

  /** The density of √N C_ij over pairs of sites, its width from the mean square without the noise of finitely many draws. */
  private Optional<Curve> density(List<ObservableSample> samples, double pairs) {
    double width = Math.sqrt(samples.stream().mapToDouble(s -> s.offDiagonalSquare(0)).average().orElse(Double.NaN) / pairs);
    if (!(width > 0)) {
      return Optional.empty();
    }
    double[] at = new double[PairDensity.POINTS];
    double[] value = new double[PairDensity.POINTS];
    double[] error = new double[PairDensity.POINTS];
    for (int k = 0; k < at.length; k++) {
      int bin = k;
      Quantity q = estimate(samples, s -> new double[] {s.density()[bin]}, v -> v[0] / width);
      at[k] = k * PairDensity.SPACING * width;
      value[k] = q.value().orElse(Double.NaN);
      error[k] = q.error().orElse(Double.NaN);
    }
    return Optional.of(new Curve("c", at, value, samples.size() < 2 ? new double[0] : error));
  }

  private Curve correlation(List<ObservableSample> samples) {
    int lags = samples.stream().mapToInt(s -> s.lagged().length).max().orElse(1);
    // Networks at rest have one sample; their correlation is the same at all lags.
    int length = lags > 1 ? lags : 1 + (int) Math.ceil(FLAT_REACH / plan.grid().spacing());
    return curve(samples, length, plan.grid().spacing(), (s, k) -> new double[] {s.lagged()[Math.min(k, s.lagged().length - 1)], s.mean()}, v -> v[0] - v[1] * v[1]);
  }

  /** The cosine transform of the correlation about its value at long lags, tapered over the second half of the lags. */
  private Curve spectrum(List<ObservableSample> samples) {
    int intervals = Integer.highestOneBit(samples.get(0).lagged().length - 1);
    CosineTransform transform = new CosineTransform(intervals, plan.grid().spacing());
    double[][] spectra = new double[samples.size()][];
    for (int n = 0; n < spectra.length; n++) {
      ObservableSample s = samples.get(n);
      double[] lagged = new double[intervals + 1];
      for (int k = 0; k <= intervals; k++) {
        double raw = s.lagged()[Math.min(k, s.lagged().length - 1)] - (frozen() ? s.persistent() : s.common());
        lagged[k] = raw * (2 * k <= intervals ? 1 : 0.5 * (1 + Math.cos(Math.PI * (2.0 * k / intervals - 1))));
      }
      spectra[n] = new double[intervals + 1];
      transform.toSpectrum(lagged, spectra[n]);
    }
    int shown = intervals / 2;
    double[] value = new double[shown];
    double[] error = new double[shown];
    for (int k = 0; k < shown; k++) {
      int w = k;
      double[] sample = java.util.Arrays.stream(spectra).mapToDouble(x -> x[w]).toArray();
      value[k] = Statistics.mean(sample);
      error[k] = sample.length > 1 ? Statistics.meanAndError(sample).error() : 0;
    }
    return new Curve("omega", java.util.Arrays.copyOf(transform.frequencies(), shown), value, spectra.length > 1 ? error : new double[0]);
  }

  private void addStacked(String name, java.util.Set<Integer> parts, List<NetworkSample> samples, ToDoubleFunction<NetworkSample> trace, Map<String, Quantity> quantities) {
    if (parts.isEmpty()) {
      return;
    }
    double n = parts.stream().mapToDouble(k -> samples.get(0).observables().get(k).sites()).sum();
    double[][] vectors = samples.stream().map(s -> new double[] {
        parts.stream().mapToDouble(k -> s.observables().get(k).sites() * (s.observables().get(k).square() - s.observables().get(k).common())).sum(),
        trace.applyAsDouble(s)}).toArray(double[][]::new);
    double total = java.util.Arrays.stream(vectors).mapToDouble(v -> v[0]).average().orElse(0);
    quantities.put(name, total > n * NOTHING ? jackknife(vectors, v -> v[0] * v[0] / (n * v[1])) : Quantity.NONE);
  }

  private interface LagVector {
    double[] of(ObservableSample sample, int lag);
  }

  /** A function of the lag with its errors, on a grid fine enough to be interpolated. */
  private Curve curve(List<ObservableSample> samples, int length, double interval, LagVector vector, ToDoubleFunction<double[]> function) {
    double[] value = new double[length];
    double[] error = new double[length];
    for (int k = 0; k < length; k++) {
      int lag = k;
      Quantity q = estimate(samples, s -> vector.of(s, lag), function);
      value[k] = q.value().orElse(Double.NaN);
      error[k] = q.error().orElse(Double.NaN);
    }
    int factor = network.time() == TimeKind.DISCRETE ? 1 : LagRefinement.factor(interval);
    double[] fine = LagRefinement.refine(value, factor);
    double[] at = new double[fine.length];
    for (int k = 0; k < at.length; k++) {
      at[k] = k * interval * (length - 1.0) / (fine.length - 1.0);
    }
    return new Curve("tau", at, fine, samples.size() < 2 ? new double[0] : LagRefinement.refine(error, factor));
  }

  private static Quantity estimate(List<ObservableSample> samples, Function<ObservableSample, double[]> vector, ToDoubleFunction<double[]> function) {
    return jackknife(samples.stream().map(vector).toArray(double[][]::new), function);
  }

  private static Quantity jackknife(double[][] vectors, ToDoubleFunction<double[]> function) {
    if (vectors.length < 2) {
      return Quantity.of(function.applyAsDouble(vectors[0]), Double.NaN);
    }
    boolean[] finite = {true};
    Estimate estimate = Statistics.jackknife(vectors, v -> {
      double value = function.applyAsDouble(v);
      finite[0] &= Double.isFinite(value);
      return Double.isFinite(value) ? value : 0;
    });
    return finite[0] ? Quantity.of(estimate) : Quantity.NONE;
  }

  private static double variance(List<ObservableSample> samples) {
    return samples.stream().mapToDouble(s -> s.square() - s.common()).average().orElse(0);
  }

  private boolean frozen() {
    return compiled.program().noises().stream().anyMatch(n -> n.law() instanceof org.saddlepoint.model.Noise.Quenched);
  }

  private Status status(List<NetworkSample> samples, List<NetworkSample> useful, Map<String, Quantity> quantities) {
    int settled = samples.stream().mapToInt(s -> s.trajectories() - s.unsettled() - s.escaped()).sum();
    int unsettled = samples.stream().mapToInt(NetworkSample::unsettled).sum();
    if (useful.isEmpty() || unsettled > settled || useful.stream().filter(s -> s.end() == BurnIn.End.DRIFTING).count() * 4 > useful.size()) {
      return Status.NOT_CONVERGED;
    }
    boolean still = network.fields().stream().allMatch(f -> quantities.get("C_" + f.name() + "(0)").value().orElse(1) < NOTHING);
    return still ? Status.QUIESCENT : Status.CONVERGED;
  }

  private String message(Status status, List<NetworkSample> samples, List<NetworkSample> useful, int escaped, int unsettled, Map<String, Quantity> quantities) {
    List<String> sentences = new ArrayList<>();
    if (samples.isEmpty()) {
      return "no network was finished";
    }
    if (useful.isEmpty()) {
      sentences.add(escaped > 0 ? "every trajectory escaped to infinity: the network has no bounded stationary state here, or the time step is too long"
          : "no draw found a fixed point");
    } else if (status == Status.NOT_CONVERGED && useful.stream().anyMatch(s -> s.end() == BurnIn.End.DRIFTING)) {
      long drifting = useful.stream().filter(s -> s.end() == BurnIn.End.DRIFTING).count();
      sentences.add(drifting + " of " + useful.size() + " networks were still drifting when the transient was given up");
    }
    if (escaped > 0 && !useful.isEmpty()) {
      int all = samples.stream().mapToInt(NetworkSample::trajectories).sum();
      sentences.add(escaped + " of " + all + " trajectories escaped and are left out: the state is at most metastable");
    }
    if (unsettled > 0) {
      int all = samples.stream().mapToInt(NetworkSample::trajectories).sum();
      sentences.add(unsettled + " of " + all + " draws found no fixed point and are left out");
    }
    quantities.keySet().stream().filter(q -> q.endsWith("_long") && quantities.get(q).value().isEmpty() && quantities.get(q.replace("_long", "")).value().isPresent()).findFirst()
        .ifPresent(q -> sentences.add("long-window participation ratios are not measured: covariances outlast windows of " + Math.round(plan.grid().longWindow() * plan.grid().spacing())
            + "; a longer --time may resolve them"));
    if (samples.size() < options.networks()) {
      sentences.add("stopped after " + samples.size() + " of " + options.networks() + " networks");
    }
    return String.join("; ", sentences);
  }
}

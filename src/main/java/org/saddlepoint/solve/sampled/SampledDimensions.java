package org.saddlepoint.solve.sampled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.saddlepoint.action.FourPoint;
import org.saddlepoint.model.Curve;
import org.saddlepoint.model.Field;
import org.saddlepoint.model.Measured;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.numeric.NumericalFailure;
import org.saddlepoint.numeric.Statistics;
import org.saddlepoint.solve.SolveOptions;

/**
 * Participation ratios and mean square covariances of a fluctuating state from the two-point functions averaged over all samples; errors
 * are those of leaving one sample out at a time.
 */
final class SampledDimensions {
  private static final int LAGS = 81;
  private static final double LAG_STEP = 0.25;
  /** The relative error from which on a number is no number. */
  private static final double RESOLVED = 0.25;

  private final SampledSystem system;
  private final SampledObservables observables;
  private final SolveOptions options;
  private final SampledFluctuations fluctuations;
  private final List<String> stackNames = new ArrayList<>();
  private final List<List<Integer>> stacks = new ArrayList<>();
  private final double[] lags;
  private final Map<String, Quantity> quantities;
  private final Map<String, Curve> functions;
  private final List<String> unresolved = new ArrayList<>();
  private boolean resolvable;

  /**
   * @param quantities where numbers go
   * @param functions  where Ψ goes
   */
  SampledDimensions(SampledSystem system, FourPoint fluctuations, SampledObservables observables, SolveOptions options, Map<String, Quantity> quantities, Map<String, Curve> functions) {
    this.system = system;
    this.observables = observables;
    this.options = options;
    this.quantities = quantities;
    this.functions = functions;
    List<SampledObservables.Entry> entries = observables.entries();
    stack("PR_all", m -> m.output() ? 1 : 0);
    stack("PR_all_fields", m -> m.kind() == Measured.Kind.FIELD && system.equations().network().field(m.name()).kind() != Field.Kind.ALGEBRAIC ? 1 : 0);
    double step = system.discrete() ? 1 : LAG_STEP;
    this.lags = new double[LAGS];
    for (int q = 0; q < LAGS; q++) {
      lags[q] = q * step;
    }
    this.fluctuations = new SampledFluctuations(system, fluctuations, entries.stream().map(e -> new int[] {e.site(), e.readout()}).toList(), stacks, lags);
  }

  private void stack(String name, ToDoubleFunction<Measured> belongs) {
    List<Integer> members = new ArrayList<>();
    for (int i = 0; i < observables.entries().size(); i++) {
      if (belongs.applyAsDouble(observables.entries().get(i).measured()) > 0) {
        members.add(i);
      }
    }
    if (!members.isEmpty()) {
      stackNames.add(name);
      stacks.add(members);
    }
  }

  /** What must be measured of every species. */
  List<Passage> wanted() {
    List<Passage> all = new ArrayList<>();
    for (int s = 0; s < system.sites().size(); s++) {
      all.add(fluctuations.wanted(s));
    }
    return all;
  }

  /** Everything about covariances between sites; remarks say what has no number. */
  void fill(SampledRun run, List<String> remarks) {
    String obstacle = obstacle(run);
    resolvable = obstacle.isEmpty();
    unresolved.clear();
    List<String> names = new ArrayList<>();
    for (SampledObservables.Entry e : observables.entries()) {
      String h = e.measured().name();
      names.addAll(List.of("PR_" + h, "PR_" + h + "_zscored", "PR_" + h + "_long", "PR_" + h + "_long_zscored", "NVar_C_" + h, "Var_diag_C_" + h));
    }
    names.addAll(stackNames);
    if (names.stream().noneMatch(options::wants) && observables.entries().stream().noneMatch(e -> options.wants("Psi_" + e.measured().name()))) {
      return;
    }
    if (!obstacle.isEmpty()) {
      names.forEach(this::none);
      remarks.add("no participation ratios: " + obstacle);
      return;
    }
    try {
      dimensions(run);
      if (!unresolved.isEmpty()) {
        remarks.add("sampling does not resolve " + String.join(", ", unresolved) + ": their errors would be more than a quarter of their values");
      }
    } catch (NumericalFailure failure) {
      names.forEach(this::none);
      remarks.add("no participation ratios: " + failure.getMessage());
    }
  }

  /** Whether what has no number would have one with more samples. */
  boolean resolvable() {
    return resolvable;
  }

  /** Why the fluctuations are not computed; empty if they are. */
  private String obstacle(SampledRun run) {
    for (SampledObservables.Entry e : observables.entries()) {
      double[] persistent = run.samples().stream().mapToDouble(sample -> sample.get(e.site()).stream().mapToDouble(m -> m.weight * persistent(m, e)).sum()).toArray();
      double[] total = SampledAnswer.overSamples(run, e.site(), m -> run.grid().equalTime(m.pairRe[m.pair(e.readout(), e.readout())]));
      var found = Statistics.meanAndError(persistent);
      if (Math.abs(found.value()) > Math.max(0.05 * Statistics.mean(total), 5 * found.error())) {
        return "part of " + e.measured().name() + " is frozen at every site, and correlations given that part are not sampled";
      }
    }
    return system.equations().network().noises().stream().anyMatch(n -> n.law() instanceof org.saddlepoint.model.Noise.Quenched) ? "the frozen noise makes sites differ" : "";
  }

  private void dimensions(SampledRun run) {
    int k = run.samples().size();
    AveragedState averages = new AveragedState(system, run.grid(), run.samples(), run.states());
    List<List<List<Measurement>>> states = new ArrayList<>();
    for (int i = -1; i < k; i++) {
      states.add(connected(run, averages, i));
    }
    SampledFluctuations.Found all = fluctuations.integrate(run.grid(), states.get(0));
    List<SampledFluctuations.Found> without = new ArrayList<>();
    for (int i = 1; i <= k; i++) {
      without.add(fluctuations.integrate(run.grid(), states.get(i)));
    }
    for (int i = 0; i < observables.entries().size(); i++) {
      int h = i;
      SampledObservables.Entry e = observables.entries().get(i);
      String name = e.measured().name();
      double ratio = system.sites().get(e.site()).ratio();
      double[] variance = leaveOneOut(states, run, e);
      double[] slow = overStates(states, e, m -> m.pairRe[m.pair(e.readout(), e.readout())][0]);
      Estimates pr = new Estimates(all, without);
      jackknife("PR_" + name, pr.of((f, j) -> square(ratio * variance[j]) / (ratio * f.square()[h])));
      jackknife("PR_" + name + "_zscored", pr.of((f, j) -> ratio / f.scored()[h]));
      jackknife("PR_" + name + "_long", pr.of((f, j) -> square(ratio * slow[j]) / (ratio * f.slow()[h])));
      jackknife("PR_" + name + "_long_zscored", pr.of((f, j) -> ratio / f.slowScored()[h]));
      jackknife("NVar_C_" + name, pr.of((f, j) -> (f.square()[h] - f.diagonal()[h]) / square(ratio)));
      double[] diversity = states.stream().mapToDouble(state -> diversity(state.get(e.site()), run.grid(), e)).toArray();
      jackknife("Var_diag_C_" + name, diversity);
    }
    for (int g = 0; g < stacks.size(); g++) {
      int group = g;
      double[][] variances = stacks.get(g).stream().map(i -> leaveOneOut(states, run, observables.entries().get(i))).toArray(double[][]::new);
      double[] ratios = stacks.get(g).stream().mapToDouble(i -> system.sites().get(observables.entries().get(i).site()).ratio()).toArray();
      double sites = Arrays.stream(ratios).sum();
      jackknife(
          stackNames.get(g),
          new Estimates(all, without)
              .of(
                  (f, j) -> {
                    double trace = 0;
                    for (int i = 0; i < ratios.length; i++) {
                      trace += ratios[i] * variances[i][j];
                    }
                    return trace * trace / (sites * f.stacked()[group]);
                  }));
    }
    psi(all, without);
  }

  private void psi(SampledFluctuations.Found all, List<SampledFluctuations.Found> without) {
    for (int i = 0; i < observables.entries().size(); i++) {
      String name = "Psi_" + observables.entries().get(i).measured().name();
      double ratio = system.sites().get(observables.entries().get(i).site()).ratio();
      if (!options.wants(name)) {
        continue;
      }
      double[] value = new double[lags.length];
      double[] error = new double[lags.length];
      for (int q = 0; q < lags.length; q++) {
        int h = i;
        int at = q;
        double[] found = new Estimates(all, without).of((f, j) -> f.lagged()[h][at] / square(ratio));
        value[q] = corrected(found);
        error[q] = spread(found);
      }
      functions.put(name, new Curve("tau", lags, value, error));
    }
  }

  /** A function of the averages over all samples and over all but one. */
  private record Estimates(SampledFluctuations.Found all, List<SampledFluctuations.Found> without) {
    interface Value {
      double of(SampledFluctuations.Found f, int j);
    }

    double[] of(Value value) {
      double[] found = new double[without.size() + 1];
      found[0] = value.of(all, 0);
      for (int j = 1; j < found.length; j++) {
        found[j] = value.of(without.get(j - 1), j);
      }
      return found;
    }
  }

  /**
   * Standard error from leaving samples out, in elements 1 … k, and half of the bias that leaving them out shows: close to a transition
   * ratios of noisy spectra are far from linear.
   */
  private static double spread(double[] found) {
    int k = found.length - 1;
    double[] without = Arrays.copyOfRange(found, 1, k + 1);
    // The variance of Student's t: a handful of samples knows its own scatter badly.
    double few = Math.sqrt((k - 1.0) / Math.max(1, k - 3));
    return Math.hypot(few * Math.sqrt((k - 1.0) * (k - 1.0) / k * Statistics.variance(without)), 0.5 * bias(found));
  }

  private void jackknife(String name, double[] found) {
    if (options.wants(name)) {
      double value = corrected(found);
      double error = spread(found);
      boolean resolved = error <= RESOLVED * Math.abs(value);
      quantities.put(name, resolved ? Quantity.of(value, error) : Quantity.NONE);
      if (!resolved) {
        unresolved.add(name);
      }
    }
  }

  /** Without the bias of first order in the reciprocal number of samples. */
  private static double corrected(double[] found) {
    return found[0] - bias(found);
  }

  private static double bias(double[] found) {
    int k = found.length - 1;
    return (k - 1) * (Statistics.mean(Arrays.copyOfRange(found, 1, k + 1)) - found[0]);
  }

  /** What a site's observable keeps for ever, as sampled. */
  private static double persistent(Measurement m, SampledObservables.Entry e) {
    return m.plateau[m.pair(e.readout(), e.readout())] - square(m.means[e.readout()]);
  }

  /** The variance over sites of their variances. */
  private static double diversity(List<Measurement> classes, Periodic grid, SampledObservables.Entry e) {
    double mean = 0;
    for (Measurement m : classes) {
      mean += m.weight * grid.equalTime(m.pairRe[m.pair(e.readout(), e.readout())]);
    }
    double sum = 0;
    for (Measurement m : classes) {
      sum += m.weight * square(grid.equalTime(m.pairRe[m.pair(e.readout(), e.readout())]) - mean);
    }
    return sum;
  }

  private static double[] leaveOneOut(List<List<List<Measurement>>> states, SampledRun run, SampledObservables.Entry e) {
    return overStates(states, e, m -> run.grid().equalTime(m.pairRe[m.pair(e.readout(), e.readout())]));
  }

  private static double[] overStates(List<List<List<Measurement>>> states, SampledObservables.Entry e, ToDoubleFunction<Measurement> value) {
    return states.stream().mapToDouble(state -> value.applyAsDouble(SampledAnswer.mean(state.get(e.site())))).toArray();
  }

  /** Connected two-point functions averaged over all samples. */
  static List<List<Measurement>> connected(SampledRun run, SampledSystem system) {
    return connected(run, new AveragedState(system, run.grid(), run.samples(), run.states()), -1);
  }

  /** Connected two-point functions by species and node, averaged over the samples but one (−1: over all). */
  private static List<List<Measurement>> connected(SampledRun run, AveragedState state, int left) {
    List<List<Measurement>> all = state.without(left);
    // What persists is within its error of the squared mean; it is not a fluctuation.
    for (List<Measurement> nodes : all) {
      for (Measurement m : nodes) {
        for (int p = 0; p < m.pairRe.length; p++) {
          double[] c = run.grid().lags(m.pairRe[p], m.pairIm[p]);
          m.pairRe[p][0] -= run.grid().duration() * c[c.length / 2];
        }
      }
    }
    return all;
  }

  private static double square(double x) {
    return x * x;
  }

  private void none(String name) {
    if (options.wants(name)) {
      quantities.put(name, Quantity.NONE);
    }
  }
}

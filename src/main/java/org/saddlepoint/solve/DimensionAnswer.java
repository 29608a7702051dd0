package org.saddlepoint.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.saddlepoint.model.Curve;
import org.saddlepoint.model.Field;
import org.saddlepoint.model.Measured;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.rule.Fluctuations;

/** Names what the fluctuations say about covariance matrices: participation ratios, mean square covariances, Ψ. */
final class DimensionAnswer {
  private static final double NOTHING = 1e-18;
  /** What the averages over static parts are good for, relative. */
  private static final double STATIC_ERROR = 1e-10;
  private static final double LAG_STEP = 0.1;
  private static final int LAGS = 201;

  private final MeanFieldSystem system;
  private final List<Observables.Entry> entries;
  private final SolveOptions options;
  private final List<String> stackNames = new ArrayList<>();
  private final List<List<Integer>> stacks = new ArrayList<>();
  private final Optional<Dimension> dimension;

  DimensionAnswer(MeanFieldSystem system, List<Observables.Entry> entries, SolveOptions options) {
    this.system = system;
    this.entries = options.quantities().isEmpty() ? entries : entries.stream().filter(e -> isUsed(e, options.quantities())).toList();
    this.options = options;
    stack("PR_all", m -> m.output() ? 1 : 0);
    stack("PR_all_fields", m -> m.kind() == Measured.Kind.FIELD && system.equations().network().field(m.name()).kind() != Field.Kind.ALGEBRAIC ? 1 : 0);
    this.dimension = wanted() ? Optional.of(new Dimension(system, new Fluctuations().apply(system.equations()), this.entries, stacks, options.window(), lags())) : Optional.empty();
  }

  /** Quantities of single observables end in their names, but for a few that follow; the others concern all. */
  private static boolean isUsed(Observables.Entry entry, List<String> names) {
    String h = entry.measured().name();
    return names.stream().anyMatch(q -> q.startsWith("PR_all") || q.equals("tau_population") || q.contains("_" + h));
  }

  private void stack(String name, ToDoubleFunction<Measured> belongs) {
    List<Integer> members = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      if (belongs.applyAsDouble(entries.get(i).measured()) > 0) {
        members.add(i);
      }
    }
    if (!members.isEmpty() && options.wants(name)) {
      stackNames.add(name);
      stacks.add(members);
    }
  }

  private double[] lags() {
    boolean wanted = options.wants("tau_population") || entries.stream().anyMatch(e -> options.wants("Psi_" + e.measured().name()));
    if (!wanted || system.clock() instanceof Clock.Static) {
      return new double[0];
    }
    double step = system.clock().lagStep() > 0 ? system.clock().lagStep() * Math.max(1, Math.round(LAG_STEP / system.clock().lagStep())) : LAG_STEP;
    double[] lags = new double[LAGS];
    for (int q = 0; q < LAGS; q++) {
      lags[q] = q * step;
    }
    return lags;
  }

  /** What the state's covariances must be known for. */
  List<MeanFieldSystem.Pair> readoutPairs() {
    return dimension.map(Dimension::readoutPairs).orElse(List.of());
  }

  private boolean wanted() {
    return options.quantities().isEmpty()
        || options.quantities().stream().anyMatch(q -> q.startsWith("PR_") || q.startsWith("NVar_") || q.startsWith("Var_diag_") || q.startsWith("Psi_") || q.equals("tau_population"));
  }

  /** Of a state without time: everything is equal-time. */
  void frozen(SolvedState state, Map<String, Quantity> quantities) {
    if (dimension.isPresent()) {
      Dimension.Found found = dimension.get().frozen(state);
      report(found.fine(), found.fine(), STATIC_ERROR, quantities);
      population(found.fine(), found.fine(), quantities);
    }
  }

  /** Of a fluctuating state, solved on two grids. */
  void fluctuating(SolvedState fine, SolvedState coarse, Map<String, Quantity> quantities, Map<String, Curve> functions) {
    if (dimension.isEmpty()) {
      return;
    }
    Dimension.Found found = dimension.get().fluctuating(fine);
    boolean enough = system.accuracy() > 0 && found.reached();
    // The coarse sums on the two grids differ by the grids, the two sums on the fine grid by the frequencies, as far as these matter.
    CovarianceStatistics.All other =
        fine != coarse ? dimension.get().at(coarse, enough ? found.nodes() : found.nodes().coarser()).fine() : enough ? found.fine() : found.coarse();
    report(found.fine(), other, Math.max(Math.max(1e-11, system.accuracy()), found.rounding()), quantities);
    CovarianceStatistics.All lagged = fine != coarse ? other : found.coarse();
    population(found.fine(), lagged, quantities);
    for (int i = 0; i < entries.size(); i++) {
      CovarianceStatistics s = found.fine().each().get(i);
      String name = "Psi_" + entries.get(i).measured().name();
      if (options.wants(name) && s.lagged().length > 0) {
        functions.put(name, curve(s.lagged(), lagged.each().get(i).lagged(), ratio(i)));
      }
    }
  }

  private Curve curve(double[] fine, double[] coarse, double ratio) {
    double[] value = new double[fine.length];
    double[] error = new double[fine.length];
    for (int q = 0; q < fine.length; q++) {
      value[q] = fine[q] / (ratio * ratio);
      error[q] = Math.abs(fine[q] - coarse[q]) / (ratio * ratio);
    }
    return new Curve("tau", lags(), value, error);
  }

  private double ratio(int entry) {
    return system.site(entries.get(entry).site()).ratio();
  }

  private void report(CovarianceStatistics.All fine, CovarianceStatistics.All coarse, double relative, Map<String, Quantity> quantities) {
    for (int i = 0; i < entries.size(); i++) {
      CovarianceStatistics a = fine.each().get(i);
      CovarianceStatistics b = coarse.each().get(i);
      String h = entries.get(i).measured().name();
      double alpha = ratio(i);
      boolean varies = a.trace() > NOTHING;
      put("PR_" + h, varies, s -> s.trace() * s.trace() / (alpha * s.square()), a, b, relative, quantities);
      put("PR_" + h + "_zscored", varies, s -> alpha / s.scored(), a, b, relative, quantities);
      put("PR_" + h + "_long", varies, s -> s.longTrace() * s.longTrace() / (alpha * s.longSquare()), a, b, relative, quantities);
      put("PR_" + h + "_long_zscored", varies, s -> alpha / s.longScored(), a, b, relative, quantities);
      if (options.window().isPresent()) {
        put("PR_" + h + "_window", varies, s -> s.windowTrace() * s.windowTrace() / (alpha * s.windowSquare()), a, b, relative, quantities);
        put("PR_" + h + "_window_zscored", varies, s -> alpha / s.windowScored(), a, b, relative, quantities);
      }
      put("NVar_C_" + h, varies, s -> (s.square() - s.diagonal()) / (alpha * alpha), a, b, relative, quantities);
      put("Var_diag_C_" + h, varies, CovarianceStatistics::spread, a, b, relative, quantities);
    }
    for (int g = 0; g < stacks.size(); g++) {
      double fineRatio = stacked(fine, g);
      double error = Math.abs(fineRatio - stacked(coarse, g)) + relative * Math.abs(fineRatio);
      quantities.put(stackNames.get(g), Quantity.of(fineRatio, error));
    }
  }

  /** No numbers for what this class reports. */
  void none(Map<String, Quantity> quantities) {
    for (Observables.Entry entry : entries) {
      String h = entry.measured().name();
      for (String name : List.of("PR_" + h, "PR_" + h + "_zscored", "PR_" + h + "_long", "PR_" + h + "_long_zscored", "NVar_C_" + h, "Var_diag_C_" + h)) {
        if (options.wants(name)) {
          quantities.put(name, Quantity.NONE);
        }
      }
    }
    stackNames.forEach(name -> quantities.put(name, Quantity.NONE));
  }

  private double stacked(CovarianceStatistics.All all, int group) {
    double trace = 0;
    double sites = 0;
    for (int i : stacks.get(group)) {
      trace += all.each().get(i).trace();
      sites += ratio(i);
    }
    return trace > NOTHING ? trace * trace / (sites * all.stacked()[group]) : Double.NaN;
  }

  private void put(
      String name, boolean varies, ToDoubleFunction<CovarianceStatistics> value, CovarianceStatistics fine, CovarianceStatistics coarse, double relative,
      Map<String, Quantity> quantities) {
    if (!options.wants(name)) {
      return;
    }
    if (!varies) {
      quantities.put(name, Quantity.NONE);
      return;
    }
    double v = value.applyAsDouble(fine);
    quantities.put(name, Quantity.of(v, Math.abs(v - value.applyAsDouble(coarse)) + relative * Math.abs(v)));
  }

  /** The lag at which √(Ψ/Ψ(0)) of the outputs (the first field where there are none) has fallen to 1/e. */
  private void population(CovarianceStatistics.All fine, CovarianceStatistics.All coarse, Map<String, Quantity> quantities) {
    if (!options.wants("tau_population") || system.clock() instanceof Clock.Static) {
      return;
    }
    int of = 0;
    for (int i = entries.size() - 1; i >= 0; i--) {
      of = entries.get(i).measured().output() ? i : of;
    }
    double[] lags = lags();
    double a = crossing(lags, fine.each().get(of).lagged());
    double b = crossing(lags, coarse.each().get(of).lagged());
    quantities.put("tau_population", Quantity.of(a, Math.abs(a - b) + 1e-6 * a));
  }

  private static double crossing(double[] lags, double[] psi) {
    double level = Math.exp(-2);
    for (int q = 1; q < psi.length; q++) {
      double before = psi[q - 1] / psi[0];
      double here = psi[q] / psi[0];
      if (here < level) {
        // Exponential between two lags.
        double share = Math.log(before / level) / Math.log(before / here);
        return lags[q - 1] + share * (lags[q] - lags[q - 1]);
      }
    }
    return Double.NaN;
  }
}

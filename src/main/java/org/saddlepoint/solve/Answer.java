package org.saddlepoint.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.saddlepoint.model.Coupling;
import org.saddlepoint.model.Curve;
import org.saddlepoint.model.Measured;
import org.saddlepoint.model.Persistence;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.model.Result;
import org.saddlepoint.model.Status;
import org.saddlepoint.numeric.NumericalFailure;

/** Turns a solved state into named quantities and functions with errors. */
final class Answer {
  /** Relative error of static quantities: rounding of the averages, amplified by the iteration. */
  private static final double STATIC_ERROR = 1e-12;
  /** Below this nothing varies. */
  private static final double NOTHING = 1e-18;
  private static final double REACH = 10;
  private static final double SHOWN = 1e-5;
  private static final int MOST_POINTS = 4000;

  /** A variance may be negative by this share of its parts. */
  private static final double NEGATIVE = 1e-5;
  private static final String LYAPUNOV = "lyapunov_exponent";

  private final MeanFieldSystem system;
  private final Observables observables;
  private final SolveOptions options;
  private final Map<String, Quantity> quantities = new LinkedHashMap<>();
  private final Map<String, Curve> functions = new LinkedHashMap<>();
  private final Map<String, Quantity> transition = new LinkedHashMap<>();
  private final DimensionAnswer dimensions;
  private double stability = Double.NaN;
  private String unavailable = "";
  private final List<String> validity = new ArrayList<>();

  Answer(MeanFieldSystem system, Observables observables, SolveOptions options) {
    this.dimensions = new DimensionAnswer(system, observables.entries(), options.with(PairDensities.needed(options, observables.entries().stream().map(Observables.Entry::measured).toList())));
    this.system = system;
    this.observables = observables;
    this.options = options;
  }

  void stability(double value) {
    stability = value;
  }

  /** A sentence on what the state is worth. */
  void validity(String sentence) {
    validity.add(sentence);
  }

  void critical(Map<String, Quantity> found) {
    transition.putAll(found);
  }

  /** The answer when nothing varies in time. */
  Result frozen(StaticParts parts) {
    List<Observation> found = new Observer(system, observables.entries()).frozen(parts);
    for (int i = 0; i < found.size(); i++) {
      Observation o = found.get(i);
      double scale = STATIC_ERROR * (Math.abs(o.total()) + o.mean() * o.mean());
      numbers(observables.entries().get(i).measured(), o, v -> v == o.mean() ? STATIC_ERROR * Math.sqrt(Math.abs(o.total()) + v * v) : scale);
      if (!(system.clock() instanceof Clock.Static)) {
        flat(observables.entries().get(i).measured().name(), o, scale);
      }
    }
    // What draws have in common is known to rounding, and the covariance of the rest is nothing.
    if (found.stream().anyMatch(o -> o.variance() > STATIC_ERROR * (Math.abs(o.total()) + o.mean() * o.mean()))) {
      covariances(() -> dimensions.frozen(SolvedState.frozen(system, parts), quantities));
    } else {
      dimensions.none(quantities);
    }
    List<Measured> measured = observables.entries().stream().map(Observables.Entry::measured).toList();
    functions.putAll(PairDensities.of(options, measured, quantities));
    quantities.keySet().removeIf(name -> !options.wants(name));
    Optional<String> missing = options.corrections() != Corrections.NONE ? nextOrder(true) : Optional.empty();
    finish();
    Metastability.note(system).ifPresent(this::validity);
    boolean still = found.stream().allMatch(o -> Math.abs(o.total()) <= NOTHING * (1 + o.mean() * o.mean()));
    return new Result(still ? Status.QUIESCENT : Status.CONVERGED, message(still ? "nothing varies, neither in time nor over sites or draws" : missing.orElse("")), quantities, functions);
  }

  private Optional<String> nextOrder(boolean still) {
    return new NextOrder(system.equations(), still).addTo(observables.entries().stream().map(Observables.Entry::measured).toList(), quantities);
  }

  private void flat(String name, Observation o, double error) {
    if (!options.wants("C_" + name)) {
      return;
    }
    int points = 101;
    double step = system.clock().lagStep() > 0 ? system.clock().lagStep() : REACH / (points - 1);
    int count = Math.max(points, 1 + (int) Math.ceil(REACH / step));
    double[] at = new double[count];
    double[] value = new double[count];
    double[] errors = new double[count];
    Arrays.fill(value, o.total());
    Arrays.fill(errors, error);
    for (int j = 0; j < count; j++) {
      at[j] = j * step;
    }
    functions.put("C_" + name, new Curve("tau", at, value, errors));
  }

  /** The answer of a fluctuating state solved on two grids. */
  Result fluctuating(Refinement.Refined refined) {
    List<Observables.Entry> entries = observables.entries().stream().filter(e -> options.concernsSites(e.measured().name())).toList();
    List<MeanFieldSystem.Pair> observed = new ArrayList<>(entries.stream().map(Observables.Entry::pair).toList());
    observed.addAll(dimensions.readoutPairs());
    CorrelationMap fineMap = wider(refined.map(), refined.solved(), observed);
    CorrelationMap coarseMap = refined.isSingle() ? fineMap : wider(refined.coarseMap(), refined.coarse(), observed);
    Observer observer = new Observer(system, entries);
    List<Observation> fine = observer.fluctuating(fineMap, refined.solved().state());
    List<Observation> coarse = refined.isSingle() ? fine : observer.fluctuating(coarseMap, refined.coarse().state());
    SolvedState state = SolvedState.fluctuating(fineMap, refined.solved().state());
    boolean sameStep = refined.map().grid().step() == refined.coarseMap().grid().step();
    for (int i = 0; i < fine.size(); i++) {
      Observation a = fine.get(i);
      Observation b = coarse.get(i);
      Measured m = entries.get(i).measured();
      double floor = Math.max(1e-12, system.accuracy()) * (Math.abs(a.total()) + a.mean() * a.mean());
      change(m, a, b, floor);
      curves(m.name(), refined.map().grid(), a, Refinement.difference(b.lagged(), a.lagged(), sameStep ? 1 : 2).orElse(0) + floor);
    }
    covariances(
        () -> dimensions.fluctuating(state, refined.isSingle() ? state : SolvedState.fluctuating(coarseMap, refined.coarse().state()), quantities, functions));
    if (options.wants(LYAPUNOV)) {
      Optional<Quantity> growth = LyapunovExponent.of(state);
      quantities.put(LYAPUNOV, growth.orElse(Quantity.NONE));
      if (growth.isEmpty() && options.quantities().contains(LYAPUNOV)) {
        unavailable += (unavailable.isEmpty() ? "" : "; ") + "no Lyapunov exponent: it is computed where one nonlinear correlation drives fields of first order without means";
      }
    }
    Optional<String> missing = options.corrections() == Corrections.ASKED ? nextOrder(false) : Optional.empty();
    finish();
    Optional<String> impossible = fine.stream().filter(Answer::isImpossible).findFirst().map(o -> observables.entries().get(fine.indexOf(o)).measured().name());
    if (impossible.isPresent()) {
      quantities.replaceAll((name, q) -> Quantity.NONE);
      functions.clear();
      return new Result(Status.NOT_CONVERGED, message("the equations were solved by correlations that no process has: a variance of " + impossible.get() + " is negative; there may be no bounded state at these parameters"), quantities, functions);
    }
    boolean converged = refined.converged();
    String sentence =
        converged ? missing.orElse("") : "the correlations did not converge on " + refined.map().grid().lags() + " lags of step " + refined.map().grid().step() + ", relative residual " + refined.solved().residual();
    return new Result(converged ? Status.CONVERGED : Status.NOT_CONVERGED, message(sentence), quantities, functions);
  }

  /** Single sites stand where the covariances of pairs cannot be computed. */
  private void covariances(Runnable computation) {
    try {
      computation.run();
    } catch (NumericalFailure failure) {
      dimensions.none(quantities);
      unavailable = "no participation ratios: " + failure.getMessage();
    }
  }

  private CorrelationMap wider(CorrelationMap map, CorrelationSolver.Solved solved, List<MeanFieldSystem.Pair> pairs) {
    if (map.knows(pairs)) {
      return map;
    }
    CorrelationMap wider = new CorrelationMap(system, map.grid(), pairs);
    wider.adapt(solved.state());
    return wider;
  }

  private void change(Measured m, Observation fine, Observation coarse, double floor) {
    put("mean_" + m.name(), fine.mean(), Math.abs(fine.mean() - coarse.mean()) + floor);
    put("C_" + m.name() + "(0)", fine.total(), Math.abs(fine.total() - coarse.total()) + floor);
    put("C_" + m.name() + "(inf)", fine.within(), Math.abs(fine.within() - coarse.within()) + floor);
    put("static_" + m.name(), fine.across(), Math.abs(fine.across() - coarse.across()) + floor);
    put("var_" + m.name(), fine.variance(), Math.abs(fine.variance() - coarse.variance()) + floor);
    gain(m, fine.gain(), Math.abs(fine.gain() - coarse.gain()) + Math.max(1e-12, system.accuracy()) * Math.abs(fine.gain()));
  }

  private void numbers(Measured m, Observation o, ToDoubleFunction<Double> error) {
    put("mean_" + m.name(), o.mean(), error.applyAsDouble(o.mean()));
    put("C_" + m.name() + "(0)", o.total(), error.applyAsDouble(o.total()));
    put("C_" + m.name() + "(inf)", o.within(), error.applyAsDouble(o.within()));
    put("static_" + m.name(), o.across(), error.applyAsDouble(o.across()));
    put("var_" + m.name(), o.variance(), error.applyAsDouble(o.variance()));
    // A mean slope may vanish by symmetry; its rounding is that of the function.
    gain(m, o.gain(), STATIC_ERROR * (Math.abs(o.gain()) + Math.sqrt(Math.abs(o.total()) + o.mean() * o.mean())));
  }

  private void gain(Measured m, double value, double error) {
    if (m.kind() == Measured.Kind.AUTOMATIC) {
      put("gain_" + m.name(), value, error);
    }
  }

  private void curves(String name, LagGrid grid, Observation o, double error) {
    double[] lagged = o.lagged();
    if (options.wants("C_" + name)) {
      int count = shown(lagged, o.within(), grid.step());
      double[] at = new double[count];
      double[] errors = new double[count];
      for (int j = 0; j < count; j++) {
        at[j] = j * grid.step();
        errors[j] = error;
      }
      functions.put("C_" + name, new Curve("tau", at, Arrays.copyOf(lagged, count), errors));
    }
    if (options.wants("S_" + name)) {
      double largest = Arrays.stream(o.spectrum()).map(Math::abs).max().orElse(0);
      int last = 1;
      for (int k = 0; k < o.spectrum().length; k++) {
        last = Math.abs(o.spectrum()[k]) > SHOWN * largest ? k : last;
      }
      int count = Math.min(last + 1, MOST_POINTS);
      double[] at = new double[count];
      for (int k = 0; k < count; k++) {
        at[k] = grid.frequency(k);
      }
      functions.put("S_" + name, new Curve("omega", at, Arrays.copyOf(o.spectrum(), count), new double[0]));
    }
  }

  /** Number of lags to show: ten time units at least, and until the decaying part is small. */
  private static int shown(double[] lagged, double infinity, double step) {
    int least = Math.min(lagged.length, 1 + (int) Math.ceil(REACH / step));
    int last = least;
    for (int j = least; j < Math.min(lagged.length, MOST_POINTS); j++) {
      last = Math.abs(lagged[j] - infinity) > SHOWN * Math.abs(lagged[0] - infinity) ? j + 1 : last;
    }
    return last;
  }

  private void finish() {
    new ConnectivityAnswer(system.equations().network(), options).addTo(quantities);
    put("stability", stability, 1e-9 * Math.abs(stability));
    transition.forEach((name, q) -> {
      if (options.wants(name)) {
        quantities.put(name, q);
      }
    });
    for (Measured m : observables.unreadable()) {
      put("mean_" + m.name(), Double.NaN, 0);
      put("C_" + m.name() + "(0)", Double.NaN, 0);
    }
    options.quantities().stream().filter(q -> !functions.containsKey(q)).forEach(q -> quantities.putIfAbsent(q, Quantity.NONE));
  }

  private String message(String sentence) {
    List<String> sentences = new ArrayList<>();
    if (!sentence.isEmpty()) {
      sentences.add(sentence);
    }
    sentences.addAll(validity);
    if (system.hasMemories() && quantities.keySet().stream().anyMatch(Answer::concernsPairs)) {
      sentences.add(annealed());
    }
    if (!unavailable.isEmpty()) {
      sentences.add(unavailable);
    }
    if (!observables.unreadable().isEmpty()) {
      sentences.add(
          String.join(", ", observables.unreadable().stream().map(Measured::name).toList()) + ": no function of one Gaussian combination of fields, so without theory here");
    }
    return String.join("; ", sentences);
  }

  /** Which averages are meant where couplings change in time. */
  private String annealed() {
    List<Coupling> couplings = system.equations().network().couplings();
    List<String> varying = couplings.stream().filter(c -> !(c.persistence() instanceof Persistence.Quenched)).map(Coupling::name).toList();
    String names = String.join(", ", varying);
    return (varying.size() == 1 ? "the coupling " + names + " varies" : "the couplings " + names + " vary") + " in time, and every quantity is an average over noise and " + names + ": "
        + (varying.size() == couplings.size() ? "covariances between sites vanish to this order, so that participation ratios are one"
            : "what arrives through " + names + " adds nothing to covariances between sites to this order, the other couplings do")
        + "; covariances over noise at one shared history of " + names + " are another quantity, which is not computed";
  }

  /** Whether a part of the variance is negative by more than numerical errors. */
  private static boolean isImpossible(Observation o) {
    double largest = 0;
    for (double s : o.spectrum()) {
      largest = Math.max(largest, Math.abs(s));
    }
    double least = 0;
    for (double s : o.spectrum()) {
      least = Math.min(least, s);
    }
    double scale = Math.abs(o.total()) + Math.abs(o.within()) + o.mean() * o.mean();
    // The spectrum of a fluctuation that is hardly there is rounding.
    boolean moves = o.total() - o.within() > NEGATIVE * scale;
    return Math.min(o.total(), Math.min(o.within(), o.total() - o.within())) < -NEGATIVE * scale - NOTHING || moves && least < -NEGATIVE * largest - NOTHING;
  }

  /** Whether a quantity is about covariances of different sites. */
  private static boolean concernsPairs(String name) {
    return name.startsWith("PR_") || name.startsWith("NVar_C_") || name.startsWith("Psi_");
  }

  private void put(String name, double value, double error) {
    if (options.wants(name)) {
      quantities.put(name, Quantity.of(value, error));
    }
  }
}

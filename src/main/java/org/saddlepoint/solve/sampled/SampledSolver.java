package org.saddlepoint.solve.sampled;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saddlepoint.action.MeanFieldEquations;
import org.saddlepoint.model.Measured;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.model.Result;
import org.saddlepoint.model.Status;
import org.saddlepoint.model.TimeKind;
import org.saddlepoint.numeric.NumericalFailure;
import org.saddlepoint.rule.Fluctuations;
import org.saddlepoint.solve.SolveOptions;

/**
 * Solves mean-field equations whose effective process is not Gaussian. Errors are standard errors over independent samples; the
 * result repeats for the same seed.
 */
public final class SampledSolver {
  /** Nodes of the quadrature over one persistent input. */
  static final int FINE = 801;
  /** Stability within this of one is the transition itself. */
  static final double MARGIN = 1e-7;

  private final Network network;
  private final MeanFieldEquations equations;
  private final List<Measured> measured;
  private final SolveOptions options;
  private final String reason;
  private final Effort effort;
  private final Map<String, Quantity> transition = new LinkedHashMap<>();

  private SampledSolver(Network network, MeanFieldEquations equations, List<Measured> measured, SolveOptions options, String reason, Effort effort) {
    this.network = network;
    this.equations = equations;
    this.measured = measured;
    this.options = options;
    this.reason = reason;
    this.effort = effort;
  }

  /**
   * @param reason why the effective process is not Gaussian
   * @return the numbers, or a status that says why there are none
   */
  public static Result solve(Network network, MeanFieldEquations equations, List<Measured> measured, SolveOptions options, String reason) {
    return solve(network, equations, measured, options, reason, Effort.to(options.accuracy()));
  }

  /** With another amount of sampling. */
  static Result solve(Network network, MeanFieldEquations equations, List<Measured> measured, SolveOptions options, String reason, Effort effort) {
    SampledSolver solver = new SampledSolver(network, equations, measured, options, reason, effort);
    try {
      return solver.solve();
    } catch (SampledRefusal refusal) {
      return solver.without(Status.DECLINED, "solve does not handle this model: " + refusal.getMessage() + "; derive and simulate do");
    } catch (NumericalFailure failure) {
      return solver.without(Status.NOT_CONVERGED, failure.getMessage());
    }
  }

  private Result solve() {
    if (network.time() == TimeKind.STATIC) {
      throw new SampledRefusal("its time is static and the effective site is not Gaussian (" + reason + ")");
    }
    if (options.atStep().isPresent()) {
      throw new SampledRefusal("--at-step needs a Gaussian effective process (" + reason + ")");
    }
    SampledSystem system = new SampledSystem(equations, SampledObservables.expressions(measured));
    SampledObservables observables = SampledObservables.of(system, measured);
    Optional<Result> rest = atRest(system, observables);
    if (rest.isPresent()) {
      return rest.get();
    }
    if (system.allLinear() && RestingState.quiescent(system).map(r -> r.stability() > 1).orElse(true)) {
      return without(Status.OUTSIDE_VALIDITY, "the network is linear and unstable: its activity grows without bound; weaken the couplings");
    }
    SampledAnswer answer = new SampledAnswer(system, new Fluctuations().apply(equations), observables, options);
    SampledRun run = new SampledRun(system, answer.wanted(), effort, options.seed());
    run.run();
    if (!run.unstable().isEmpty()) {
      return without(Status.OUTSIDE_VALIDITY, run.unstable());
    }
    answer.fill(run);
    while (answer.error() > effort.accuracy() && run.renew()) {
      answer.fill(run);
    }
    transition.forEach(answer.quantities()::put);
    List<String> sentences = new ArrayList<>();
    boolean converged = run.residual() <= Math.max(run.error(), 1e-3);
    if (!converged) {
      sentences.add("the sampled order parameters still change by " + percent(run.residual()) + " in a passage, more than their sampling error of " + percent(run.error()));
    }
    if (!answer.unknown().isEmpty()) {
      converged = false;
      sentences.add("independent samples disagree about " + answer.unknown());
    }
    if (!run.resolved()) {
      converged = false;
      sentences.add("correlations have not decayed within a quarter of the period T = " + run.grid().duration());
    }
    if (!system.allLinear()) {
      sentences.add("sampled effective process, since " + reason + ": " + run.description() + ", seed " + options.seed());
    }
    if (!run.stopped().isEmpty()) {
      sentences.add("fresh random numbers could not be followed, and the result is that of those before: " + run.stopped());
    }
    sentences.addAll(answer.remarks());
    if (options.quantities().contains("lyapunov_exponent")) {
      sentences.add("no Lyapunov exponent: the effective process is not Gaussian");
    }
    return new Result(converged ? Status.CONVERGED : Status.NOT_CONVERGED, String.join("; ", sentences), answer.quantities(), answer.functions());
  }

  /** The state in which nothing moves, if there is a stable one. */
  private Optional<Result> atRest(SampledSystem system, SampledObservables observables) {
    if (RestingState.isNoisy(network)) {
      return Optional.empty();
    }
    String critical = network.criticalParameter().map(p -> "critical_" + p).orElse("critical_scale");
    if (options.wants("stability")) {
      transition.put("stability", Quantity.NONE);
    }
    if (options.wants(critical)) {
      transition.put(critical, new RestingTransition(network).find());
    }
    try {
      Optional<RestingState> quiescent = RestingState.quiescent(system);
      if (quiescent.isPresent()) {
        double stability = quiescent.get().stability();
        if (options.wants("stability")) {
          transition.put("stability", Quantity.of(stability, MARGIN * stability));
        }
        if (stability <= 1 + MARGIN) {
          return Optional.of(new RestingAnswer(observables, options, reason).of(quiescent.get(), quiescent.get(), transition));
        }
        // Beyond, whatever is at rest with persistent inputs is what trajectories may find.
        transition.computeIfPresent("stability", (name, q) -> Quantity.NONE);
        return Optional.empty();
      }
      RestingState fine = new RestingState(system, FINE);
      if (!fine.solve()) {
        return Optional.empty();
      }
      double stability = fine.stability();
      if (!(stability <= 1 + MARGIN)) {
        return Optional.empty();
      }
      RestingState coarse = new RestingState(system, FINE / 2);
      coarse.solve();
      if (options.wants("stability")) {
        transition.put("stability", Quantity.of(stability, Math.abs(stability - coarse.stability()) + MARGIN));
      }
      return Optional.of(new RestingAnswer(observables, options, reason).of(fine, coarse, transition));
    } catch (NumericalFailure moving) {
      return Optional.empty();
    }
  }

  private static String percent(double share) {
    return String.format(java.util.Locale.ROOT, "%.2g %%", 100 * share);
  }

  private Result without(Status status, String sentence) {
    Map<String, Quantity> quantities = new LinkedHashMap<>();
    for (Measured m : measured) {
      for (String name : List.of("mean_" + m.name(), "C_" + m.name() + "(0)")) {
        if (options.wants(name)) {
          quantities.put(name, Quantity.NONE);
        }
      }
    }
    options.quantities().forEach(q -> quantities.putIfAbsent(q, Quantity.NONE));
    return new Result(status, sentence, quantities, Map.of());
  }
}

package org.saddlepoint.validate;

import java.util.List;
import java.util.stream.Stream;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Result;
import org.saddlepoint.model.Status;
import org.saddlepoint.simulate.SimulationResult;

/**
 * One case of an experiment: the model at one set of parameters.
 *
 * @param network the model at these parameters
 * @param settings the values that the experiment gives
 * @param theory what {@code solve} found
 * @param simulations what {@code simulate} found, one per size
 * @param quantities and @param functions the comparisons
 */
public record CaseResult(Network network, List<Setting> settings, Result theory, List<SimulationResult> simulations, List<Comparison> quantities, List<CurveComparison> functions) {
  public CaseResult {
    settings = List.copyOf(settings);
    simulations = List.copyOf(simulations);
    quantities = List.copyOf(quantities);
    functions = List.copyOf(functions);
  }

  /** The verdicts of all comparisons, quantities first. */
  public List<Verdict> verdicts() {
    return Stream.concat(quantities.stream().map(Comparison::verdict), functions.stream().map(CurveComparison::verdict)).toList();
  }

  /** Whether every comparison agrees. */
  public boolean agrees() {
    return verdicts().stream().allMatch(v -> v == Verdict.AGREES);
  }

  /** The status of the theory if that is not a number's, else the first of a simulation that is not, else CONVERGED. */
  public Status status() {
    return Stream.concat(Stream.of(theory.status()), simulations.stream().map(s -> s.result().status())).filter(s -> s != Status.CONVERGED && s != Status.QUIESCENT)
        .findFirst().orElse(Status.CONVERGED);
  }
}

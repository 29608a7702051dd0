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
 * @param beside the theory of the models that are shown beside, at the same parameters
 */
public record CaseResult(Network network, List<Setting> settings, Result theory, List<SimulationResult> simulations, List<Comparison> quantities, List<CurveComparison> functions,
    List<Result> beside) {
  public CaseResult {
    settings = List.copyOf(settings);
    simulations = List.copyOf(simulations);
    quantities = List.copyOf(quantities);
    functions = List.copyOf(functions);
    beside = List.copyOf(beside);
  }

  /** The verdicts of all comparisons, quantities first. */
  public List<Verdict> verdicts() {
    return Stream.concat(quantities.stream().map(Comparison::verdict), functions.stream().map(CurveComparison::verdict)).toList();
  }

  /** The first comparison of a quantity. @throws java.util.NoSuchElementException if the experiment does not compare it */
  public Comparison quantity(String name) {
    return quantities.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
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

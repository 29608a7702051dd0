package org.saddlepoint.validate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.Spelling;
import org.saddlepoint.io.Progress;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Measured;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Parameter;
import org.saddlepoint.model.Result;
import org.saddlepoint.simulate.Simulation;
import org.saddlepoint.simulate.SimulationOptions;
import org.saddlepoint.simulate.SimulationResult;
import org.saddlepoint.solve.QuantityNames;
import org.saddlepoint.solve.Corrections;
import org.saddlepoint.solve.SolveOptions;
import org.saddlepoint.solve.Solver;

/** Runs an experiment: for every case the theory, then the simulations, then the comparison. */
public final class ExperimentRun {
  private final Experiment experiment;
  private final List<Network> networks = new ArrayList<>();

  private ExperimentRun(Experiment experiment) {
    this.experiment = experiment;
    Network plain = ModelReader.read(experiment.model(), List.of());
    checkNames(plain);
    for (List<Setting> settings : experiment.cases()) {
      networks.add(network(settings));
    }
  }

  /**
   * Reads the model and checks that it has what the experiment names, without computing anything.
   *
   * @throws InputException if the experiment names a parameter or a quantity that the model does not have, or a value it does not allow
   */
  public static ExperimentRun of(Experiment experiment) {
    return new ExperimentRun(experiment);
  }

  /** Runs all cases. If the thread is interrupted, the cases finished by then are returned and the flag stays set. */
  public ExperimentResult run(Progress progress) {
    long begin = System.nanoTime();
    List<CaseResult> cases = new ArrayList<>();
    for (int k = 0; k < networks.size() && !Thread.currentThread().isInterrupted(); k++) {
      String which = networks.size() > 1 ? " (" + (k + 1) + " of " + networks.size() + ")" : "";
      run(k, (what, done, total) -> progress.report(experiment.title() + which + ": " + what, done, total)).ifPresent(cases::add);
    }
    return new ExperimentResult(experiment, cases, cases.size() == networks.size(), (System.nanoTime() - begin) / 1e9);
  }

  /** The model at the parameters of every case. */
  public List<Network> networks() {
    return List.copyOf(networks);
  }

  private Optional<CaseResult> run(int index, Progress progress) {
    Network network = networks.get(index);
    List<SimulationResult> simulations = new ArrayList<>();
    progress.report("solving", 0, 0);
    Result theory = Solver.solve(network, new SolveOptions(wanted(), experiment.atStep() ? step(network) : OptionalDouble.empty(), OptionalDouble.empty(), experiment.nextOrder() ? Corrections.ASKED : Corrections.NONE, SolveOptions.DEFAULT_SEED));
    for (int size : experiment.sizes()) {
      SimulationResult simulated = Simulation.of(network, options(size)).run((what, done, total) -> progress.report("N = " + size + ", " + what, done, total));
      if (Thread.currentThread().isInterrupted()) {
        return Optional.empty();
      }
      simulations.add(simulated);
    }
    Comparator comparator = new Comparator(experiment, theory, simulations);
    return Optional.of(new CaseResult(network, experiment.cases().get(index), theory, simulations, experiment.quantities().stream().flatMap(q -> comparator.quantities(q.name()).stream()).toList(),
        experiment.functions().stream().map(f -> comparator.curve(f.name())).toList(), beside(experiment.cases().get(index))));
  }

  /** What is compared or drawn, and the variances that standard errors are measured by. */
  private List<String> wanted() {
    Set<String> names = new LinkedHashSet<>();
    experiment.quantities().forEach(q -> names.add(q.name()));
    experiment.functions().forEach(f -> names.add(f.name()));
    experiment.figure().horizontal().ifPresent(q -> names.add(q.name()));
    List.copyOf(names).forEach(n -> NaturalSize.reference(n).ifPresent(names::add));
    return List.copyOf(names);
  }

  /** The theory of the models shown beside, with those of the settings that they have. */
  private List<Result> beside(List<Setting> settings) {
    List<Result> results = new ArrayList<>();
    for (Path model : experiment.figure().beside()) {
      List<String> known = ModelReader.read(model, List.of()).parameters().stream().map(Parameter::name).toList();
      Network other = ModelReader.read(model, settings.stream().filter(s -> known.contains(s.parameter())).map(Setting::text).toList());
      results.add(Solver.solve(other, SolveOptions.ALL));
    }
    return results;
  }

  /** The time step at which the theory is solved to match the scheme of the simulation; none where the scheme has no such theory. */
  private OptionalDouble step(Network network) {
    return Simulation.of(network, options(experiment.sizes().get(0))).stepOfTheory();
  }

  private SimulationOptions options(int size) {
    int networks = experiment.networks().get(experiment.sizes().indexOf(size));
    SimulationOptions options = SimulationOptions.of(size, networks, experiment.seed());
    options = experiment.timeStep().isPresent() ? options.withTimeStep(experiment.timeStep().getAsDouble()) : options;
    return experiment.time().isPresent() ? options.withTime(experiment.time().getAsDouble()) : options;
  }

  private void checkNames(Network network) {
    List<String> parameters = network.parameters().stream().map(Parameter::name).toList();
    for (Setting setting : experiment.cases().get(0)) {
      if (!parameters.contains(setting.parameter())) {
        throw new InputException(setting.position(), "the model has no parameter '" + setting.parameter() + "'",
            Spelling.advice(setting.parameter(), parameters, parameters.isEmpty() ? "it has none" : "it has " + String.join(", ", parameters)));
      }
    }
    List<String> functions = Measured.of(network).stream().flatMap(m -> Stream.of("C_" + m.name(), "S_" + m.name(), "Psi_" + m.name(), "density_C_" + m.name())).toList();
    List<String> numbers = QuantityNames.of(network).stream().filter(q -> !functions.contains(q)).toList();
    experiment.quantities().forEach(q -> require(q, numbers, "quantity"));
    experiment.figure().horizontal().ifPresent(q -> require(q, numbers, "quantity"));
    experiment.functions().forEach(f -> require(f, functions, "function"));
  }

  private static void require(Named named, List<String> known, String kind) {
    if (!known.contains(named.name())) {
      throw new InputException(named.position(), "the model has no " + kind + " '" + named.name() + "'", Spelling.advice(named.name(), known, "it has " + String.join(", ", known)));
    }
  }

  private Network network(List<Setting> settings) {
    try {
      return ModelReader.read(experiment.model(), settings.stream().map(Setting::text).toList());
    } catch (InputException wrong) {
      // A value that the model does not allow is the experiment's mistake where the model alone is right.
      throw settings.isEmpty() ? wrong : wrong.at(settings.get(settings.size() - 1).position());
    }
  }
}

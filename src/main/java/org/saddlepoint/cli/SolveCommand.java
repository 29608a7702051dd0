package org.saddlepoint.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Result;
import org.saddlepoint.report.ResultJson;
import org.saddlepoint.report.phase.PhaseDiagram;
import org.saddlepoint.solve.Corrections;
import org.saddlepoint.solve.QuantityNames;
import org.saddlepoint.solve.SolveOptions;
import org.saddlepoint.solve.Solver;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code saddlepoint solve MODEL}: the mean-field theory of the model in numbers. */
@Command(name = "solve", description = "Solve the mean-field theory of MODEL as N goes to infinity. Errors are numerical, from refinement.")
final class SolveCommand extends Subcommand {

  @Mixin
  private ModelOptions model;

  @Option(names = "--quantity", paramLabel = "NAME", split = ",", description = "compute only this quantity or function, as in --quantity PR_phi; several with commas between them, or the option again")
  private List<String> quantities = new ArrayList<>();

  @Option(names = "--at-step", paramLabel = "DT", description = "the theory of the dynamics as simulated with this time step (exponential Euler)")
  private Double step;

  @Option(names = "--window", paramLabel = "T", description = "length of the window of PR_h_window, in membrane constants")
  private Double window;

  @Option(names = "--next-order", description = "the coefficients of 1/N are asked for: where there are none, say why; networks at rest under frozen noise have them without being asked")
  private boolean nextOrder;

  @Option(names = "--seed", paramLabel = "s", description = "seed of the random numbers, where the effective process is sampled (default: 1)")
  private long seed = SolveOptions.DEFAULT_SEED;

  @Option(names = "--accuracy", paramLabel = "e", description = "relative error that is enough: 1e-8 takes less time than what rounding allows, the default; where the effective process is sampled, 0.01 takes more than the default, 0.05")
  private Double accuracy;

  @Option(names = "--active", description = "where several states coexist, the one with more activity instead of that which grows out of weak coupling")
  private boolean active;

  @Option(names = "--over", paramLabel = "name=lo:hi[:n]", description = "given twice: the static states over two parameters, a phase diagram; -o NAME.html, .svg, .csv or .json")
  private List<String> over = new ArrayList<>();

  @Override
  ExitStatus run(Console console) throws InterruptedException {
    Network network = model.network();
    SolveOptions chosen = checked(network);
    if (!over.isEmpty()) {
      return phases(console, network);
    }
    Result result;
    try (ProgressLine line = progress(console)) {
      line.report("solving the mean-field equations", 0, 0);
      result = Solver.solve(network, chosen);
    }
    if (options.json()) {
      deliver(console, ResultJson.of(network, result, "numerical"));
    } else {
      deliver(console, ResultText.of(network, result));
    }
    return ResultText.exit(result.status());
  }

  private ExitStatus phases(Console console, Network network) throws InterruptedException {
    if (step != null || window != null || accuracy != null || active) {
      throw InputException.commandLine("--at-step, --window, --accuracy and --active mean nothing to a diagram of static states", "leave them out with --over");
    }
    PhaseDiagram diagram;
    try (ProgressLine line = progress(console)) {
      diagram = PhaseScan.run(model, network, over, quantities, line);
    }
    output().ifPresent(path -> PhaseScan.write(path, diagram, network.title()));
    if (options.json()) {
      print(console, diagram.json());
    } else {
      console.out().print(diagram.text());
      output().ifPresent(path -> console.out().println("  wrote " + path));
    }
    return ExitStatus.DONE;
  }

  private SolveOptions checked(Network network) {
    Set<String> names = QuantityNames.of(network);
    for (String quantity : quantities) {
      if (!names.contains(quantity)) {
        throw InputException.commandLine("the model has no quantity '" + quantity + "'", "its quantities and functions are " + String.join(", ", names));
      }
    }
    SolveOptions chosen = new SolveOptions(quantities, positive("--at-step", step), positive("--window", window), nextOrder ? Corrections.ASKED : Corrections.WHERE_KNOWN, seed).to(accuracy());
    return active ? chosen.fromAbove() : chosen;
  }

  private double accuracy() {
    if (accuracy == null) {
      return 0;
    }
    if (!(accuracy > 0 && accuracy <= SolveOptions.COARSEST)) {
      throw InputException.commandLine("--accuracy " + accuracy + " is no relative error of this theory", "give a number above 0 and at most " + SolveOptions.COARSEST + ", as in 1e-8, or 0.01 for a sampled process");
    }
    return accuracy;
  }

  private static OptionalDouble positive(String option, Double value) {
    if (value == null) {
      return OptionalDouble.empty();
    }
    if (!(value > 0) || !Double.isFinite(value)) {
      throw InputException.commandLine(option + " " + value + " is no time", "give a positive number, in membrane constants");
    }
    return OptionalDouble.of(value);
  }
}

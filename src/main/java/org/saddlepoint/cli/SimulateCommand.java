package org.saddlepoint.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.model.Coupling;
import org.saddlepoint.model.Field;
import org.saddlepoint.model.Network;
import org.saddlepoint.numeric.DenseProduct;
import org.saddlepoint.report.ExperimentJson;
import org.saddlepoint.report.NumberFormat;
import org.saddlepoint.simulate.CouplingMemory;
import org.saddlepoint.simulate.GivenMatrix;
import org.saddlepoint.simulate.MatrixFile;
import org.saddlepoint.simulate.Simulation;
import org.saddlepoint.simulate.SimulationOptions;
import org.saddlepoint.simulate.SimulationResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code saddlepoint simulate MODEL}: integrates the equations of the model itself and measures. */
@Command(name = "simulate", description = "Simulate the network of MODEL directly: draw couplings, integrate all N equations, measure. Errors are standard errors over"
    + " independent networks.")
final class SimulateCommand extends Subcommand {

  private static final int FEWEST_SITES = 2;
  /** Of the memory that Java may use, for couplings; the rest holds trajectories. */
  private static final double SHARE = 0.6;
  private static final double MEGABYTE = 1 << 20;
  private static final int MOST_SITES = 40_000;
  private static final int LONGEST_TIME = 100_000;
  private static final int LONGEST_WINDOW = 10_000;

  @Mixin
  private ModelOptions model;

  @Option(names = "-N", paramLabel = "n", description = "number of neurons (default: 1000; 200 where couplings vary in time); other species in proportion")
  private Integer size;

  @Option(names = "--seeds", paramLabel = "k", description = "number of independent networks (default: 8)")
  private int networks = SimulationOptions.DEFAULT_NETWORKS;

  @Option(names = "--seed", paramLabel = "s", description = "seed of the random numbers (default: 1)")
  private long seed = SimulationOptions.DEFAULT_SEED;

  @Option(names = "--dt", paramLabel = "h", description = "time step, in membrane constants (default: chosen by a trial run)")
  private Double timeStep;

  @Option(names = "--time", paramLabel = "T", description = "duration of the stationary run of each network (default: about a hundred membrane constants)")
  private Double time;

  @Option(names = "--window", paramLabel = "T", description = "length of the window of PR_h_window, in membrane constants")
  private Double window;

  @Option(names = "--matrix", paramLabel = "NAME=FILE", description = "use this matrix (.npy, or comma-separated text) for a coupling, in every network; may be repeated")
  private List<String> matrices = new ArrayList<>();

  @Option(names = "--single", description = "couplings and their products in single precision: half the memory, for tens of thousands of neurons")
  private boolean single;

  @Option(names = "--surrogate", description = "linear networks with the model's own matrices and the theory's single-site responses, beside the theory of fluctuations and beside the network itself (default: 200 neurons)")
  private boolean surrogate;

  @Option(names = "--eigenvalues", description = "one network: eigenvalues of its linearised equations with the line where random couplings end, and its largest Lyapunov"
      + " exponent; -o NAME.html or NAME.svg draws them (default: 500 neurons)")
  private boolean eigenvalues;

  @Override
  boolean savesWhenInterrupted() {
    return true;
  }

  @Override
  ExitStatus run(Console console) throws InterruptedException {
    Network network = model.network();
    require(!surrogate || !eigenvalues, "--surrogate and --eigenvalues are two different things", "give one of them");
    if (eigenvalues) {
      size = size == null && matrices.isEmpty() ? Integer.valueOf(EigenvalueReport.DEFAULT_SIZE) : size;
      return eigenvalues(console, network, checked(network, console.directory()));
    }
    if (surrogate) {
      require(networks >= 2, "--seeds " + networks + " gives no standard error", "give at least 2");
      require(matrices.isEmpty() && window == null, "--surrogate takes no matrix and no window", "leave out --matrix and --window");
      require(timeStep == null || timeStep > 0 && Double.isFinite(timeStep), "--dt " + timeStep + " is no time step", "give a positive number");
      require(time == null || time > 0 && time <= LONGEST_TIME, "--time " + time + " is no duration", "give a positive number, in membrane constants, up to " + LONGEST_TIME);
      int sites = size == null ? SurrogateReport.DEFAULT_SIZE : size;
      require(sites >= FEWEST_SITES && sites <= SurrogateReport.MOST_SITES, "-N " + sites + " is outside what a surrogate can be computed for",
          "give a number between " + FEWEST_SITES + " and " + SurrogateReport.MOST_SITES);
      SimulationOptions base = SimulationOptions.of(sites, networks, seed);
      SimulationOptions stepped = timeStep == null ? base : base.withTimeStep(timeStep);
      SurrogateReport report = new SurrogateReport(network, time == null ? stepped : stepped.withTime(time));
      SurrogateReport.Found compared;
      try (ProgressLine line = progress(console)) {
        compared = report.compare(line);
      }
      if (options.json()) {
        deliver(console, report.json(compared));
      } else {
        deliver(console, report.text(compared));
      }
      return ExitStatus.DONE;
    }
    SimulationOptions chosen = checked(network, console.directory());
    SimulationResult simulated;
    try (ProgressLine line = progress(console)) {
      simulated = Simulation.of(network, chosen).run(line);
    }
    if (options.json()) {
      deliver(console, ExperimentJson.simulation(network, simulated));
    } else {
      deliver(console, ResultText.of(network, simulated.result()) + description(simulated));
    }
    return ResultText.exit(simulated.result().status());
  }

  private ExitStatus eigenvalues(Console console, Network network, SimulationOptions chosen) throws InterruptedException {
    double states = network.fields().stream().filter(f -> f.kind() != Field.Kind.ALGEBRAIC).mapToDouble(f -> chosen.size() * ratio(network, f.species()) * Math.max(1, f.order())).sum();
    require(states <= EigenvalueReport.MOST_STATES, "the fields of " + chosen.size() + " neurons have " + Math.round(states) + " states, too many for --eigenvalues",
        "give a smaller -N, at most " + (int) (EigenvalueReport.MOST_STATES / states * chosen.size()));
    EigenvalueReport report;
    try (ProgressLine line = progress(console)) {
      line.report("following one network", 0, 0);
      report = EigenvalueReport.of(network, chosen);
    }
    if (output().isPresent() && !options.json()) {
      report.write(output().get());
      console.out().print(report.text());
      console.out().println("  wrote " + output().get());
    } else if (options.json()) {
      deliver(console, report.json());
    } else {
      deliver(console, report.text());
    }
    return ExitStatus.DONE;
  }

  private SimulationOptions checked(Network network, Path directory) {
    require(networks >= 1, "--seeds " + networks + " is no number of networks", "give at least 1, and at least 2 for a standard error");
    require(timeStep == null || timeStep > 0 && Double.isFinite(timeStep), "--dt " + timeStep + " is no time step", "give a positive number");
    require(time == null || time > 0 && time <= LONGEST_TIME, "--time " + time + " is no duration", "give a positive number, in membrane constants, up to " + LONGEST_TIME);
    require(window == null || window > 0 && window <= LONGEST_WINDOW, "--window " + window + " is no length of a window", "give a positive number, in membrane constants, up to " + LONGEST_WINDOW);
    Map<String, GivenMatrix> given = new LinkedHashMap<>();
    for (String text : matrices) {
      addMatrix(text, network, directory, given);
    }
    int sites = size == null ? SimulationOptions.defaultSize(network) : size;
    require(sites >= FEWEST_SITES && sites <= MOST_SITES, "-N " + sites + " is outside what can be simulated", "give a number between " + FEWEST_SITES + " and " + MOST_SITES);
    for (Map.Entry<String, GivenMatrix> entry : given.entrySet()) {
      sites = sizeOf(network, network.coupling(entry.getKey()), entry.getValue());
    }
    SimulationOptions base = withinMemory(network,
        SimulationOptions.of(sites, networks, seed).withMatrices(given).withPrecision(single ? DenseProduct.Precision.SINGLE : DenseProduct.Precision.DOUBLE));
    SimulationOptions stepped = timeStep == null ? base : base.withTimeStep(timeStep);
    SimulationOptions timed = time == null ? stepped : stepped.withTime(time);
    return window == null ? timed : timed.withWindow(window);
  }

  /** The elements of all couplings must have room; where those of two networks have not, one network runs at a time. */
  private static SimulationOptions withinMemory(Network network, SimulationOptions chosen) {
    CouplingMemory memory = new CouplingMemory(network, chosen);
    double room = SHARE * Runtime.getRuntime().maxMemory();
    require(memory.bytes() <= room,
        "the couplings of " + chosen.size() + " neurons need " + Math.round(memory.bytes() / MEGABYTE) + " MB, more than the " + Math.round(room / MEGABYTE) + " MB that Java has for them here",
        "give -N " + memory.sitesWithin(room) + " or less" + (chosen.precision() == DenseProduct.Precision.SINGLE ? "" : ", or --single"));
    return chosen.threads() * memory.bytes() <= room ? chosen : chosen.withThreads(1);
  }

  private void addMatrix(String text, Network network, Path directory, Map<String, GivenMatrix> given) {
    int equals = text.indexOf('=');
    require(equals > 0 && equals < text.length() - 1, "'--matrix " + text + "' names no file for a coupling", "write --matrix NAME=FILE, as in --matrix J=weights.npy");
    String name = text.substring(0, equals);
    List<String> couplings = network.couplings().stream().map(Coupling::name).toList();
    require(couplings.contains(name), "the model has no coupling '" + name + "' for --matrix", "its couplings are " + String.join(", ", couplings));
    given.put(name, MatrixFile.read(directory.resolve(text.substring(equals + 1))));
  }

  /** The N for which a coupling has the shape of a matrix. */
  private int sizeOf(Network network, Coupling coupling, GivenMatrix matrix) {
    double to = ratio(network, coupling.to());
    double from = ratio(network, coupling.from());
    int sites = size == null ? (int) Math.round(matrix.rows() / to) : size;
    require(Math.round(sites * to) == matrix.rows() && Math.round(sites * from) == matrix.columns(),
        "the matrix for coupling '" + coupling.name() + "' is " + matrix.rows() + " by " + matrix.columns() + ", and for N = " + sites + " the coupling is "
            + Math.round(sites * to) + " by " + Math.round(sites * from),
        "rows are receiving and columns sending sites");
    return sites;
  }

  private static double ratio(Network network, String species) {
    return Evaluation.real(network.withParameterValues(network.species(species).ratio()));
  }

  private static void require(boolean right, String wrong, String remedy) {
    if (!right) {
      throw InputException.commandLine(wrong, remedy);
    }
  }

  private static String description(SimulationResult simulated) {
    String run = simulated.time() > 0 ? ", dt = " + NumberFormat.of(simulated.timeStep()) + ", T = " + NumberFormat.of(simulated.time()) : "";
    return "  N = " + simulated.size() + ", " + simulated.networks() + " networks, seed " + simulated.seed() + run + "; " + simulated.method() + "; " + simulated.backend() + '\n';
  }
}

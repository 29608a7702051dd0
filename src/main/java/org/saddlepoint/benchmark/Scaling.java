package org.saddlepoint.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.saddlepoint.expr.Rational;
import org.saddlepoint.io.Progress;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Network;
import org.saddlepoint.numeric.DenseProduct;
import org.saddlepoint.numeric.Estimate;
import org.saddlepoint.numeric.LinearFit;
import org.saddlepoint.report.phase.PhaseDiagram;
import org.saddlepoint.report.phase.Range;
import org.saddlepoint.rule.Derivation;
import org.saddlepoint.simulate.Stepper;
import org.saddlepoint.solve.SolveOptions;
import org.saddlepoint.solve.Solver;
import org.saddlepoint.solve.SolverSession;
import org.saddlepoint.solve.StaticStates;

/**
 * How the cost of one thing grows with another.
 *
 * @param name what the user types to run it alone
 * @param horizontal what is varied
 * @param sizes its values
 * @param seconds the median time at each
 * @param expected the exponent that counting operations gives
 */
record Scaling(String name, String horizontal, double[] sizes, double[] seconds, double expected) {
  private static final int REPEATS = 3;
  private static final int SOLUTIONS = 100;
  private static final String FROZEN = """
      [fields.x]
      equation = "x' = -x + sum(J, tanh(x)) + xi"
      [couplings.J]
      variance = "g^2/N"
      [noise.xi]
      kind = "quenched"
      variance = "s^2"
      [parameters]
      g = 2
      s = 1
      """;

  /** A scaling law still to be measured. */
  record Plan(String name, String horizontal, double[] sizes, double expected, Cost cost) {
    Scaling measure() throws Exception {
      double[] seconds = new double[sizes.length];
      for (int k = 0; k < sizes.length; k++) {
        List<Double> times = new ArrayList<>();
        try (Task.Run run = cost.at(sizes[k])) {
          run.run();
          for (int repeat = 0; repeat < REPEATS; repeat++) {
            times.add(run.run());
          }
        }
        seconds[k] = Measurement.median(times);
      }
      return new Scaling(name, horizontal, sizes, seconds, expected);
    }
  }

  /** What is timed at one size: a run that returns its own seconds. */
  interface Cost {
    Task.Run at(double size) throws Exception;
  }

  private static Task.Run timed(Task.Run run) {
    return () -> {
      long start = System.nanoTime();
      run.run();
      return (System.nanoTime() - start) * 1e-9;
    };
  }

  static List<Plan> plans() {
    return List.of(
        new Plan("scaling-steps-N", "N", new double[] {500, 1000, 2000, 4000}, 2, n -> steps((int) n)),
        new Plan("scaling-solve-species", "species", new double[] {1, 2, 3, 4}, 2, s -> solve((int) s)),
        new Plan("scaling-derive-species", "species", new double[] {1, 2, 3, 4}, 2, s -> derive((int) s)),
        new Plan("scaling-solve-onset", "1/(g − 1)", new double[] {2, 5, 10, 20, 50}, 1, d -> onset(1 + 1 / d)),
        new Plan("scaling-solve-accuracy", "1/accuracy", new double[] {1e6, 1e8, 1e10, 1e12}, 0, a -> accuracy(1 / a)),
        new Plan("scaling-phases", "points", new double[] {100, 400, 1600, 6400}, 1, n -> phases((int) Math.round(Math.sqrt(n)))));
  }

  /** The exponent of a power law through the points, by least squares of the logarithms. */
  double exponent() {
    double[] x = new double[sizes.length];
    Estimate[] y = new Estimate[sizes.length];
    for (int k = 0; k < x.length; k++) {
      x[k] = Math.log(sizes[k]);
      y[k] = new Estimate(Math.log(seconds[k]), 1);
    }
    return LinearFit.of(x, y).slope().value();
  }

  private static Task.Run steps(int n) {
    Stepper stepper = Stepper.of(StepTasks.network(StepTasks.TANH, List.of()), n, 16, 0.05, 1, 1, DenseProduct.Precision.DOUBLE);
    int count = (int) Math.max(2, 4e8 / (4.0 * n * n * 16));
    return new Task.Run() {
      @Override
      public double run() {
        long start = System.nanoTime();
        stepper.steps(count);
        return (System.nanoTime() - start) * 1e-9 / count;
      }

      @Override
      public void close() {
        stepper.close();
      }
    };
  }

  /** Populations of tanh neurons, all coupled to all. */
  static String populations(int count) {
    StringBuilder model = new StringBuilder("[functions]\nphi = \"tanh(x)\"\n");
    for (int a = 1; a <= count; a++) {
      model.append("[species.s").append(a).append("]\nsize = \"N/").append(count).append("\"\n");
      String inputs = String.join(" + ", IntStream.rangeClosed(1, count).mapToObj(toInput(a)).toList());
      model.append("[fields.x").append(a).append("]\nspecies = \"s").append(a).append("\"\nequation = \"x").append(a).append("' = -x").append(a).append(" + ").append(inputs).append("\"\n");
      for (int b = 1; b <= count; b++) {
        model.append("[couplings.J").append(a).append(b).append("]\nto = \"s").append(a).append("\"\nfrom = \"s").append(b).append("\"\nvariance = \"").append(3 + a + b).append("/N\"\n");
      }
    }
    return model.toString();
  }

  private static IntFunction<String> toInput(int a) {
    return b -> "sum(J" + a + b + ", phi(x" + b + "))";
  }

  private static Task.Run solve(int species) {
    Network network = ModelReader.read(populations(species), "benchmark.toml", Path.of(""), List.of());
    return timed(() -> Solver.solve(network, SolveOptions.ALL).quantities().size());
  }

  private static Task.Run derive(int species) {
    Network network = ModelReader.read(populations(species), "benchmark.toml", Path.of(""), List.of());
    return timed(() -> Derivation.meanField(network).network().species().size());
  }

  /** The cost of digits: sums over frequencies converge exponentially, so that it grows like a power of their number. */
  private static Task.Run accuracy(double error) {
    Network network = StepTasks.network(StepTasks.TANH, List.of("g=1.5"));
    SolveOptions options = SolveOptions.leading("C_x(0)", "PR_phi").to(error);
    SolverSession session = new SolverSession();
    return timed(() -> {
      double sum = 0;
      for (int k = 0; k < SOLUTIONS; k++) {
        sum += session.solve(network, options).quantity("PR_phi").value().orElse(Double.NaN);
      }
      return sum;
    });
  }

  /** A square of static states over the strength of couplings and of a frozen noise. */
  private static Task.Run phases(int side) {
    Network network = StepTasks.network(FROZEN, List.of());
    Range g = new Range("g", Rational.of(1).dividedBy(Rational.of(10)), Rational.of(3), side);
    Range s = new Range("s", Rational.of(1).dividedBy(Rational.of(10)), Rational.of(2), side);
    return timed(() -> PhaseDiagram.of(() -> StaticStates.of(network, List.of(), Set.of("g", "s")), g, s, List.of(), Progress.NONE).points().size());
  }

  private static Task.Run onset(double g) {
    Network network = StepTasks.network(StepTasks.TANH, List.of("g=" + g));
    SolveOptions options = new SolveOptions(List.of("C_x(0)", "PR_phi"), OptionalDouble.empty(), OptionalDouble.empty());
    return timed(() -> Solver.solve(network, options).quantities().size());
  }
}

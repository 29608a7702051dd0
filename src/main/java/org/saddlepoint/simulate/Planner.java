package org.saddlepoint.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Coupling;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Noise;
import org.saddlepoint.model.Persistence;
import org.saddlepoint.model.Species;
import org.saddlepoint.model.TimeKind;

/** Chooses scheme, time step and durations from the equations, where the user has not. */
final class Planner {
  /** Two groups of two: the fewest that give unbiased squares of covariances. */
  private static final int FEWEST_TRAJECTORIES = 4;
  /** A product with sixteen columns costs twice one with four, and time averages gain from every trajectory. */
  private static final int MOST_TRAJECTORIES = 16;
  /** Sites times trajectories whose records of a segment still fit comfortably into memory. */
  private static final int SITES_TIMES_TRAJECTORIES = 32_000;
  /** In units of the fastest local relaxation; a trial run shortens the first where the activation is steep. */
  private static final double STEP_DETERMINISTIC = 0.2;

  private static final double STEP_NOISY = 0.05;
  /** Samples are this far apart, or one time step if that is longer. */
  private static final double SAMPLE_INTERVAL = 0.1;

  private static final double COARSE_INTERVAL = 0.4;
  private static final double SEGMENT = 50;
  /** Half a segment is the longest lag, and lags are wanted up to ten. */
  private static final double SHORTEST_SEGMENT = 25;
  private static final int SEGMENTS = 2;
  /** A run holds so many windows over which the user wants averages. */
  private static final int WINDOWS = 4;
  private static final double BLOCK = 5;
  private static final int DISCRETE_SEGMENT = 128;
  private static final int SITES_PROBED = 256;

  private final Program program;
  private final SimulationOptions options;

  private Planner(Program program, SimulationOptions options) {
    this.program = program;
    this.options = options;
  }

  static Plan plan(Program program, SimulationOptions options) {
    return new Planner(program, options).plan();
  }

  private Plan plan() {
    Network network = program.network();
    if (network.time() == TimeKind.DISCRETE) {
      int segments = options.time().isPresent() ? (int) Math.max(2, Math.ceil(options.time().getAsDouble() / DISCRETE_SEGMENT)) : 8;
      int window = (int) Math.round(options.window().orElse(0));
      TimeGrid grid = new TimeGrid(1, 1, DISCRETE_SEGMENT, Math.max(segments, WINDOWS * window / DISCRETE_SEGMENT + 1), 1, window);
      boolean still = program.noises().stream().allMatch(n -> n.law() instanceof Noise.Quenched) && quenched(network);
      return new Plan(Plan.Method.MAP, List.of(), trajectories(network), grid, 20, 400, still, false);
    }
    if (network.time() == TimeKind.STATIC) {
      return new Plan(Plan.Method.FIXED_POINT, List.of(), Probe.draws(options), TimeGrid.INSTANT, 1, 1, true, true);
    }
    List<LinearSystem> systems = IntStream.range(0, program.speciesCount()).mapToObj(s -> LinearSystem.of(program, s)).toList();
    double[] rates = rates(systems);
    double fastest = Math.max(1, rates[rates.length - 1]);
    double slowest = Math.min(1, Math.max(rates[0], 0.05));
    Plan.Method method = method(network);
    double wanted = (method == Plan.Method.RUNGE_KUTTA ? STEP_DETERMINISTIC : STEP_NOISY) / fastest;
    double dt = options.timeStep().orElse(wanted);
    TimeGrid grid = grid(dt, slowest, options);
    int block = (int) Math.ceil(BLOCK / slowest / dt);
    boolean still = method == Plan.Method.RUNGE_KUTTA;
    return new Plan(method, systems, trajectories(network), grid, block, 240, still, false);
  }

  /** @param slowest rate of the slowest local relaxation */
  private static TimeGrid grid(double dt, double slowest, SimulationOptions options) {
    int stride = Math.max(1, (int) Math.floor(SAMPLE_INTERVAL / dt * (1 + 1e-9)));
    double spacing = stride * dt;
    double wanted = Math.min(SEGMENT, Math.max(SHORTEST_SEGMENT, options.time().orElse(SEGMENTS * SEGMENT) * slowest / SEGMENTS));
    int perSegment = Integer.highestOneBit((int) Math.max(64, Math.round(wanted / slowest / spacing)) * 4 / 3);
    double segment = perSegment * spacing;
    double time = options.time().orElse(SEGMENTS * segment);
    int window = options.window().isPresent() ? Math.max(1, (int) Math.round(options.window().getAsDouble() / spacing)) : 0;
    int segments = Math.max(window * WINDOWS / perSegment + 1, (int) Math.max(2, Math.round(time / segment)));
    int coarse = Math.max(1, (int) Math.round(COARSE_INTERVAL / slowest / spacing));
    return new TimeGrid(dt, stride, perSegment, segments, coarse, window);
  }

  /** The same plan with another time step. */
  static Plan withTimeStep(Plan plan, double dt, SimulationOptions options) {
    double ratio = plan.grid().timeStep() / dt;
    double slowest = BLOCK / (plan.stepsPerBlock() * plan.grid().timeStep());
    return new Plan(plan.method(), plan.systems(), plan.trajectories(), grid(dt, Math.min(1, slowest), options), (int) Math.ceil(plan.stepsPerBlock() * ratio), plan.mostBlocks(),
        plan.canSettle(), plan.onlyAtRest());
  }

  private Plan.Method method(Network network) {
    boolean noisy = program.noises().stream().anyMatch(n -> !(n.law() instanceof Noise.Quenched));
    if (!noisy && quenched(network)) {
      return Plan.Method.RUNGE_KUTTA;
    }
    if (network.couplings().stream().anyMatch(c -> c.persistence() instanceof Persistence.White)) {
      return Plan.Method.EXPONENTIAL_EULER;
    }
    boolean spectral = program.noises().stream().anyMatch(n -> n.law() instanceof Noise.Coloured);
    return spectral || feedsBack(network) ? Plan.Method.EXPONENTIAL_HEUN : Plan.Method.EXPONENTIAL_EULER;
  }

  private int trajectories(Network network) {
    boolean ownMatrices = network.couplings().stream().anyMatch(c -> c.persistence() instanceof Persistence.Exponential || c.persistence() instanceof Persistence.Formula);
    int many = Math.min(MOST_TRAJECTORIES, SITES_TIMES_TRAJECTORIES / options.size() / 2 * 2);
    return ownMatrices ? FEWEST_TRAJECTORIES : Math.max(FEWEST_TRAJECTORIES, many);
  }

  private static boolean quenched(Network network) {
    return network.couplings().stream().allMatch(c -> c.persistence() instanceof Persistence.Quenched);
  }

  /** Whether a site's output returns to it through the statistics of the couplings, so that a late input matters. */
  private static boolean feedsBack(Network network) {
    return !network.covariances().isEmpty() || network.couplings().stream().map(Coupling::reciprocity).map(network::withParameterValues).anyMatch(r -> !r.isZero());
  }

  /** The smallest and the largest rate of the local linear dynamics of any variable at any site. */
  private double[] rates(List<LinearSystem> systems) {
    List<Double> rates = new ArrayList<>(List.of(1.0));
    for (LinearSystem system : systems) {
      Species species = program.species(system.species());
      Map<String, double[]> parameters = new SiteSampler(program.network(), species).draw(SITES_PROBED, new Streams(0, 0));
      double[] values = new double[SITES_PROBED];
      for (int k = 0; k < system.size(); k++) {
        double[] row = new double[SITES_PROBED];
        for (Expr entry : system.linear()[k]) {
          new ElementFormula(entry, parameters, Map.of(), SITES_PROBED).column(0, values);
          for (int i = 0; i < row.length; i++) {
            row[i] = Math.max(row[i], Math.abs(values[i]));
          }
        }
        for (double rate : row) {
          if (rate > 0) {
            rates.add(rate);
          }
        }
      }
    }
    return rates.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }
}

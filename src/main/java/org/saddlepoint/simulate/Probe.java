package org.saddlepoint.simulate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.model.Field;
import org.saddlepoint.model.Network;
import org.saddlepoint.model.Noise;
import org.saddlepoint.model.TimeKind;

/**
 * Tries one network with a few draws of its frozen noises. If they come to rest, all networks are measured at rest over many draws;
 * if they keep moving, few draws are followed in time.
 */
final class Probe {
  private static final double TRIAL_TIME = 10;
  private static final int MOST_HALVINGS = 6;
  /** Relative to the size of the state. Errors act on chaos like a weak noise; statistics change by about this times the correlation time. */
  private static final double ERROR_PER_TIME = 3e-4;

  private static final int TRIALS = 16;
  private static final int TRIAL_ITERATIONS = 1000;
  private static final int FEWEST_DRAWS = 256;
  /** Small networks differ from one another by more than this many draws leave uncertain. */
  private static final int DRAWS_PER_SITE = 8;
  private static final int INTEGRATED_DRAWS = 128;
  /** Draws times sites that give the covariance matrix to about a per cent per network. */
  private static final int SAMPLE = 256_000;

  private final Compiled compiled;
  private final Plan plan;
  private final SimulationOptions options;
  private final int[] sites;

  Probe(Compiled compiled, Plan plan, SimulationOptions options, int[] sites) {
    this.compiled = compiled;
    this.plan = plan;
    this.options = options;
    this.sites = sites;
  }

  /** How many draws of the frozen noises a network of this size gets. */
  static int draws(SimulationOptions options) {
    return Math.max(FEWEST_DRAWS, Math.min(DRAWS_PER_SITE * options.size(), SAMPLE / options.size()));
  }

  /** The plan after the trials. */
  Plan plan() throws InterruptedException {
    Plan stepped = plan.method() == Plan.Method.RUNGE_KUTTA && options.timeStep().isEmpty() ? Planner.withTimeStep(plan, accurateStep(), options) : plan;
    return new Probe(compiled, stepped, options, sites).atRest();
  }

  /** The longest halving of the planned step at which one step and two half steps agree well enough. */
  private double accurateStep() {
    double dt = plan.grid().timeStep();
    Streams streams = new Streams(options.seed(), 0);
    try (Realisation realisation = Realisation.draw(compiled.program().network(), sites, options, streams, 1, dt)) {
      Frame frame = new Frame(compiled, sites, 1, realisation.parameters(), realisation.couplings());
      InitialValues.set(compiled, frame, streams);
      new IndependentNoises(compiled, frame, realisation.parameters(), streams, 1).start(frame);
      compiled.complete(frame);
      StepTrial trial = new StepTrial(compiled, frame);
      trial.advance(dt / 4, TRIAL_TIME);
      for (int halvings = 0; halvings < MOST_HALVINGS; halvings++, dt /= 2) {
        if (trial.error(dt) < ERROR_PER_TIME * dt) {
          return dt;
        }
      }
      return dt;
    }
  }

  private Plan atRest() throws InterruptedException {
    boolean frozen = compiled.program().noises().stream().anyMatch(n -> n.law() instanceof Noise.Quenched);
    if (!frozen || !plan.canSettle() || plan.method() == Plan.Method.FIXED_POINT) {
      return plan;
    }
    if (relaxes()) {
      return plan.atRest(Plan.Method.FIXED_POINT, draws(options));
    }
    return comesToRest() ? plan.atRest(plan.method(), INTEGRATED_DRAWS) : plan;
  }

  private boolean relaxes() throws InterruptedException {
    if (!relaxationIsEuler()) {
      return false;
    }
    Streams streams = new Streams(options.seed(), 0);
    Network network = compiled.program().network();
    try (Realisation realisation = Realisation.draw(network, sites, options, streams, TRIALS, 1)) {
      Frame frame = new Frame(compiled, sites, TRIALS, realisation.parameters(), realisation.couplings());
      InitialValues.set(compiled, frame, streams);
      new IndependentNoises(compiled, frame, realisation.parameters(), streams, 1).start(frame);
      compiled.complete(frame);
      FixedPoints.Fate[] fate = new FixedPoints(compiled, TRIAL_ITERATIONS, options.precision()).find(frame);
      return IntStream.range(0, TRIALS).filter(b -> fate[b] == FixedPoints.Fate.SETTLED).count() >= 0.9 * TRIALS;
    }
  }

  /** Whether every state obeys y' = −c y + … with one and the same number c, so that relaxation is a time step of the dynamics. */
  private boolean relaxationIsEuler() {
    Network network = compiled.program().network();
    boolean simple = network.time() == TimeKind.CONTINUOUS && compiled.program().logarithms().isEmpty()
        && network.fields().stream().allMatch(f -> f.kind() == Field.Kind.ALGEBRAIC || f.order() == 1);
    List<Expr> rates = plan.systems().stream().flatMap(s -> IntStream.range(0, s.size()).mapToObj(k -> s.linear()[k][k])).distinct().toList();
    boolean uncoupled = plan.systems().stream().allMatch(s -> IntStream.range(0, s.size()).allMatch(k -> Arrays.stream(s.linear()[k]).filter(e -> !e.isZero()).count() == 1));
    return simple && uncoupled && rates.size() == 1 && rates.get(0).freeSymbols().isEmpty();
  }

  private boolean comesToRest() throws InterruptedException {
    return new NetworkRun(compiled, new MeasuredFormulas(compiled), plan, options, sites, steps -> {}).settles(0);
  }
}

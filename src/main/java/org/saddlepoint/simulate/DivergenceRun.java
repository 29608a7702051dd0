package org.saddlepoint.simulate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.saddlepoint.model.Field;
import org.saddlepoint.model.Quantity;
import org.saddlepoint.numeric.RandomStream;
import org.saddlepoint.numeric.Statistics;

/**
 * Measures the largest Lyapunov exponent with pairs of trajectories: the partner starts a millionth away, and after every interval its
 * distance is measured and scaled back. The first intervals, in which the difference turns into the fastest growing direction, do not
 * count. Source: Benettin, Galgani and Strelcyn, Phys. Rev. A 14 (1976) 2338.
 */
final class DivergenceRun {
  private static final int PAIRS = 4;
  /** Root mean square distance over sites: far above rounding, far below the size of the state. */
  private static final double DISTANCE = 1e-6;

  private static final int TURNING = 20;
  private static final int COUNTED = 80;

  private final Compiled compiled;
  private final Plan plan;
  private final SimulationOptions options;
  private final int[] sites;

  DivergenceRun(Compiled compiled, Plan plan, SimulationOptions options, int[] sites) {
    this.compiled = compiled;
    this.plan = plan;
    this.options = options;
    this.sites = sites;
  }

  Divergence run() throws InterruptedException {
    return run(false).divergence();
  }

  /** @param linearised whether the equations are linearised at the end, and about the silent state */
  LinearisedNetwork run(boolean linearised) throws InterruptedException {
    Streams streams = new Streams(options.seed(), 0);
    double dt = plan.grid().timeStep();
    try (Realisation realisation = Realisation.draw(compiled.program().network(), sites, options, streams, 2 * PAIRS, dt)) {
      Frame frame = new Frame(compiled, sites, 2 * PAIRS, realisation.parameters(), realisation.couplings());
      NoiseProcesses noises = new IndependentNoises(compiled, frame, realisation.parameters(), streams, dt);
      InitialValues.set(compiled, frame, streams);
      noises.start(frame);
      compiled.complete(frame);
      Scheme scheme = plan.method() == Plan.Method.MAP ? new DiscreteMap(compiled, frame, noises) : new RungeKutta(compiled, frame, dt);
      Ensemble ensemble = new Ensemble(compiled, frame);
      BurnIn.End end = new BurnIn(compiled, scheme, ensemble, plan.stepsPerBlock(), plan.mostBlocks(), plan.canSettle()).run();
      Map<String, double[]> state = state(frame);
      if (end == BurnIn.End.ESCAPED || ensemble.escaped() > 0) {
        return new LinearisedNetwork(new Divergence(Quantity.NONE, false, state), Optional.empty(), Optional.empty());
      }
      Divergence found = new Divergence(exponent(frame, scheme, streams.of("first differences")), end == BurnIn.End.SETTLED, state);
      if (!linearised) {
        return new LinearisedNetwork(found, Optional.empty(), Optional.empty());
      }
      CouplingStatistics statistics = new CouplingStatistics(new CouplingSampler(compiled.program().network(), options.size(), sites, realisation.parameters()), options.matrices());
      Linearisation present = Linearisation.of(compiled, frame, statistics);
      return new LinearisedNetwork(found, Optional.of(present), Linearisation.aboutSilence(compiled, frame, statistics));
    }
  }

  private Map<String, double[]> state(Frame frame) {
    Map<String, double[]> state = new LinkedHashMap<>();
    for (Field field : compiled.program().network().fields()) {
      int species = Program.speciesIndex(compiled.program().network(), field.species());
      state.put(field.name(), Arrays.copyOf(frame.array(compiled.table().indexOf(new Slot(field.name(), species))), sites[species]));
    }
    return state;
  }

  private Quantity exponent(Frame frame, Scheme scheme, RandomStream random) throws InterruptedException {
    double dt = plan.grid().timeStep();
    int steps = Math.max(1, (int) Math.round(1 / dt));
    perturb(frame, random);
    double[] growth = new double[PAIRS];
    for (int interval = 0; interval < TURNING + COUNTED; interval++) {
      for (int step = 0; step < steps; step++) {
        if (Thread.interrupted()) {
          throw new InterruptedException("stopped while trajectories moved apart");
        }
        scheme.step(frame);
      }
      for (int pair = 0; pair < PAIRS; pair++) {
        double distance = distance(frame, pair);
        if (!(distance > 0) || !Double.isFinite(distance)) {
          return Quantity.NONE;
        }
        growth[pair] += interval < TURNING ? 0 : Math.log(distance / DISTANCE);
        approach(frame, pair, DISTANCE / distance);
      }
      compiled.complete(frame);
    }
    double time = COUNTED * steps * dt;
    return Quantity.of(Statistics.meanAndError(Arrays.stream(growth).map(g -> g / time).toArray()));
  }

  /** Puts the partners next to the trajectories. */
  private void perturb(Frame frame, RandomStream random) {
    for (int k = 0; k < compiled.stateCount(); k++) {
      double[] values = frame.array(compiled.stateSlot(k));
      int half = values.length / 2;
      for (int i = 0; i < half; i++) {
        values[half + i] = values[i] + DISTANCE * random.nextGaussian();
      }
    }
    for (int pair = 0; pair < PAIRS; pair++) {
      approach(frame, pair, DISTANCE / distance(frame, pair));
    }
    compiled.complete(frame);
  }

  /** Root mean square over sites and states. */
  private double distance(Frame frame, int pair) {
    double sum = 0;
    long count = 0;
    for (int k = 0; k < compiled.stateCount(); k++) {
      double[] values = frame.array(compiled.stateSlot(k));
      int n = frame.sites(compiled.stateSpecies(k));
      for (int i = pair * n; i < (pair + 1) * n; i++) {
        double difference = values[PAIRS * n + i] - values[i];
        sum += difference * difference;
      }
      count += n;
    }
    return Math.sqrt(sum / count);
  }

  private void approach(Frame frame, int pair, double factor) {
    for (int k = 0; k < compiled.stateCount(); k++) {
      double[] values = frame.array(compiled.stateSlot(k));
      int n = frame.sites(compiled.stateSpecies(k));
      for (int i = pair * n; i < (pair + 1) * n; i++) {
        values[PAIRS * n + i] = values[i] + factor * (values[PAIRS * n + i] - values[i]);
      }
    }
  }
}

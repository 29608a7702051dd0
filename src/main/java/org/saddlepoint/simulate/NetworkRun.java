package org.saddlepoint.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/** Runs one network through its transient and its stationary state and takes the statistics. */
final class NetworkRun {
  private static final int MOST_ITERATIONS = 4000;

  private final Compiled compiled;
  private final MeasuredFormulas measured;
  private final Plan plan;
  private final SimulationOptions options;
  private final int[] sites;
  private final LongConsumer progress;

  /** @param progress hears the number of steps done so far */
  NetworkRun(Compiled compiled, MeasuredFormulas measured, Plan plan, SimulationOptions options, int[] sites, LongConsumer progress) {
    this.compiled = compiled;
    this.measured = measured;
    this.plan = plan;
    this.options = options;
    this.sites = sites;
    this.progress = progress;
  }

  NetworkSample run(int index) throws InterruptedException {
    Streams streams = new Streams(options.seed(), index);
    try (Realisation realisation = Realisation.draw(compiled.program().network(), sites, options, streams, plan.trajectories(), plan.grid().timeStep())) {
      Frame frame = new Frame(compiled, sites, plan.trajectories(), realisation.parameters(), realisation.couplings());
      NoiseProcesses noises = start(frame, realisation, streams);
      if (plan.method() == Plan.Method.FIXED_POINT) {
        return rest(frame, connectivity(realisation));
      }
      Scheme scheme = scheme(frame, realisation, noises, streams);
      Ensemble ensemble = new Ensemble(compiled, frame);
      BurnIn.End end = burnIn(scheme, ensemble).run();
      if (end == BurnIn.End.ESCAPED || end != BurnIn.End.SETTLED && plan.onlyAtRest()) {
        return NetworkSample.nothing(end, plan.trajectories(), ensemble.escaped(), plan.trajectories() - ensemble.escaped());
      }
      return measure(end, ensemble, scheme, end == BurnIn.End.SETTLED ? TimeGrid.INSTANT : plan.grid(), connectivity(realisation));
    }
  }

  /** Whether a network comes to rest, without measuring it. */
  boolean settles(int index) throws InterruptedException {
    Streams streams = new Streams(options.seed(), index);
    try (Realisation realisation = Realisation.draw(compiled.program().network(), sites, options, streams, plan.trajectories(), plan.grid().timeStep())) {
      Frame frame = new Frame(compiled, sites, plan.trajectories(), realisation.parameters(), realisation.couplings());
      NoiseProcesses noises = start(frame, realisation, streams);
      return burnIn(scheme(frame, realisation, noises, streams), new Ensemble(compiled, frame)).run() == BurnIn.End.SETTLED;
    }
  }

  private Connectivity connectivity(Realisation realisation) {
    return measured.wiring().map(w -> new ConnectivityProbe(w, realisation, plan.trajectories()).measure()).orElse(Connectivity.NONE);
  }

  private NoiseProcesses start(Frame frame, Realisation realisation, Streams streams) {
    NoiseProcesses noises = new IndependentNoises(compiled, frame, realisation.parameters(), streams, plan.grid().timeStep());
    InitialValues.set(compiled, frame, streams);
    noises.start(frame);
    compiled.complete(frame);
    return noises;
  }

  private BurnIn burnIn(Scheme scheme, Ensemble ensemble) {
    return new BurnIn(compiled, scheme, ensemble, plan.stepsPerBlock(), plan.mostBlocks(), plan.canSettle());
  }

  /** Relaxes all draws to their fixed points and measures those that arrive. */
  private NetworkSample rest(Frame frame, Connectivity connectivity) throws InterruptedException {
    FixedPoints.Fate[] fate = new FixedPoints(compiled, MOST_ITERATIONS, options.precision()).find(frame);
    int[] settled = IntStream.range(0, fate.length).filter(b -> fate[b] == FixedPoints.Fate.SETTLED).toArray();
    int escaped = (int) Arrays.stream(fate).filter(f -> f == FixedPoints.Fate.ESCAPED).count();
    int unsettled = fate.length - settled.length - escaped;
    if (settled.length == 0) {
      return NetworkSample.nothing(escaped > 0 ? BurnIn.End.ESCAPED : BurnIn.End.DRIFTING, fate.length, escaped, unsettled);
    }
    List<SampledObservable> observables = measured.sampled(frame, TimeGrid.INSTANT);
    observables.forEach(o -> o.take(frame, 0, 0, settled));
    observables.forEach(o -> o.finishSegment(0, settled));
    return finish(BurnIn.End.SETTLED, settled, escaped, unsettled, observables, TimeGrid.INSTANT, connectivity);
  }

  private Scheme scheme(Frame frame, Realisation realisation, NoiseProcesses noises, Streams streams) {
    double dt = plan.grid().timeStep();
    return switch (plan.method()) {
      case RUNGE_KUTTA -> new RungeKutta(compiled, frame, dt);
      case MAP, FIXED_POINT -> new DiscreteMap(compiled, frame, noises);
      case EXPONENTIAL_EULER, EXPONENTIAL_HEUN -> new ExponentialScheme(plan.systems(), compiled, frame, realisation.parameters(), noises, streams.of("white noise"), dt,
          plan.method() == Plan.Method.EXPONENTIAL_EULER ? ExponentialScheme.Order.EULER : ExponentialScheme.Order.HEUN);
    };
  }

  private NetworkSample measure(BurnIn.End end, Ensemble ensemble, Scheme scheme, TimeGrid grid, Connectivity connectivity) throws InterruptedException {
    Frame frame = ensemble.frame();
    List<SampledObservable> observables = measured.sampled(frame, grid);
    ensemble.expectNoGrowth();
    long steps = 0;
    for (int segment = 0; segment < grid.segments(); segment++) {
      for (int k = 0; k < grid.samplesPerSegment(); k++) {
        int[] alive = ensemble.alive();
        for (SampledObservable observable : observables) {
          observable.take(frame, segment, k, alive);
        }
        for (int step = 0; step < grid.stride(); step++) {
          if (Thread.interrupted()) {
            throw new InterruptedException("stopped during the stationary run");
          }
          scheme.step(frame);
          progress.accept(++steps);
        }
      }
      ensemble.inspect();
      int[] alive = ensemble.alive();
      if (alive.length == 0) {
        return NetworkSample.nothing(BurnIn.End.ESCAPED, plan.trajectories(), plan.trajectories(), 0);
      }
      for (SampledObservable observable : observables) {
        observable.finishSegment(segment, alive);
      }
    }
    return finish(end, ensemble.alive(), ensemble.escaped(), 0, observables, grid, connectivity);
  }

  private NetworkSample finish(BurnIn.End end, int[] alive, int escaped, int unsettled, List<SampledObservable> observables, TimeGrid grid, Connectivity connectivity) {
    Groups groups = Groups.of(alive);
    CovarianceStatistics statistics = new CovarianceStatistics(groups, grid.coarseLags());
    List<SampleRecord> records = observables.stream().map(SampledObservable::record).toList();
    List<CovarianceStatistics.Part> parts = statistics.of(records);
    List<ObservableSample> samples = new ArrayList<>();
    for (int k = 0; k < parts.size(); k++) {
      samples.add(observables.get(k).finish(groups, parts.get(k)));
    }
    return new NetworkSample(end, plan.trajectories(), escaped, unsettled, List.copyOf(samples), connectivity, statistics.stacked(records, measured.outputs()),
        statistics.stacked(records, measured.dynamicFields()));
  }
}

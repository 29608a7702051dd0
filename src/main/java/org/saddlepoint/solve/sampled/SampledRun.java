package org.saddlepoint.solve.sampled;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.saddlepoint.numeric.NumericalFailure;

/**
 * Several self-consistent solutions on independent random numbers: the first finds the period that the correlations need, the others
 * start from it and are made self-consistent on their own numbers, so that their spread contains the amplification of sampling noise
 * by the self-consistency.
 */
final class SampledRun {
  private static final int LINEAR_POINTS = 4096;
  private static final double LINEAR_STEP = 0.1;
  private static final int LINEAR_PASSAGES = 2000;
  private static final double LINEAR_TOLERANCE = 1e-9;
  private static final int MOST_TRAJECTORIES = 1024;
  private static final int FEWEST_TRAJECTORIES = 64;
  static final int LONGEST = 1 << 13;
  /** What may be left of a correlation at an eighth of the period; what the window then cuts is less than that share of the whole. */
  private static final double TAIL = 0.05;
  /** The same at the longest period. */
  private static final double LONGEST_TAIL = 0.15;
  private static final double TOLERANCE = 3e-5;
  private static final int MOST_HALVINGS = 2;
  private static final int MOST_REPEATS = 3;
  private static final double SETTLED = 0.3;
  /** Ensembles that bring a state to rest that repeated passages do not settle, and as many again to average over. */
  private static final int SETTLING = 6;
  /** Passages of trajectories and tangents in all samples together beyond which no further sample is begun. */
  private static final int MOST_PASSES = 480;
  /** As many for standard errors. */
  private static final int FEWEST_SAMPLES = 3;
  /** The share of the sampling that is spent on finding the period. */
  private static final int EXPLORING = 4;

  /** With fewer trajectories at a time responses are too noisy for what they amplify to average to the right value. */
  private static final int FEWEST_RENEWED = 256;

  private final SampledSystem system;
  private final List<Passage> wanted;
  private final Effort effort;
  private final long seed;
  private final List<SampledStream> streams = new ArrayList<>();
  private Periodic grid;
  private double worstResidual;
  private double worstError;
  private boolean resolved = true;
  private int halvings;
  private boolean renewable;
  private int passages;

  /** @param wanted what to measure of every species in the end */
  SampledRun(SampledSystem system, List<Passage> wanted, Effort effort, long seed) {
    this.system = system;
    this.wanted = wanted;
    this.effort = effort;
    this.seed = seed;
    this.grid = TimeScales.grid(system);
  }

  void run() {
    if (system.allLinear()) {
      exact();
      return;
    }
    SampledSolution trial = explored();
    OrderParameters start = trial.state();
    renewable = trajectories(1) >= FEWEST_RENEWED && new SampledStream(system, wanted, trial, trajectories(EXPLORING), seed).renewable();
    for (int k = 0; k < effort.samples() && (k < FEWEST_SAMPLES || passages() < MOST_PASSES); k++) {
      SampledSolution next = new SampledSolution(system, grid, trajectories(1), seed + 1000L * k, Optional.of(start));
      for (int i = 0; i < 3; i++) {
        next.pass(0);
      }
      boolean settled = settle(next, k == 0 ? 24 : 14, renewable ? 0 : MOST_REPEATS);
      resolved &= k > 0 || next.tail() <= LONGEST_TAIL;
      SampledStream stream = new SampledStream(system, wanted, next, trajectories(1), seed + 1000L * k);
      passages += cost(next);
      if (!settled && renewable) {
        if (stream.renew(SETTLING)) {
          stream.forget();
          stream.renew(SETTLING);
        }
      }
      worstResidual = Math.max(worstResidual, stream.residual().orElse(next.residual()));
      worstError = Math.max(worstError, next.error());
      streams.add(stream);
      start = k == 0 ? stream.state() : start;
    }
  }

  /** Twice as many random numbers for every sample; whether that was possible within the passages allowed. */
  boolean renew() {
    if (!renewable || 2 * passages() - passages > effort.passes()) {
      return false;
    }
    double before = worstResidual;
    worstResidual = 0;
    boolean followed = true;
    for (SampledStream s : streams) {
      followed &= s.renew(s.ensembles());
      worstResidual = Math.max(worstResidual, s.residual().orElse(before));
    }
    renewable = followed;
    return true;
  }

  private int cost(SampledSolution solution) {
    int most = 0;
    for (int s = 0; s < system.sites().size(); s++) {
      most = Math.max(most, OrderParameters.passage(system, s).cost());
    }
    return solution.passages() * most;
  }

  /** Passages of trajectories and of tangents, all samples together. */
  private int passages() {
    return passages + streams.stream().mapToInt(SampledStream::passages).sum();
  }

  /** Without sampled species: plain passages, one exact solution that stands for two samples. */
  private void exact() {
    grid = new Periodic(LINEAR_POINTS, system.discrete() ? 1 : LINEAR_STEP, system.discrete());
    SampledSolution solution = new SampledSolution(system, grid, 0, seed, Optional.empty());
    for (int i = 0; i < LINEAR_PASSAGES && (i < 3 || solution.residual() > LINEAR_TOLERANCE); i++) {
      solution.pass(1);
    }
    worstResidual = solution.residual();
    worstError = solution.error();
    streams.add(new SampledStream(system, wanted, solution, 0, seed));
    streams.add(streams.get(0));
  }

  private int trajectories(int share) {
    return Math.max(FEWEST_TRAJECTORIES, Math.min(MOST_TRAJECTORIES, effort.points() / grid.n()) / share);
  }

  private SampledSolution explored() {
    Optional<OrderParameters> start = Optional.empty();
    while (true) {
      SampledSolution solution = new SampledSolution(system, grid, trajectories(EXPLORING), seed, start);
      try {
        for (int i = 0; i < 6; i++) {
          solution.pass(start.isEmpty() ? 1 : i < 2 ? 0 : 1);
        }
        solution.accelerate(18, TOLERANCE);
      } catch (NumericalFailure runaway) {
        if (grid.discrete() || grid.n() >= LONGEST || ++halvings > MOST_HALVINGS) {
          throw runaway;
        }
        // Trajectories that the step cannot follow run away; a shorter one may show that the process does not.
        grid = grid.finer();
        start = Optional.empty();
        continue;
      }
      double tail = solution.tail();
      if (tail <= TAIL || grid.n() >= LONGEST) {
        passages += cost(solution) / EXPLORING;
        return solution;
      }
      passages += cost(solution) / EXPLORING;
      grid = grid.longer();
      start = Optional.of(solution.state().onto(grid, system));
    }
  }

  /** Until what changes in a passage is well below its sampling error. */
  private static boolean settle(SampledSolution solution, int passages, int repeats) {
    boolean settled = solution.accelerate(passages, TOLERANCE);
    for (int i = 0; i < repeats && !settled; i++) {
      settled = solution.residual() < SETTLED * solution.error() || solution.accelerate(passages, TOLERANCE);
    }
    if (solution.persistsAfterAll()) {
      settled = solution.accelerate(2 * passages, TOLERANCE);
    }
    return settled || solution.residual() < SETTLED * solution.error();
  }

  /** Measurements by sample, species and node. */
  List<List<List<Measurement>>> samples() {
    return streams.stream().map(SampledStream::measurements).toList();
  }

  /** The order parameters of the last sample. */
  OrderParameters lastState() {
    return streams.get(streams.size() - 1).state().copy(system);
  }

  /** The order parameters that drove each sample. */
  List<OrderParameters> states() {
    return streams.stream().map(SampledStream::state).toList();
  }

  Periodic grid() {
    return grid;
  }

  /** The largest relative change in the last passage of any sample. */
  double residual() {
    return worstResidual;
  }

  /** The largest relative sampling error of one passage. */
  double error() {
    return worstError;
  }

  /** Whether correlations have decayed within the period. */
  boolean resolved() {
    return resolved;
  }

  /** What is said of linear sites that grow by themselves, or amplify their own past, without bound in one of the samples; empty if there are none. */
  String unstable() {
    for (OrderParameters state : states()) {
      for (int s = 0; s < system.sites().size(); s++) {
        var found = LinearSite.of(system, s).flatMap(site -> site.unstable(state));
        if (found.isPresent()) {
          String where = found.get().entrySet().stream().map(e -> e.getKey() + String.format(java.util.Locale.ROOT, " = %.3g", e.getValue())).collect(Collectors.joining(", "));
          return "sites of species " + system.sites().get(s).species() + (where.isEmpty() ? "" : " with " + where)
              + " grow without bound, by themselves or by what returns of their own past: the averages over sites do not exist" + (where.isEmpty() ? "" : "; bound the laws of the site parameters, or narrow them");
        }
      }
    }
    return "";
  }

  /** Why no more random numbers were drawn although they were asked for; empty if there is no such reason. */
  String stopped() {
    return streams.stream().map(SampledStream::stopped).filter(s -> !s.isEmpty()).findFirst().orElse("");
  }

  String description() {
    int ensembles = streams.get(0).ensembles();
    return streams.size() + " samples of " + (ensembles > 1 ? ensembles + " times " : "") + trajectories(1) + " trajectories over T = " + grid.duration() + " with dt = " + grid.step();
  }
}

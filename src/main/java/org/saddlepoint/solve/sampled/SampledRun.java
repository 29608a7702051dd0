package org.saddlepoint.solve.sampled;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private static final int LONGEST = 1 << 13;
  /** What may be left of a correlation at an eighth of the period; what the window then cuts is less than that share of the whole. */
  private static final double TAIL = 0.05;
  /** The same at the longest period. */
  private static final double LONGEST_TAIL = 0.15;
  private static final double TOLERANCE = 3e-5;
  private static final int MOST_HALVINGS = 2;
  private static final int MOST_REPEATS = 3;
  private static final double SETTLED = 0.3;
  /** Passes of all samples together beyond which no further sample is begun. */
  private static final int MOST_PASSES = 240;
  /** As many for standard errors. */
  private static final int FEWEST_SAMPLES = 3;
  /** The share of the sampling that is spent on finding the period. */
  private static final int EXPLORING = 4;

  private final SampledSystem system;
  private final List<Passage> wanted;
  private final Effort effort;
  private final long seed;
  private final List<List<List<Measurement>>> samples = new ArrayList<>();
  private Periodic grid;
  private double worstResidual;
  private double worstError;
  private final List<OrderParameters> states = new ArrayList<>();
  private boolean resolved = true;
  private int halvings;
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
    OrderParameters first = first();
    for (int k = 1; k < effort.samples() && (samples.size() < FEWEST_SAMPLES || passages < MOST_PASSES); k++) {
      SampledSolution next = new SampledSolution(system, grid, trajectories(1), seed + 1000L * k, Optional.of(first));
      for (int i = 0; i < 3; i++) {
        next.pass(0);
      }
      settle(next, 14);
      finish(next);
    }
  }

  /** Without sampled species: plain passages, one exact solution that stands for two samples. */
  private void exact() {
    grid = new Periodic(LINEAR_POINTS, system.discrete() ? 1 : LINEAR_STEP, system.discrete());
    SampledSolution solution = new SampledSolution(system, grid, 0, seed, Optional.empty());
    for (int i = 0; i < LINEAR_PASSAGES && (i < 3 || solution.residual() > LINEAR_TOLERANCE); i++) {
      solution.pass(1);
    }
    finish(solution);
    samples.add(samples.get(0));
    states.add(states.get(0));
  }

  private int trajectories(int share) {
    return Math.max(FEWEST_TRAJECTORIES, Math.min(MOST_TRAJECTORIES, effort.points() / grid.n()) / share);
  }

  /** Finds the period with a part of the trajectories, then the first sample with all of them. */
  private OrderParameters first() {
    OrderParameters start = explored();
    SampledSolution solution = new SampledSolution(system, grid, trajectories(1), seed, Optional.of(start));
    for (int i = 0; i < 3; i++) {
      solution.pass(0);
    }
    settle(solution, 24);
    resolved = solution.tail() <= LONGEST_TAIL;
    finish(solution);
    return solution.state();
  }

  private OrderParameters explored() {
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
        grid = new Periodic(2 * grid.n(), 0.5 * grid.step(), false);
        start = Optional.empty();
        continue;
      }
      double tail = solution.tail();
      if (tail <= TAIL || grid.n() >= LONGEST) {
        passages += solution.passages() / EXPLORING;
        return solution.state();
      }
      passages += solution.passages() / EXPLORING;
      grid = new Periodic(2 * grid.n(), grid.step(), grid.discrete());
      start = Optional.of(solution.state().onto(grid, system));
    }
  }

  /** Until what changes in a passage is well below its sampling error. */
  private static void settle(SampledSolution solution, int passages) {
    boolean settled = solution.accelerate(passages, TOLERANCE);
    for (int i = 0; i < MOST_REPEATS && !settled; i++) {
      settled = solution.residual() < SETTLED * solution.error() || solution.accelerate(passages, TOLERANCE);
    }
    if (solution.persistsAfterAll()) {
      solution.accelerate(2 * passages, TOLERANCE);
    }
  }

  private void finish(SampledSolution solution) {
    passages += solution.passages();
    worstResidual = Math.max(worstResidual, solution.residual());
    worstError = Math.max(worstError, solution.error());
    List<List<Measurement>> sites = new ArrayList<>();
    int passes = system.responses().isEmpty() ? 2 : 4;
    for (int s = 0; s < system.sites().size(); s++) {
      List<Measurement> nodes = List.of();
      SiteUpdate update = solution.updates().get(s);
      for (int i = 0; i < (update.sampled() ? passes : 1); i++) {
        nodes = update.byNode(solution.state(), wanted.get(s));
      }
      sites.add(nodes);
    }
    samples.add(sites);
    states.add(solution.state().copy(system));
  }

  /** Measurements by sample, species and node. */
  List<List<List<Measurement>>> samples() {
    return samples;
  }

  /** The order parameters of the last sample. */
  OrderParameters lastState() {
    return states.get(states.size() - 1).copy(system);
  }

  /** The order parameters that drove each sample. */
  List<OrderParameters> states() {
    return states;
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

  String description() {
    return samples.size() + " samples of " + trajectories(1) + " trajectories over T = " + grid.duration() + " with dt = " + grid.step();
  }
}

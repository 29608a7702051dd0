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
  private static final int FEWEST_TRAJECTORIES = 32;
  private static final int LONGEST = 1 << 13;
  private static final double TAIL = 0.05;
  private static final double TOLERANCE = 3e-5;
  private static final int MOST_HALVINGS = 2;
  private static final int MOST_REPEATS = 3;
  private static final double SETTLED = 0.3;
  private static final double PATIENCE_SECONDS = 120;

  private final SampledSystem system;
  private final List<Passage> wanted;
  private final Effort effort;
  private final long seed;
  private final List<List<List<Measurement>>> samples = new ArrayList<>();
  private Periodic grid;
  private double worstResidual;
  private double worstError;
  private OrderParameters lastState;
  private boolean resolved = true;
  private int halvings;

  /** @param wanted what to measure of every species in the end */
  SampledRun(SampledSystem system, List<Passage> wanted, Effort effort, long seed) {
    this.system = system;
    this.wanted = wanted;
    this.effort = effort;
    this.seed = seed;
    this.grid = TimeScales.grid(system);
  }

  void run() {
    long start = System.nanoTime();
    if (system.allLinear()) {
      exact();
      return;
    }
    OrderParameters first = first();
    for (int k = 1; k < effort.samples() && (samples.size() < 3 || System.nanoTime() - start < PATIENCE_SECONDS * 1e9); k++) {
      SampledSolution next = new SampledSolution(system, grid, trajectories(), seed + 1000L * k, Optional.of(first));
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
  }

  private int trajectories() {
    return Math.max(FEWEST_TRAJECTORIES, Math.min(MOST_TRAJECTORIES, effort.points() / grid.n()));
  }

  private OrderParameters first() {
    Optional<OrderParameters> start = Optional.empty();
    while (true) {
      SampledSolution solution = new SampledSolution(system, grid, trajectories(), seed, start);
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
        resolved = tail <= 3 * TAIL;
        settle(solution, 24);
        finish(solution);
        return solution.state();
      }
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
    lastState = solution.state();
  }

  /** Measurements by sample, species and node. */
  List<List<List<Measurement>>> samples() {
    return samples;
  }

  /** The order parameters of the last sample. */
  OrderParameters lastState() {
    return lastState.copy(system);
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
    return samples.size() + " samples of " + trajectories() + " trajectories over T = " + grid.duration() + " with dt = " + grid.step();
  }
}

package org.saddlepoint.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLongArray;
import org.saddlepoint.expr.Evaluation;
import org.saddlepoint.io.Progress;
import org.saddlepoint.model.Network;

/**
 * The direct simulation of a network as its model file writes it.
 *
 * <p>Draws independent networks, each with several trajectories side by side, integrates all their sites, waits until they are
 * stationary and measures. Errors are standard errors over the networks. The same seed gives the same numbers to the last bit,
 * whatever the number of threads.
 */
public final class Simulation {
  private final Network network;
  private final SimulationOptions options;
  private final Compiled compiled;
  private final Plan basicPlan;
  private final int[] sites;

  private Simulation(Network network, SimulationOptions options) {
    this.network = network;
    this.options = options;
    compiled = new Compiled(ProgramBuilder.build(network));
    basicPlan = Planner.plan(compiled.program(), options);
    sites = sizes(network, options.size());
  }

  /**
   * Prepares a simulation.
   *
   * @throws org.saddlepoint.expr.InputException if the network cannot be simulated as it is written
   */
  public static Simulation of(Network network, SimulationOptions options) {
    return new Simulation(network, options);
  }

  static int[] sizes(Network network, int size) {
    return network.species().stream().mapToInt(s -> Math.max(1, (int) Math.round(size * Evaluation.real(network.withParameterValues(s.ratio()))))).toArray();
  }

  /**
   * Runs all networks. If the thread is interrupted, what is finished by then is reported and the interrupt flag is set again.
   *
   * @param progress hears how far the simulation is
   */
  public SimulationResult run(Progress progress) {
    Plan plan;
    try {
      plan = new Probe(compiled, basicPlan, options, sites).plan();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return new Findings(network, compiled, new MeasuredFormulas(compiled), basicPlan, options).of(List.of());
    }
    return run(plan, progress);
  }

  /**
   * Follows pairs of neighbouring trajectories in the first network.
   *
   * @return how they move apart; nothing where noise, frozen noise too, or couplings that vary in time drive the network, or where time does not run
   * @throws InterruptedException if the thread is asked to stop
   */
  public Optional<Divergence> divergence() throws InterruptedException {
    Optional<DivergenceRun> run = divergenceRun();
    return run.isEmpty() ? Optional.empty() : Optional.of(run.get().run());
  }

  /**
   * The same with the equations linearised; cost of one evaluation of all rates for every state of every site.
   *
   * @return nothing where noise or couplings that vary in time drive the network, or where time does not run continuously
   * @throws InterruptedException if the thread is asked to stop
   */
  public Optional<LinearisedNetwork> linearised() throws InterruptedException {
    Optional<DivergenceRun> run = divergenceRun();
    return run.isEmpty() || basicPlan.method() != Plan.Method.RUNGE_KUTTA ? Optional.empty() : Optional.of(run.get().run(true));
  }

  private Optional<DivergenceRun> divergenceRun() throws InterruptedException {
    boolean dynamical = basicPlan.method() == Plan.Method.RUNGE_KUTTA || basicPlan.method() == Plan.Method.MAP;
    // Frozen noises are drawn for every trajectory: neighbours would not obey the same equations.
    if (!dynamical || !basicPlan.canSettle() || !compiled.program().noises().isEmpty()) {
      return Optional.empty();
    }
    Plan plan = new Probe(compiled, basicPlan, options, sites).plan();
    return Optional.of(new DivergenceRun(compiled, plan.method() == basicPlan.method() ? plan : basicPlan, options, sites));
  }

  private SimulationResult run(Plan plan, Progress progress) {
    MeasuredFormulas measured = new MeasuredFormulas(compiled);
    AtomicLongArray done = new AtomicLongArray(options.networks());
    long each = Math.round(plan.grid().duration() / plan.grid().timeStep());
    List<NetworkSample> samples = new ArrayList<>();
    boolean interrupted = false;
    ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, options.threads()), Simulation::daemon);
    try {
      List<Future<NetworkSample>> running = new ArrayList<>();
      for (int n = 0; n < options.networks(); n++) {
        int index = n;
        running.add(pool.submit(() -> new NetworkRun(compiled, measured, plan, options, sites, steps -> {
          done.set(index, steps);
          report(progress, done, Math.max(1, each));
        }).run(index)));
      }
      for (Future<NetworkSample> future : running) {
        if (interrupted && !future.isDone()) {
          continue;
        }
        try {
          samples.add(future.get());
        } catch (InterruptedException stop) {
          interrupted = true;
          pool.shutdownNow();
        } catch (ExecutionException failure) {
          if (!(failure.getCause() instanceof InterruptedException)) {
            throw rethrown(failure.getCause());
          }
        }
      }
    } finally {
      pool.shutdownNow();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return new Findings(network, compiled, measured, plan, options).of(samples);
  }

  private void report(Progress progress, AtomicLongArray done, long each) {
    long sum = 0;
    int finished = 0;
    for (int k = 0; k < done.length(); k++) {
      sum += done.get(k);
      finished += done.get(k) >= each ? 1 : 0;
    }
    progress.report("simulating, " + finished + " of " + options.networks() + " networks done", sum, each * options.networks());
  }

  private static RuntimeException rethrown(Throwable cause) {
    if (cause instanceof RuntimeException runtime) {
      return runtime;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return new IllegalStateException(cause);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "simulation");
    thread.setDaemon(true);
    return thread;
  }

  /** The time step at which the mean-field theory describes the scheme exactly; none for schemes that approximate continuous time better than that. */
  public OptionalDouble stepOfTheory() {
    return basicPlan.method() == Plan.Method.EXPONENTIAL_EULER ? OptionalDouble.of(basicPlan.grid().timeStep()) : OptionalDouble.empty();
  }
}

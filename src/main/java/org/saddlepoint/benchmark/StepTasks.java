package org.saddlepoint.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Network;
import org.saddlepoint.numeric.DenseProduct;
import org.saddlepoint.simulate.Stepper;

/**
 * Runge–Kutta steps of the tanh network at g = 2: networks of N sites with several trajectories each, in one thread and in two, in double and in
 * single precision. Two threads share one matrix product there; here they run two networks, or share the matrix of one where a single
 * trajectory reads it all for every product. Single precision is that of the product here, the states staying in double, and of everything there.
 */
final class StepTasks {
  static final String TANH = """
      [fields.x]
      equation = "x' = -x + sum(J, phi(x))"
      [couplings.J]
      variance = "g^2/N"
      [functions]
      phi = "tanh(x)"
      [parameters]
      g = 2
      """;
  private static final double TIME_STEP = 0.05;

  /** Arithmetic that one run should take, in multiplications and additions. */
  private static final double WORK = 1e9;

  private StepTasks() {}

  static Network network(String text, List<String> settings) {
    return ModelReader.read(text, "benchmark.toml", Path.of(""), settings);
  }

  static List<Task> all() {
    List<Task> tasks = new ArrayList<>();
    for (DenseProduct.Precision precision : DenseProduct.Precision.values()) {
      for (int threads : new int[] {1, 2}) {
        for (int n : new int[] {1000, 2000, 4000}) {
          for (int batch : new int[] {1, 8, 32}) {
            tasks.add(task(n, batch, threads, precision));
          }
        }
      }
    }
    return tasks;
  }

  private static Task task(int n, int batch, int threads, DenseProduct.Precision precision) {
    boolean single = precision == DenseProduct.Precision.SINGLE;
    // A single trajectory reads the matrix for every multiplication.
    double work = WORK * (batch == 1 ? 0.3 : 1) * (single ? 1.5 : 1);
    int steps = (int) Math.max(2, Math.round(work / (4.0 * n * n * batch)));
    Map<String, Object> request = Map.of("task", "steps", "n", n, "batch", batch, "precision", single ? "single" : "double", "count", steps);
    double count = (double) steps * batch;
    double bytes = batch == 1 && threads == 1 ? 4.0 * n * n * (single ? Float.BYTES : Double.BYTES) : 0;
    String name = "steps-N" + n + "-B" + batch + (single ? "-single" : "") + (threads == 2 ? "-two-threads" : "");
    return new Task("simulation", name, "trajectory steps/s", count * networks(batch, threads), count, prepare(n, batch, threads, steps, precision),
        Optional.of(new Task.Peer.Python(request, threads)), Double.POSITIVE_INFINITY, bytes);
  }

  private static int networks(int batch, int threads) {
    return batch == 1 ? 1 : threads;
  }

  private static Callable<Task.Run> prepare(int n, int batch, int threads, int steps, DenseProduct.Precision precision) {
    return () -> {
      Network network = network(TANH, List.of());
      List<Stepper> steppers = new ArrayList<>();
      int networks = networks(batch, threads);
      for (int k = 0; k < networks; k++) {
        steppers.add(Stepper.of(network, n, batch, TIME_STEP, k + 1L, threads / networks, precision));
      }
      return new Networks(steppers, steps, Executors.newFixedThreadPool(threads));
    };
  }

  private record Networks(List<Stepper> steppers, int steps, ExecutorService pool) implements Task.Run {
    @Override
    public double run() throws Exception {
      if (steppers.size() == 1) {
        steppers.get(0).steps(steps);
        return steppers.get(0).meanSquare();
      }
      List<Future<?>> running = new ArrayList<>();
      for (Stepper stepper : steppers) {
        running.add(pool.submit(() -> stepper.steps(steps)));
      }
      for (Future<?> one : running) {
        one.get();
      }
      return steppers.get(0).meanSquare();
    }

    @Override
    public void close() {
      pool.shutdown();
      waitForTheLast();
      steppers.forEach(Stepper::close);
    }

    /** Memory must not be taken from a thread that still works in it, however impatient the caller is. */
    private void waitForTheLast() {
      boolean interrupted = false;
      boolean done = false;
      while (!done) {
        try {
          done = pool.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException again) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

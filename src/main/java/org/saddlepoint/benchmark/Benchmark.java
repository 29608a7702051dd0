package org.saddlepoint.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.Spelling;
import org.saddlepoint.io.Progress;

/** Runs the tasks that were asked for, both sides in turns, and keeps what they took. */
public final class Benchmark {
  private final Path scripts;
  private final Optional<Python> python;
  private final List<Task> tasks;
  private final List<Scaling.Plan> plans;

  private Benchmark(Path home, List<Task> tasks, List<Scaling.Plan> plans) {
    this.scripts = home.resolve("src/benchmark/python");
    this.python = Files.isRegularFile(scripts.resolve("peer.py")) ? Python.newest(scripts) : Optional.empty();
    this.tasks = tasks;
    this.plans = plans;
  }

  /**
   * Chooses tasks.
   *
   * @param home the directory of the launcher, with the sources of the other side below it
   * @param name of a task, the beginning of several names, or of a group; empty for all
   * @throws InputException if nothing has this name
   */
  public static Benchmark of(Path home, Optional<String> name) {
    List<Task> chosen = Suite.tasks(home).stream().filter(t -> name.map(n -> t.name().startsWith(n) || t.group().equals(n)).orElse(true)).toList();
    // What memory limits is compared with the memory bandwidth of the same run.
    boolean memory = chosen.stream().anyMatch(t -> t.bytes() > 0) && chosen.stream().noneMatch(t -> t.name().equals(MemoryTask.NAME));
    List<Task> tasks = memory ? Stream.concat(Stream.of(MemoryTask.task()), chosen.stream()).toList() : chosen;
    List<Scaling.Plan> plans = Scaling.plans().stream().filter(p -> name.map(n -> p.name().startsWith(n)).orElse(true)).toList();
    if (tasks.isEmpty() && plans.isEmpty()) {
      List<String> names = new ArrayList<>(Suite.tasks(home).stream().map(Task::name).toList());
      Suite.tasks(home).stream().map(Task::group).distinct().forEach(names::add);
      Scaling.plans().forEach(p -> names.add(p.name()));
      throw InputException.commandLine("there is no benchmark '" + name.orElse("") + "'",
          Spelling.nearest(name.orElse(""), names).map(n -> "did you mean '" + n + "'?").orElse("there are " + String.join(", ", names)));
    }
    return new Benchmark(home, tasks, plans);
  }

  /** What the other side is, or how to get it. */
  public String peers() {
    return python.map(Python::description).orElse(Python.MISSING);
  }

  public boolean hasPeers() {
    return python.isPresent();
  }

  /**
   * Runs everything. Interrupted, it returns what is finished and sets the interrupt flag again.
   *
   * @param line hears one line of text as soon as it is known
   */
  public BenchmarkResult run(Progress progress, Consumer<String> line) throws Exception {
    List<Measurement> measurements = new ArrayList<>();
    List<Scaling> laws = new ArrayList<>();
    int all = tasks.size() + plans.size();
    try (Stopwatch stopwatch = new Stopwatch(python, scripts)) {
      for (Task task : tasks) {
        stopIfAsked();
        progress.report(task.name(), measurements.size(), all);
        measurements.add(stopwatch.measure(task));
        Measurement last = measurements.get(measurements.size() - 1);
        line.accept(BenchmarkText.line(last, new BenchmarkResult(List.copyOf(measurements), List.of(), peers(), List.of()).bandwidth(last)));
      }
      for (Scaling.Plan plan : plans) {
        stopIfAsked();
        progress.report(plan.name(), measurements.size() + laws.size(), all);
        laws.add(plan.measure());
        line.accept(BenchmarkText.line(laws.get(laws.size() - 1)));
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    Stream<String> names = Stream.concat(tasks.stream().map(Task::name), plans.stream().map(Scaling.Plan::name));
    return new BenchmarkResult(List.copyOf(measurements), List.copyOf(laws), peers(), names.skip(measurements.size() + laws.size()).toList());
  }

  private static void stopIfAsked() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("stopped between two tasks");
    }
  }
}

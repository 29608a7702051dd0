package org.saddlepoint.benchmark;

import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the two sides of a task in turns, so that what else the machine does meets both. Both have been run before the first pair that
 * counts: what is measured is the steady state, except where whole processes are compared.
 */
final class Stopwatch implements AutoCloseable {
  private static final int PAIRS = 5;
  /** Length of a turn, unless one run is longer. */
  private static final double TURN_SECONDS = 0.1;

  private static final int MOST_REPEATS = 100;

  /** Least processor time of a warm-up. What has run in an earlier task is compiled already, and needs no more. */
  private static final double WARM_UP_SECONDS = 0.8;

  private static final double LONGEST_WARM_UP_SECONDS = 25;

  /** Compilation goes on beside the runs; while it takes more than this share of their time, they are not at their fastest. */
  private static final double COMPILING = 0.05;

  private static final double INTERVAL_SECONDS = 0.4;

  /** So many intervals in a row must be without: a long compilation is counted when it ends. */
  private static final int QUIET_INTERVALS = 2;

  /** Pairs after which slow tasks end, and the seconds that make them slow. */
  private static final int FEWEST_PAIRS = 3;

  private static final double LONGEST_SECONDS = 15;

  /** NumPy's threads look out for the next product for a tenth of a second, and would take a processor from our turn. */
  private static final long QUIET_MILLISECONDS = 150;

  private final Optional<Python> python;
  private final Path scripts;
  private final Map<Integer, PeerProcess> peers = new HashMap<>();

  Stopwatch(Optional<Python> python, Path scripts) {
    this.python = python;
    this.scripts = scripts;
  }

  Measurement measure(Task task) throws Exception {
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    double difference = Double.NaN;
    try (Task.Run run = task.ours().call(); Other other = other(task)) {
      warmUp(run, task);
      int repeats = repeats(task, time(task, run));
      int theirRepeats = other.run().map(a -> repeats(task, a.seconds())).orElse(1);
      long begin = System.nanoTime();
      for (int pair = 0; pair < PAIRS && (pair < FEWEST_PAIRS || System.nanoTime() - begin < LONGEST_SECONDS * 1e9); pair++) {
        if (task.peer().orElse(null) instanceof Task.Peer.Python p && p.threads() > 1) {
          Thread.sleep(QUIET_MILLISECONDS);
        }
        double start = task.clock().now();
        double value = run.run();
        for (int k = 1; k < repeats; k++) {
          value = run.run();
        }
        ours.add((task.clock().now() - start) / repeats);
        Optional<PeerProcess.Answer> answer = turn(other, theirRepeats);
        if (answer.isPresent() && theirs.size() == pair) {
          theirs.add(answer.get().seconds());
          double theirValue = answer.get().value();
          difference = Double.isInfinite(task.agreement()) ? Double.NaN : Math.abs(value - theirValue) / Math.max(Math.abs(theirValue), 1e-300);
        }
        if (Thread.interrupted()) {
          throw new InterruptedException("stopped during " + task.name());
        }
      }
      // A side that fell silent is left out.
      boolean failed = other.expected() && theirs.size() < ours.size();
      return failed ? new Measurement(task, other.name() + " failed", ours, List.of(), Double.NaN) : new Measurement(task, other.name(), ours, theirs, difference);
    }
  }

  private static double time(Task task, Task.Run run) throws Exception {
    if (whole(task)) {
      return TURN_SECONDS;
    }
    double start = task.clock().now();
    run.run();
    return task.clock().now() - start;
  }

  /** How often a side runs in its turn: what takes milliseconds would be timed with the caches that the other side has left behind. */
  private static int repeats(Task task, double seconds) {
    return whole(task) ? 1 : (int) Math.max(1, Math.min(MOST_REPEATS, Math.ceil(TURN_SECONDS / Math.max(seconds, 1e-6))));
  }

  /** The mean of one turn; nothing if a run fails. */
  private static Optional<PeerProcess.Answer> turn(Other other, int repeats) throws Exception {
    double seconds = 0;
    Optional<PeerProcess.Answer> answer = Optional.empty();
    for (int k = 0; k < repeats; k++) {
      answer = other.run();
      if (answer.isEmpty()) {
        return answer;
      }
      seconds += answer.get().seconds();
    }
    return Optional.of(new PeerProcess.Answer(seconds / repeats, answer.orElseThrow().value()));
  }

  /** Runs until nothing is compiled any more, by the clock of the task: other threads may do its work. Whole processes run once. */
  private static void warmUp(Task.Run run, Task task) throws Exception {
    CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    double begin = task.clock().now();
    double start = 1e-9 * System.nanoTime();
    double interval = begin;
    double compiled = 1e-3 * compiler.getTotalCompilationTime();
    int quiet = 0;
    double now;
    do {
      run.run();
      now = task.clock().now();
      if (now - interval > INTERVAL_SECONDS) {
        double total = 1e-3 * compiler.getTotalCompilationTime();
        quiet = total - compiled > COMPILING * (now - interval) ? 0 : quiet + 1;
        compiled = total;
        interval = now;
      }
    } while (!whole(task) && (quiet < QUIET_INTERVALS || now - begin < WARM_UP_SECONDS) && 1e-9 * System.nanoTime() - start < LONGEST_WARM_UP_SECONDS);
  }

  private static boolean whole(Task task) {
    return task.peer().orElse(null) instanceof Task.Peer.Process;
  }

  private interface Other extends AutoCloseable {
    String name();

    Optional<PeerProcess.Answer> run() throws Exception;

    /** Whether there is somebody who should answer. */
    default boolean expected() {
      return true;
    }

    @Override
    default void close() {}
  }

  private Other other(Task task) throws Exception {
    if (task.peer().isEmpty()) {
      return nobody();
    }
    Task.Peer peer = task.peer().get();
    if (peer instanceof Task.Peer.Python p) {
      return python.isEmpty() ? nobody() : asking(p);
    }
    if (peer instanceof Task.Peer.Java j) {
      Task.Run code = j.code().call();
      warmUp(code, task);
      return timed(j.name(), task.clock(), code);
    }
    Task.Peer.Process p = (Task.Peer.Process) peer;
    if (p.command().get(0).startsWith("python")) {
      if (python.isEmpty()) {
        return nobody();
      }
      List<String> command = new ArrayList<>(p.command());
      command.set(0, python.get().command());
      return timed(p.name(), task.clock(), () -> Processes.run(command));
    }
    return timed(p.name(), task.clock(), () -> Processes.run(p.command()));
  }

  private static Other nobody() {
    return new Other() {
      @Override
      public String name() {
        return "–";
      }

      @Override
      public boolean expected() {
        return false;
      }

      @Override
      public Optional<PeerProcess.Answer> run() {
        return Optional.empty();
      }
    };
  }

  private Other asking(Task.Peer.Python request) throws IOException {
    PeerProcess process = peers.get(request.threads());
    if (process == null) {
      process = new PeerProcess(python.orElseThrow(), scripts, request.threads());
      peers.put(request.threads(), process);
    }
    PeerProcess ready = process;
    return new Other() {
      @Override
      public String name() {
        return "Python";
      }

      @Override
      public Optional<PeerProcess.Answer> run() throws InterruptedException {
        Optional<PeerProcess.Answer> answer = ready.ask(request.request());
        if (answer.isEmpty()) {
          // One task that fails over there, for want of memory or of a function, does not end the benchmark.
          ready.close();
          peers.remove(request.threads());
        }
        return answer;
      }
    };
  }

  private static Other timed(String name, Task.Clock clock, Task.Run code) {
    return new Other() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Optional<PeerProcess.Answer> run() throws Exception {
        double start = clock.now();
        double value = code.run();
        return Optional.of(new PeerProcess.Answer(clock.now() - start, value));
      }

      @Override
      public void close() {
        code.close();
      }
    };
  }

  @Override
  public void close() {
    peers.values().forEach(PeerProcess::close);
  }
}

package org.saddlepoint.benchmark;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * One line of the benchmark.
 *
 * @param group the part of the benchmark that it belongs to
 * @param name unique; what the user types to run it alone
 * @param unit of the figures printed: what is counted per second, or "s"
 * @param count how many of these one run of our side does; 0 if the time itself is the figure
 * @param peerCount the same for the other side
 * @param ours prepares our side and returns what is timed, which returns a number to compare
 * @param peer the other side
 * @param agreement the largest relative difference between the two numbers; infinite where they are random
 * @param bytes what our side must read from memory for each that is counted; 0 where something else limits it
 */
record Task(String group, String name, String unit, double count, double peerCount, Callable<Run> ours, Optional<Peer> peer, double agreement, double bytes) {
  Task(String group, String name, String unit, double count, double peerCount, Callable<Run> ours, Optional<Peer> peer, double agreement) {
    this(group, name, unit, count, peerCount, ours, peer, agreement, 0);
  }

  /** What is timed. */
  interface Run extends AutoCloseable {
    double run() throws Exception;

    @Override
    default void close() {}
  }

  /**
   * The clock of both sides. Work of one thread is timed by the processor time it takes, which other programs on the machine do not
   * change; two threads and whole processes by the clock on the wall.
   */
  Clock clock() {
    return peer.orElse(null) instanceof Peer.Process || peer.orElse(null) instanceof Peer.Python p && p.threads() > 1 ? Clock.WALL : Clock.PROCESSOR;
  }

  enum Clock {
    WALL,
    PROCESSOR;

    /** Seconds since some moment. */
    double now() {
      return 1e-9 * (this == WALL ? System.nanoTime() : ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }
  }

  /** The other side of a comparison. */
  sealed interface Peer {
    /** A task of the Python script, with its arguments and the number of threads of its matrix library. */
    record Python(Map<String, Object> request, int threads) implements Peer {}

    /** Other code in this process. */
    record Java(String name, Callable<Run> code) implements Peer {}

    /** A whole process. */
    record Process(String name, java.util.List<String> command) implements Peer {}
  }
}

package org.saddlepoint.document.claim;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * The time a check may take: of the processor, so that a busy machine changes no verdict, and at most {@value #PATIENCE} times as
 * much on the clock.
 */
final class Deadline {
  /** How much longer than its own time a check may wait for others. */
  static final int PATIENCE = 3;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final long soonest;
  private final long latest;
  private final Thread thread;
  private final long processor;

  private Deadline(long soonest, long latest, long processor) {
    this.soonest = soonest;
    this.latest = latest;
    this.thread = Thread.currentThread();
    this.processor = processor;
  }

  static Deadline in(double seconds) {
    long now = System.nanoTime();
    long span = (long) (seconds * 1e9);
    return new Deadline(now + span, now + PATIENCE * span, used() + span);
  }

  /** The earlier of this and a time from now. */
  Deadline atMost(double seconds) {
    Deadline other = in(seconds);
    return new Deadline(Math.min(soonest, other.soonest), Math.min(latest, other.latest), Math.min(processor, other.processor));
  }

  private static long used() {
    return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
  }

  boolean passed() {
    if (Thread.currentThread().isInterrupted()) {
      return true;
    }
    long now = System.nanoTime();
    // The clock is asked first: it is much quicker to read than the time of the processor.
    return now > soonest && (now > latest || thread == Thread.currentThread() && used() > processor);
  }

  /** @throws Passed if the time is over */
  void check() {
    if (passed()) {
      throw new Passed();
    }
  }

  /** The time is over. */
  static final class Passed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Passed() {
      super("the time limit passed", null, false, false);
    }
  }
}

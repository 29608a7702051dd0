package org.saddlepoint.document.claim;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Runs a check for a limited time. The check runs on a thread of its own, which is given up when it does not end. */
public final class TimeLimit {
  private static final long STACK_BYTES = 256L << 20;

  private TimeLimit() {}

  /** What the check returned, empty if it took too long. Exceptions of the check are passed on. */
  public static <T> Optional<T> run(double seconds, Supplier<T> check) {
    AtomicReference<T> result = new AtomicReference<>();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread worker = new Thread(null, () -> {
      try {
        result.set(check.get());
      } catch (Throwable thrown) {
        failure.set(thrown);
      }
    }, "claim", STACK_BYTES);
    worker.setDaemon(true);
    worker.start();
    try {
      worker.join((long) (1000 * seconds));
    } catch (InterruptedException stopped) {
      worker.interrupt();
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    if (failure.get() instanceof RuntimeException exception) {
      throw exception;
    }
    if (failure.get() instanceof Error error) {
      throw error;
    }
    worker.interrupt();
    return Optional.ofNullable(result.get());
  }
}

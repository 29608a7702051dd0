package org.saddlepoint.render;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs work of the drawing library on a thread of its own, with a deep stack and an end. Work that does not end is left behind
 * on its daemon thread: the library cannot be interrupted.
 */
final class Watchdog {
  private static final long STACK_BYTES = 64L << 20;

  private Watchdog() {}

  /**
   * The result of {@code work}.
   *
   * @throws RenderException if it takes longer than {@code limit}, or fails
   */
  static <T> T run(Duration limit, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(null, task, "drawing", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      thread.interrupt();
      throw new RenderException(0, "drawing takes more than " + limit.toSeconds() + " s", "give a smaller formula");
    } catch (InterruptedException interrupted) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new RenderException(0, "drawing was interrupted", "try again");
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof RenderException known) {
        throw known;
      }
      if (failure.getCause() instanceof StackOverflowError) {
        throw new RenderException(0, "the formula is nested too deeply", "give a flatter formula");
      }
      throw new RenderException(0, "this is not a formula (" + failure.getCause().getMessage() + ")", "check its commands and their arguments");
    }
  }
}

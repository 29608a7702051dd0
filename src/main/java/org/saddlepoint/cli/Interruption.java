package org.saddlepoint.cli;

import java.util.concurrent.TimeUnit;

/**
 * The user's wish to stop. On SIGINT the virtual machine begins to shut down, with status 130; the hook installed here
 * first raises the interrupt flag of the thread that runs the command and, if the command saves what it has finished, waits
 * for that.
 */
final class Interruption {

  private static final long SAVING_SECONDS = 20;

  private volatile boolean requested;
  private volatile boolean saving;
  private volatile Thread worker;

  private Interruption() {
    worker = Thread.currentThread();
  }

  /** Nobody can interrupt but through the thread's own flag. */
  static Interruption none() {
    return new Interruption();
  }

  /** Listens for the end of this process. */
  static Interruption install() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::stop, "interruption"));
    return interruption;
  }

  /** Names the thread that runs the command. */
  void watch(Thread thread) {
    worker = thread;
  }

  /** Says that the command has something worth saving and looks at its interrupt flag. */
  void waitForSaving() {
    saving = true;
  }

  /** Whether the process is ending before the command did. */
  boolean requested() {
    return requested;
  }

  /** What happens when the process is told to end. */
  void stop() {
    if (!worker.isAlive()) {
      return;
    }
    requested = true;
    worker.interrupt();
    if (!saving) {
      return;
    }
    try {
      worker.join(TimeUnit.SECONDS.toMillis(SAVING_SECONDS));
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }
}

package org.saddlepoint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class InterruptionTest {
  @Test
  void aCommandThatSavesIsWaitedFor() throws Exception {
    AtomicBoolean saved = new AtomicBoolean();
    CountDownLatch started = new CountDownLatch(1);
    Thread worker = new Thread(() -> {
      started.countDown();
      while (!Thread.currentThread().isInterrupted()) {
        Thread.onSpinWait();
      }
      saved.set(true);
    });
    Interruption interruption = Interruption.none();
    interruption.watch(worker);
    interruption.waitForSaving();
    worker.start();
    started.await();
    interruption.stop();
    assertTrue(saved.get() && interruption.requested());
  }

  @Test
  void anotherIsNot() {
    CountDownLatch end = new CountDownLatch(1);
    Thread deaf = new Thread(() -> {
      while (end.getCount() > 0) {
        try {
          end.await();
        } catch (InterruptedException ignored) {
          Thread.yield();
        }
      }
    });
    Interruption interruption = Interruption.none();
    interruption.watch(deaf);
    deaf.start();
    interruption.stop();
    assertTrue(interruption.requested() && deaf.isAlive());
    end.countDown();
  }

  @Test
  void theProcessEndsWithTheStatusOfTheSignal() throws Exception {
    // Where whoever started the tests has SIGINT ignored, children have too, and Java leaves it so.
    boolean interruptible = !ignoresInterrupts();
    Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-Xmx64m",
        "-cp", System.getProperty("java.class.path"), Main.class.getName(), "tex", "-").redirectErrorStream(true).start();
    try {
      // The signal must not come before Java listens to it.
      while (process.isAlive() && !reading(process.pid())) {
        Thread.sleep(20);
      }
      new ProcessBuilder("kill", interruptible ? "-INT" : "-TERM", Long.toString(process.pid())).inheritIO().start().waitFor();
      assertTrue(process.waitFor(15, TimeUnit.SECONDS), "still running");
      assertEquals(interruptible ? ExitStatus.INTERRUPTED.code() : 128 + 15, process.exitValue());
      assertEquals("", new String(process.getInputStream().readAllBytes()));
    } finally {
      process.destroyForcibly();
    }
  }

  /** Whether the command's thread, which is named after the program, exists. */
  private static boolean reading(long pid) throws Exception {
    try (var threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
      for (Path thread : threads.toList()) {
        if (Files.readString(thread.resolve("comm")).strip().equals("saddlepoint")) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean ignoresInterrupts() throws Exception {
    String mask = Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("SigIgn:")).findFirst().orElseThrow();
    return (Long.parseUnsignedLong(mask.substring("SigIgn:".length()).strip(), 16) & 2) != 0;
  }
}

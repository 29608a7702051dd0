package org.saddlepoint.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Whole processes, with their output thrown away. */
final class Processes {
  private static final int MOST_SECONDS = 300;

  private Processes() {}

  /** Runs a command to its end; returns its exit status. */
  static double run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    process.getOutputStream().close();
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException(String.join(" ", command) + " took more than " + MOST_SECONDS + " s");
    }
    if (process.exitValue() != 0) {
      throw new IOException(String.join(" ", command) + " ended with status " + process.exitValue());
    }
    return process.exitValue();
  }
}

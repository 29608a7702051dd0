package org.saddlepoint.export;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs Python scripts of tests, where Python with the needed packages exists. */
final class Python {
  private Python() {}

  static boolean has(String... packages) {
    try {
      return run("import " + String.join(", ", packages), 60).code() == 0;
    } catch (IOException none) {
      return false;
    }
  }

  /** Skips the test, saying why, where Python or a package is missing (Debian: python3-numpy, python3-scipy, python3-sympy). */
  static void needs(String... packages) {
    assumeTrue(has(packages), "not run: python3 with " + String.join(", ", packages) + " is not installed");
  }

  record Outcome(int code, List<String> lines, String errors) {}

  static Outcome run(String script, int seconds) throws IOException {
    Path folder = Files.createTempDirectory("saddlepoint-python");
    Path file = folder.resolve("script.py");
    Path out = folder.resolve("out");
    Path errors = folder.resolve("errors");
    try {
      Files.writeString(file, script);
      Process process = new ProcessBuilder("python3", file.toString()).redirectOutput(out.toFile()).redirectError(errors.toFile()).start();
      try {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
          process.destroyForcibly().waitFor();
          throw new IOException("Python did not finish in " + seconds + " seconds");
        }
      } catch (InterruptedException stopped) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", stopped);
      }
      return new Outcome(process.exitValue(), Files.readAllLines(out, StandardCharsets.UTF_8), Files.readString(errors));
    } finally {
      for (Path part : List.of(file, out, errors)) {
        Files.deleteIfExists(part);
      }
      Files.deleteIfExists(folder);
    }
  }
}

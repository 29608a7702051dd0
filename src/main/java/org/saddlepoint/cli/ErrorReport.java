package org.saddlepoint.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The file that an internal error leaves behind, for whoever mends the program. */
final class ErrorReport {

  private ErrorReport() {}

  /** Writes the report into the directory for temporary files and returns the sentence that tells the user. */
  static String write(List<String> arguments, Throwable error) {
    String brief = error.getClass().getSimpleName()
        + (error.getMessage() == null ? "" : ": " + firstLine(error.getMessage()));
    try {
      Path report = Files.createTempFile("saddlepoint-error-", ".txt");
      Files.writeString(report, text(arguments, error));
      return "internal error (" + brief + "); this is a mistake of the program, the report is in " + report;
    } catch (IOException unwritable) {
      return "internal error (" + brief + "); no report could be written (" + unwritable.getMessage() + ")";
    }
  }

  private static String text(List<String> arguments, Throwable error) {
    StringWriter text = new StringWriter();
    PrintWriter writer = new PrintWriter(text);
    writer.println("saddlepoint " + Version.current());
    writer.println("time       " + Instant.now());
    writer.println("arguments  " + String.join(" ", arguments));
    writer.println("java       " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")");
    writer.println("system     " + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
        + Runtime.getRuntime().availableProcessors() + " processors, "
        + Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB heap at most");
    writer.println();
    error.printStackTrace(writer);
    writer.flush();
    return text.toString();
  }

  private static String firstLine(String message) {
    String line = message.lines().findFirst().orElse("");
    return line.length() <= 200 ? line : line.substring(0, 200) + "…";
  }
}

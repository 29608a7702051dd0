package org.saddlepoint.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * One run of the command line within the test's own process.
 *
 * @param status the exit status
 * @param out what stood on standard output
 * @param err what stood on standard error
 */
public record CommandLineRun(int status, String out, String err) {

  /** Runs {@code saddlepoint args…} with paths relative to {@code directory} and nothing on standard input. */
  public static CommandLineRun in(Path directory, String... args) {
    return withInput("", directory, args);
  }

  /** Runs {@code saddlepoint args…} with {@code input} on standard input. */
  public static CommandLineRun withInput(String input, Path directory, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        new PrintStream(out, false, StandardCharsets.UTF_8), new PrintStream(err, false, StandardCharsets.UTF_8),
        false, directory);
    int status = Main.run(args, console);
    return new CommandLineRun(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}

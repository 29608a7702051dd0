package org.saddlepoint.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.saddlepoint.io.AtomicFile;
import org.saddlepoint.report.Json;
import picocli.CommandLine.Mixin;

/**
 * One command of the command line. A subclass carries picocli's annotations, computes everything first and delivers its
 * result last, so that bad input leaves nothing on standard output.
 *
 * <p>A command that {@link #savesWhenInterrupted} is interrupted by its thread's interrupt flag: it stops at the next convenient
 * point, delivers what is finished and returns. The others are ended where they are.
 */
abstract class Subcommand {

  @Mixin
  CommonOptions options;

  /**
   * Runs the command.
   *
   * @throws org.saddlepoint.expr.InputException if what the user wrote cannot be used
   * @throws Exception any other exception is a mistake of the program and ends with status 70
   */
  abstract ExitStatus run(Console console) throws Exception;

  /** Whether the command looks at its thread's interrupt flag and saves what it has finished. */
  boolean savesWhenInterrupted() {
    return false;
  }

  /** Whether {@code -o} names a directory for several files and not one file. */
  boolean outputIsDirectory() {
    return false;
  }

  /** Where {@code -o} sends the result. */
  final Optional<Path> output() {
    return options.output();
  }

  /** Prints a text, which ends its last line if it does not yet, or writes it to the file named by {@code -o}. */
  final void deliver(Console console, String text) {
    deliver(console, (text.endsWith("\n") ? text : text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Prints one JSON object, or writes it to the file named by {@code -o}. */
  final void deliver(Console console, ObjectNode json) {
    deliver(console, Json.write(json));
  }

  /** Prints one JSON object on standard output, for a command whose {@code -o} names something else. */
  final void print(Console console, ObjectNode json) {
    byte[] text = Json.write(json);
    console.out().write(text, 0, text.length);
  }

  /** Prints bytes as they are, or writes them to the file named by {@code -o}. */
  final void deliver(Console console, byte[] content) {
    if (output().isPresent()) {
      AtomicFile.write(output().get(), content);
    } else {
      console.out().write(content, 0, content.length);
      console.out().flush();
    }
  }

  /** Says something that is not part of the result, unless {@code --quiet}. */
  final void warn(Console console, String message) {
    if (!options.quiet()) {
      console.err().println("saddlepoint: " + message);
    }
  }

  /** A progress line on a terminal; close it when the work is done. Silent elsewhere and with {@code --quiet}. */
  final ProgressLine progress(Console console) {
    boolean shown = console.terminal() && !options.quiet();
    return new ProgressLine(console.err(), shown);
  }
}

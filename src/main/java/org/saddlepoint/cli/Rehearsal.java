package org.saddlepoint.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs common commands once, at build time, so that the virtual machine can archive the classes they load; with the
 * archive mapped into memory the commands start in a fraction of the time. What the commands print is discarded.
 */
final class Rehearsal {

  private static final String CHAOS = """
      [fields.x]
      equation = "x' = -x + sum(J, phi(x))"
      [couplings.J]
      variance = "g^2/N"
      [functions]
      phi = "tanh(x)"
      [parameters]
      g = 2
      """;

  private static final List<List<String>> COMMANDS = List.of(
      List.of("--help"),
      List.of("new", "noise"),
      List.of("solve", "chaos.toml"),
      List.of("solve", "noise.toml", "--set", "g=0.5", "--json"),
      List.of("derive", "noise.toml"),
      List.of("simulate", "noise.toml", "-N", "20", "--seeds", "2", "--time", "5"),
      List.of("tex", "tanh(x)^2"),
      List.of("tex", "\\frac{a}{b}", "-o", "formula.svg"),
      List.of("new", "--help"));

  private Rehearsal() {}

  /** Runs the commands in a directory of their own, which is removed. */
  public static void main(String[] args) throws Exception {
    Path directory = Files.createTempDirectory("saddlepoint-rehearsal-");
    try {
      Files.writeString(directory.resolve("chaos.toml"), CHAOS);
      PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
      Console console = new Console(InputStream.nullInputStream(), nowhere, nowhere, false, directory);
      for (List<String> command : COMMANDS) {
        int status = Main.run(command.toArray(String[]::new), console);
        System.out.println("saddlepoint " + String.join(" ", command) + ": status " + status);
      }
    } finally {
      remove(directory);
    }
  }

  private static void remove(Path directory) throws Exception {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

package org.saddlepoint.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that every command takes. */
final class CommonOptions {

  @Option(names = "--json", description = "print one JSON object instead of text")
  private boolean json;

  @Option(names = {"-o", "--output"}, paramLabel = "PATH", description = "write the result to this file")
  private Path output;

  @Option(names = "--quiet", description = "no progress and no warnings")
  private boolean quiet;

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "print this help")
  private boolean help;

  boolean json() {
    return json;
  }

  Optional<Path> output() {
    return Optional.ofNullable(output);
  }

  boolean quiet() {
    return quiet;
  }
}

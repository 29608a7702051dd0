package org.saddlepoint.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The model file and the parameters set for this run: a mixin of the commands that read one model. */
final class ModelOptions {

  @Parameters(paramLabel = "MODEL", description = "the model file (TOML)")
  private Path model;

  @Option(names = "--set", paramLabel = "name=value", converter = Assignment.Converter.class,
      description = "give a parameter of the model another value; may be repeated")
  private List<Assignment> assignments = new ArrayList<>();

  Path model() {
    return model;
  }

  /** In the order of the command line; a later one of the same name holds. */
  List<Assignment> assignments() {
    return List.copyOf(assignments);
  }
}

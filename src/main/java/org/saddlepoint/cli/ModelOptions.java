package org.saddlepoint.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Network;
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

  /** The network of the file with the parameters set. @throws org.saddlepoint.expr.InputException if the file or a setting cannot be used */
  Network network() {
    return ModelReader.read(model, assignments.stream().map(a -> a.name() + "=" + a.value()).toList());
  }

  /** In the order of the command line; a later one of the same name holds. */
  List<Assignment> assignments() {
    return List.copyOf(assignments);
  }
}

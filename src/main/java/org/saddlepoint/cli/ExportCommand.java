package org.saddlepoint.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.saddlepoint.export.ModelExport;
import org.saddlepoint.export.Target;
import org.saddlepoint.model.Network;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code saddlepoint export MODEL --to LANGUAGE}: the mean-field theory as a file for another system. */
@Command(name = "export", description = "Write the mean-field theory of MODEL for another system: its functions, its equations, the moments that close them.")
final class ExportCommand extends Subcommand {

  @Mixin
  private ModelOptions model;

  @Option(names = "--to", paramLabel = "LANGUAGE", required = true, description = "numpy, sympy, mathematica or julia")
  private String language;

  @Override
  ExitStatus run(Console console) {
    Target target = Target.spelled(language);
    Network network = model.network();
    String text = ModelExport.of(network).write(target);
    if (options.json()) {
      deliver(console, JsonNodeFactory.instance.objectNode().put("language", target.spelling()).put("code", text));
    } else {
      deliver(console, text);
    }
    return ExitStatus.DONE;
  }
}

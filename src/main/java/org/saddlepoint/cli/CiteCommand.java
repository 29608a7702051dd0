package org.saddlepoint.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Set;
import org.saddlepoint.document.Bibliography;
import org.saddlepoint.document.Outcome;
import org.saddlepoint.document.StandardDerivation;
import org.saddlepoint.model.Network;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code saddlepoint cite MODEL}: the references of the model and of the steps of its derivation. */
@Command(name = "cite", description = "Print the BibTeX of what a model and its derivation rest on.")
final class CiteCommand extends Subcommand {

  @Mixin
  private ModelOptions model;

  @Override
  ExitStatus run(Console console) {
    Network network = model.network();
    Set<String> keys = new LinkedHashSet<>(network.citations());
    StandardDerivation.of(network).steps().stream().map(Outcome::citation).filter(k -> !k.isEmpty()).forEach(keys::add);
    String bibtex = Bibliography.standard().bibtex(keys);
    if (options.json()) {
      ObjectNode root = JsonNodeFactory.instance.objectNode();
      ArrayNode list = root.putArray("keys");
      keys.forEach(list::add);
      root.put("bibtex", bibtex);
      deliver(console, root);
    } else {
      deliver(console, bibtex);
    }
    return ExitStatus.DONE;
  }
}

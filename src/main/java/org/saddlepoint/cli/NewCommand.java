package org.saddlepoint.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.io.AtomicFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code saddlepoint new NAME}: writes a commented model file to start from; never over a file that exists. */
@Command(name = "new", description = "Write NAME.toml, a commented model file to start from.")
final class NewCommand extends Subcommand {

  private static final String SUFFIX = ".toml";

  @Parameters(paramLabel = "NAME", description = "name of the model, which becomes the file's name")
  private Path name;

  @Override
  ExitStatus run(Console console) {
    Path file = output().orElseGet(this::fileOfModel);
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw InputException.commandLine("'" + file + "' exists already", "choose another name, or remove the file first");
    }
    AtomicFile.write(file, template());
    if (options.json()) {
      print(console, JsonNodeFactory.instance.objectNode().put("file", file.toString()));
    } else {
      console.out().println("wrote " + file + "; next: saddlepoint solve " + file);
    }
    return ExitStatus.DONE;
  }

  private Path fileOfModel() {
    Path last = name.getFileName();
    if (last == null || last.toString().isBlank()) {
      throw InputException.commandLine("'" + name + "' does not name a model", "give a name, as in saddlepoint new my-network");
    }
    return last.toString().endsWith(SUFFIX) ? name : name.resolveSibling(last + SUFFIX);
  }

  /** The text of the file that {@code new} writes. */
  static String template() {
    try (InputStream text = NewCommand.class.getResourceAsStream("new-model.toml")) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the template stands beside this class", unreadable);
    }
  }
}

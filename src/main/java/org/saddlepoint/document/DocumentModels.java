package org.saddlepoint.document;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Network;

/**
 * Model blocks of a document: TOML text, or a single line with the path of a model file relative to the document's directory.
 */
public record DocumentModels(Path directory) implements ModelBlocks {
  @Override
  public Network read(Block.Model block) {
    List<Block.Line> lines = block.lines().stream().filter(l -> !l.text().isBlank()).toList();
    if (lines.isEmpty()) {
      throw new InputException(block.position(), "the model block is empty", "write a model, or the path of a model file");
    }
    String first = lines.get(0).text().strip();
    boolean path = lines.size() == 1 && !first.contains("=") && !first.startsWith("[") && !first.startsWith("#");
    return path ? file(first, lines.get(0)) : inline(block);
  }

  private Network file(String path, Block.Line line) {
    try {
      return ModelReader.read(directory.resolve(path), List.of());
    } catch (InvalidPathException notPath) {
      throw new InputException(line.position(), "'" + path + "' cannot be the name of a file", "write the path of a model file, or the model itself");
    } catch (InputException mistake) {
      // A file that is not there is a mistake of the document; one within it, of the model file.
      throw mistake.position().line() == 0 ? mistake.at(line.position()) : mistake;
    }
  }

  /** The text is moved to the lines and columns where it stands, so that its mistakes are placed in the document. */
  private Network inline(Block.Model block) {
    Block.Line start = block.lines().get(0);
    String indent = " ".repeat(start.position().column() - 1);
    String text = block.lines().stream().map(l -> indent + l.text()).collect(Collectors.joining("\n"));
    return ModelReader.read("\n".repeat(start.position().line() - 1) + text + "\n", start.position().file(), directory, List.of());
  }
}

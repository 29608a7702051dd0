package org.saddlepoint.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.saddlepoint.document.Document;
import org.saddlepoint.document.DocumentReader;
import org.saddlepoint.expr.InputException;
import org.saddlepoint.expr.SourcePosition;

/** Finds and reads literate documents. */
final class DocumentFiles {
  private static final String SUFFIX = ".md";

  private DocumentFiles() {}

  /** The documents named, and those below the directories named, in the order of their names. */
  static List<Path> find(List<Path> named) {
    List<Path> files = new ArrayList<>();
    for (Path path : named) {
      if (!Files.exists(path)) {
        throw InputException.commandLine("there is no file or directory '" + path + "'", "check the path");
      }
      if (!Files.isDirectory(path)) {
        files.add(path);
        continue;
      }
      try (Stream<Path> below = Files.walk(path)) {
        List<Path> found = below.filter(f -> f.toString().endsWith(SUFFIX) && Files.isRegularFile(f)).sorted().toList();
        if (found.isEmpty()) {
          throw InputException.commandLine("there is no " + SUFFIX + " file below '" + path + "'", "name a directory with literate documents");
        }
        files.addAll(found);
      } catch (IOException unreadable) {
        throw InputException.commandLine("the directory '" + path + "' cannot be read (" + unreadable.getMessage() + ")", "check its permissions");
      }
    }
    return files;
  }

  static Document read(Path file) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException unreadable) {
      String reason = Files.exists(file) ? "'" + file + "' cannot be read" : "there is no file '" + file + "'";
      throw InputException.commandLine(reason, "name a Markdown document");
    }
    try {
      return DocumentReader.read(file.toString(), StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException notText) {
      throw new InputException(SourcePosition.startOf(file.toString()), "this is not UTF-8 text", "save the document as UTF-8");
    }
  }

  static Path directoryOf(Path file) {
    Path directory = file.toAbsolutePath().getParent();
    return directory == null ? Path.of("") : directory;
  }
}

package org.saddlepoint.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.saddlepoint.house.Repository;

/** The project's documents with some of their claims changed and the others left out, so that only those are judged. */
final class Mutants {
  private Mutants() {}

  static List<Path> documents() {
    try (var files = Files.walk(Repository.root().resolve("derivations"))) {
      return files.filter(f -> f.toString().endsWith(".md")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The outcomes of claims that replace those at the given lines (from 1), by line. */
  static Map<Integer, Outcome> outcomes(Path file, Map<Integer, String> claims) {
    List<String> text = new ArrayList<>();
    boolean woven = false;
    int number = 0;
    for (String line : lines(file)) {
      number++;
      woven |= line.startsWith("<!-- saddlepoint:begin");
      boolean kept = !woven && !line.startsWith("claim ");
      text.add(claims.getOrDefault(number, kept ? line : ""));
      woven &= !line.startsWith("<!-- saddlepoint:end");
    }
    Run run = Runner.run(DocumentReader.read(file.toString(), String.join("\n", text) + "\n"), new DocumentModels(file.getParent()));
    Map<Integer, Outcome> outcomes = new HashMap<>();
    for (Outcome o : run.steps()) {
      if (o.kind() == Outcome.Kind.CLAIM) {
        outcomes.put(o.statement().position().line(), o);
      }
    }
    return outcomes;
  }
}

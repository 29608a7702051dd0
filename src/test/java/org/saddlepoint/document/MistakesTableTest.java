package org.saddlepoint.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saddlepoint.action.Tier;

/** A table of mistakes in the project's own derivations: each is refuted, at its line. */
class MistakesTableTest {
  private record Mistake(String document, String label, String right, String wrong, String name) {
    String in(String claim) {
      assertTrue(claim.contains(right), () -> "'" + right + "' is not in " + claim);
      int at = claim.indexOf(right);
      return claim.substring(0, at) + wrong + claim.substring(at + right.length());
    }
  }

  private static List<Mistake> table() {
    try (var in = MistakesTableTest.class.getResourceAsStream("mistakes.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(l -> !l.startsWith("#")).map(l -> l.split("\\s*\\|\\s*", -1)).map(c -> new Mistake(c[0], c[1], c[2], c[3], c[4])).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static List<Path> documents() {
    return Mutants.documents();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyMistakeIsRefutedAtItsLine(Path file) {
    List<String> lines = Mutants.lines(file);
    List<Mistake> left = new ArrayList<>(table().stream().filter(m -> m.document.equals(file.getFileName().toString())).toList());
    List<String> found = new ArrayList<>();
    while (!left.isEmpty()) {
      // One mistake per claim at a time, so that the lines stay where they are.
      Map<Integer, Mistake> round = new LinkedHashMap<>();
      Map<Integer, String> claims = new HashMap<>();
      Set<String> taken = new HashSet<>();
      for (Mistake m : List.copyOf(left)) {
        if (taken.add(m.label)) {
          int line = line(lines, m);
          round.put(line, m);
          claims.put(line, m.in(lines.get(line - 1)));
          left.remove(m);
        }
      }
      Map<Integer, Outcome> outcomes = Mutants.outcomes(file, claims);
      round.forEach((line, m) -> {
        Outcome outcome = outcomes.get(line);
        if (outcome.tier().orElseThrow() != Tier.REFUTED) {
          found.add(m.name + " (" + claims.get(line) + "): " + outcome.finding());
        } else {
          assertEquals(file + ":" + line + ":1", outcome.statement().position().toString());
        }
      });
    }
    assertEquals(List.of(), found);
  }

  private static int line(List<String> lines, Mistake m) {
    for (int k = 0; k < lines.size(); k++) {
      if (lines.get(k).startsWith("claim ") && lines.get(k).endsWith(" as " + m.label)) {
        return k + 1;
      }
    }
    throw new AssertionError("no claim " + m.label + " in " + m.document);
  }

  @Test
  void theTableIsLong() {
    assertTrue(table().size() >= 40);
    table().forEach(m -> assertTrue(Mutants.documents().stream().anyMatch(d -> d.getFileName().toString().equals(m.document)), m.document));
  }
}

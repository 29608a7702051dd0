package org.saddlepoint.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlepoint.action.Tier;

/** Claims on networks of other kinds: no wrong one stands, no right one is refuted, and none ends the program. */
class StrangersTest {
  @ParameterizedTest
  @ValueSource(strings = {"responses.md", "slips.md", "functionals.md"})
  void rightStandsAndWrongDoesNot(String name) throws IOException {
    List<String> mistaken = new ArrayList<>();
    for (Outcome o : steps(name)) {
      boolean claimed = o.label().startsWith("wrong") || o.label().startsWith("right");
      if (claimed ? o.stands() != o.label().startsWith("right") : !o.stands()) {
        mistaken.add(o.statement().source() + " " + o.finding());
      }
    }
    assertEquals(List.of(), mistaken);
  }

  private static List<Outcome> steps(String name) throws IOException {
    try (var in = StrangersTest.class.getResourceAsStream(name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Runner.run(DocumentReader.read(name, text), new DocumentModels(Path.of(""))).steps();
    }
  }

  @Test
  void noFalseVerdicts() throws IOException {
    List<String> mistaken = new ArrayList<>();
    for (Outcome o : steps("strangers.md")) {
      boolean falsePass = o.label().startsWith("wrong") && o.stands();
      boolean falseAlarm = o.label().startsWith("right") && o.tier().orElseThrow() == Tier.REFUTED;
      if (falsePass || falseAlarm) {
        mistaken.add(o.statement().source() + " " + o.finding());
      }
    }
    assertEquals(List.of(), mistaken);
  }
}

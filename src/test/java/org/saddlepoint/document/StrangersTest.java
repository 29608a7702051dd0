package org.saddlepoint.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.saddlepoint.action.Tier;

/** Claims on networks of other kinds: no wrong one stands, no right one is refuted, and none ends the program. */
class StrangersTest {
  @Test
  void noFalseVerdicts() throws IOException {
    String text;
    try (var in = StrangersTest.class.getResourceAsStream("strangers.md")) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    List<String> mistaken = new ArrayList<>();
    for (Outcome o : Runner.run(DocumentReader.read("strangers.md", text), new DocumentModels(Path.of(""))).steps()) {
      boolean falsePass = o.label().startsWith("wrong") && o.stands();
      boolean falseAlarm = o.label().startsWith("right") && o.tier().orElseThrow() == Tier.REFUTED;
      if (falsePass || falseAlarm) {
        mistaken.add(o.statement().source() + " " + o.finding());
      }
    }
    assertEquals(List.of(), mistaken);
  }
}

package org.saddlepoint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

  @Test
  void saysHowFar() {
    assertEquals("solving  [############............]  50 %  3 s", ProgressLine.line("solving", 5, 10, 3.2));
    assertEquals("reading  3 s", ProgressLine.line("reading", 5, 0, 3.2));
  }

  @Test
  void isSilentWhereNobodyLooks() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ProgressLine line = new ProgressLine(new PrintStream(bytes, true), false)) {
      for (int i = 0; i < 1000; i++) {
        line.report("x", i, 1000);
      }
    }
    assertEquals(0, bytes.size());
  }
}

package org.saddlepoint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ErrorReportTest {
  @Test
  void aMistakeOfTheProgramIsStatus70AndLeavesAReport() throws Exception {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    // Standard output that breaks is as good a mistake as any.
    PrintStream broken = new PrintStream(OutputStream.nullOutputStream()) {
      @Override
      public void print(String text) {
        throw new IllegalStateException("the printer is on fire");
      }
    };
    int status = Main.run(new String[] {"--help"},
        new Console(InputStream.nullInputStream(), broken, new PrintStream(err, true, StandardCharsets.UTF_8), false, Path.of("")));
    String said = err.toString(StandardCharsets.UTF_8).strip();
    assertEquals(ExitStatus.INTERNAL.code(), status);
    assertTrue(said.startsWith("internal error (IllegalStateException: the printer is on fire)"), said);
    Path report = Path.of(said.substring(said.lastIndexOf(' ') + 1));
    String text = Files.readString(report);
    Files.delete(report);
    assertTrue(text.contains("arguments  --help") && text.contains("at org.saddlepoint.cli.Main"), text);
  }
}

package org.saddlepoint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;

class NewCommandTest {

  @TempDir
  Path directory;

  @Test
  void writesAModelFileOfThatName() throws Exception {
    CommandLineRun run = CommandLineRun.in(directory, "new", "mine");
    assertEquals(0, run.status(), run.err());
    TomlParseResult file = Toml.parse(directory.resolve("mine.toml"));
    assertTrue(file.errors().isEmpty(), () -> file.errors().toString());
    assertEquals("tanh(x)", file.getString("functions.phi"));
  }

  @Test
  void neverWritesOverAFile() throws Exception {
    Path file = Files.writeString(directory.resolve("mine.toml"), "precious");
    CommandLineRun run = CommandLineRun.in(directory, "new", "mine.toml");
    assertEquals(2, run.status());
    assertTrue(run.err().contains("exists already"), run.err());
    assertEquals("precious", Files.readString(file));
  }

  @Test
  void jsonNamesTheFile() throws Exception {
    CommandLineRun run = CommandLineRun.in(directory, "new", "mine", "--json");
    assertEquals("{\n  \"file\": \"" + directory.resolve("mine.toml") + "\"\n}\n", run.out());
  }
}

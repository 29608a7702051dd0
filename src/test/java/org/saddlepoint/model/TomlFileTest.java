package org.saddlepoint.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saddlepoint.expr.InputException;

/** Files that are no model files at all, and the places of values in those that are. */
class TomlFileTest {
  @TempDir private Path directory;

  private String message(byte[] content) throws IOException {
    Path file = directory.resolve("m.toml");
    Files.write(file, content);
    return assertThrows(InputException.class, () -> ModelReader.read(file, List.of())).getMessage().replace(directory.toString() + "/", "");
  }

  private String message(String content) throws IOException {
    return message(content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void emptyFiles() throws IOException {
    assertTrue(message("").startsWith("m.toml:1:1: the file is empty;"));
    assertTrue(message(" \n\n").startsWith("m.toml:1:1: the file is empty;"));
  }

  @Test
  void binaryFiles() throws IOException {
    assertTrue(message(new byte[] {'a', ' ', '=', 0, 1, 2}).startsWith("m.toml:1:4: a control character"));
    assertTrue(message(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}).startsWith("m.toml:1:1: the file is not text in UTF-8;"));
    assertTrue(message(new byte[] {(byte) 0xff, (byte) 0xfe, 'a', 0}).startsWith("m.toml:1:1: the file is UTF-16;"));
  }

  @Test
  void invalidUtf8IsPlaced() throws IOException {
    byte[] latin = "# größe\na = \"größe\"\n".getBytes(StandardCharsets.ISO_8859_1);
    assertTrue(message(latin).startsWith("m.toml:1:5: the file is not text in UTF-8;"), message(latin));
  }

  @Test
  void filesThatAreNotThere() {
    Path missing = directory.resolve("missing.toml");
    assertTrue(assertThrows(InputException.class, () -> ModelReader.read(missing, List.of())).getMessage().startsWith("command line: there is no file"));
    assertTrue(assertThrows(InputException.class, () -> ModelReader.read(directory, List.of())).getMessage().contains("is a directory"));
  }

  @Test
  void hugeFiles() throws IOException {
    assertTrue(message(new byte[TomlFile.MAXIMUM_SIZE + 1]).contains("at most " + TomlFile.MAXIMUM_SIZE));
  }

  @Test
  void aByteOrderMarkAndCarriageReturnsAreNoMistake() {
    String text = "\ufeff[fields.x]\r\nequation = \"x' = -x + sum(J, tanh(x))\"\r\n[couplings.J]\r\nvariance = \"1/N\"\r\n";
    assertEquals(1, ModelReader.read(text, "m.toml", directory, List.of()).fields().size());
  }

  @Test
  void valuesKnowTheirPlaces() {
    TomlValue.Section root =
        TomlFile.parse("a = 1_000 # c\n[b.c]\nx = \"\\u0041b\\tq\"\ny = '''\nab\ncd'''\nz = {p = 1, q = [1,\n 2, {r=3}]}\n\"phi(x, y)\" = 'q'\n[[d]]\ne=1\n[[d]]\ne=2e3\n", "m").root();
    assertEquals("1_000", ((TomlValue.Number) root.value("a").orElseThrow()).literal());
    TomlValue.Section inner = root.section("b").orElseThrow().section("c").orElseThrow();
    TomlValue.Text escaped = inner.text("x").orElseThrow();
    assertEquals("Ab\tq", escaped.value());
    assertEquals("m:3:15", escaped.placement().at(3).toString());
    TomlValue.Text lines = inner.text("y").orElseThrow();
    assertEquals("ab\ncd", lines.value());
    assertEquals("m:6:2", lines.placement().at(4).toString());
    TomlValue.Section braces = inner.section("z").orElseThrow();
    TomlValue.Items list = (TomlValue.Items) braces.value("q").orElseThrow();
    assertEquals("m:8:2", list.items().get(1).position().toString());
    assertEquals("m:8:6", ((TomlValue.Section) list.items().get(2)).find("r").orElseThrow().position().toString());
    assertEquals("m:9:6", inner.find("phi(x, y)").orElseThrow().keyFormula().placement().at(4).toString());
    TomlValue.Items tables = (TomlValue.Items) root.value("d").orElseThrow();
    assertEquals("2e3", ((TomlValue.Number) ((TomlValue.Section) tables.items().get(1)).value("e").orElseThrow()).literal());
  }
}

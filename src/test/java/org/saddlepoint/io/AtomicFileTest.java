package org.saddlepoint.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saddlepoint.expr.InputException;

class AtomicFileTest {

  @TempDir
  Path directory;

  @Test
  void replacesWhatStoodThereAndLeavesNothingElse() throws Exception {
    Path file = Files.writeString(directory.resolve("a.txt"), "old");
    AtomicFile.write(file, "new φ");
    assertEquals("new φ", Files.readString(file));
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void writesThroughASymbolicLink() throws Exception {
    Path file = Files.writeString(directory.resolve("a.txt"), "old");
    Path link = Files.createSymbolicLink(directory.resolve("b.txt"), Path.of("a.txt"));
    AtomicFile.write(link, "new");
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(file));
  }

  @Test
  void savesEvenWhenInterruptedAndStaysInterrupted() throws Exception {
    Path file = directory.resolve("a.txt");
    Thread.currentThread().interrupt();
    AtomicFile.write(file, "saved");
    assertTrue(Thread.interrupted());
    assertEquals("saved", Files.readString(file));
  }

  @Test
  void refusesInWordsWhatCannotBeWritten() {
    assertThrows(InputException.class, () -> AtomicFile.write(directory, "x"));
    InputException missing = assertThrows(InputException.class, () -> AtomicFile.write(directory.resolve("no/x"), "x"));
    assertTrue(missing.getMessage().contains("there is no directory"), missing.getMessage());
  }
}

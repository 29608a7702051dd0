package org.saddlepoint.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The project's own derivations hold, and what is woven into them is what they give today. */
class DerivationsTest {
  static List<Path> documents() {
    return Mutants.documents();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyStatementStandsAndTheFormulasAreFresh(Path file) throws IOException {
    Run run = Runner.run(DocumentReader.read(file.toString(), Files.readString(file)), new DocumentModels(file.getParent()));
    assertEquals(List.of(), run.steps().stream().filter(o -> !o.stands()).map(o -> o.statement().source() + " " + o.finding()).toList());
    assertTrue(!run.stale(), "refresh with saddlepoint check --write " + file);
  }
}

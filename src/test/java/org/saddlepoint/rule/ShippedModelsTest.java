package org.saddlepoint.rule;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saddlepoint.action.Display;
import org.saddlepoint.action.StageFormula;
import org.saddlepoint.action.Step;
import org.saddlepoint.model.ModelReader;
import org.saddlepoint.model.Network;
import org.saddlepoint.typeset.Latex;

/** Every shipped model goes through the same rules: each step stands and each stage prints. */
class ShippedModelsTest {
  static List<Path> models() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("validation", "models"))) {
      return files.filter(f -> f.toString().endsWith(".toml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyStepStandsAndPrints(Path file) {
    Network network = ModelReader.read(file, List.of());
    for (Step step : Derivation.of(network).steps()) {
      assertTrue(step.verdict().stands(), step.rule() + ": " + step.verdict());
      for (Display display : StageFormula.of(step.after())) {
        String latex = Latex.paper(display.formula());
        assertFalse(latex.isBlank() || latex.contains("#"), step.rule() + ": " + latex);
      }
    }
  }
}

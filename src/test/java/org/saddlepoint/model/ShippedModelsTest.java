package org.saddlepoint.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.saddlepoint.expr.Expr;
import org.saddlepoint.expr.Formulas;

/** The model files that come with the program. */
class ShippedModelsTest {
  private static final Path MODELS = Path.of("validation", "models");
  private static final String REFERENCES = references();

  private static String references() {
    try (InputStream bibliography = ShippedModelsTest.class.getResourceAsStream("/org/saddlepoint/document/references.bib")) {
      return new String(bibliography.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyShippedModelReads() throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(MODELS)) {
      files = listed.filter(f -> f.toString().endsWith(".toml")).sorted().toList();
    }
    assertTrue(files.size() >= 26);
    return files.stream().map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> reads(f)));
  }

  private static void reads(Path file) throws IOException {
    Network network = ModelReader.read(file, List.of());
    assertFalse(network.title().isBlank());
    assertFalse(network.citations().isEmpty());
    for (String key : network.citations()) {
      assertTrue(REFERENCES.contains("{" + key + ","), () -> key + " has no entry among the references");
    }
    assertEquals(64, network.source().sha256().length());
    for (Field field : network.fields()) {
      assertEquals(field.rightHandSide(), Formulas.parse(field.rightHandSide().toString()));
    }
    for (Parameter parameter : network.parameters()) {
      assertTrue(network.source().position("parameters." + parameter.name()).isPresent());
    }
    assertTrue(Files.readString(file).startsWith("#"), "a model file begins by saying what it is");
  }

  /** x/(1 + x²/3) and x(15 + x²)/(15 + 6x²): the approximants of tanh that are printed in any table. */
  @Test
  void padeModelsHoldTheKnownApproximants() {
    assertEquals(Formulas.parse("3*x/(3 + x^2)"), body("pade-1-2.toml"));
    assertEquals(Formulas.parse("x*(15 + x^2)/(15 + 6*x^2)"), body("pade-3-2.toml"));
  }

  private static Expr body(String file) {
    return ModelReader.read(MODELS.resolve(file), List.of()).function("phi").orElseThrow().body();
  }
}

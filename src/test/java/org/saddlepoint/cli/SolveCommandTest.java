package org.saddlepoint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code solve}: the object it prints, its options, and what it refuses. */
class SolveCommandTest {
  @TempDir
  Path directory;

  private CommandLineRun run(String arguments) throws IOException {
    Files.writeString(directory.resolve("m.toml"), String.join("\n", "[fields.x]", "equation = \"x' = -x + sum(J, phi(x)) + xi\"", "[couplings.J]", "variance = \"g^2/N\"", "[noise.xi]",
        "spectrum = \"2\"", "[functions]", "phi = \"x\"", "[parameters]", "g = 0.6", ""));
    return CommandLineRun.in(directory, ("solve m.toml " + arguments).split(" "));
  }

  private JsonNode json(String arguments) throws IOException {
    CommandLineRun run = run("--json " + arguments);
    assertEquals(0, run.status(), run.err());
    return new ObjectMapper().readTree(run.out());
  }

  @Test
  void theObjectHasTheSharedShape() throws IOException {
    JsonNode r = json("--quantity C_x(0) --quantity C_x");
    assertEquals("converged", r.path("status").asText());
    assertEquals("numerical", r.path("errors").asText());
    assertEquals(64, r.path("sha256").asText().length());
    assertEquals(0.6, r.path("parameters").path("g").asDouble());
    assertEquals(1.25, r.path("quantities").path("C_x(0)").path("value").asDouble(), 1e-9, "D/√(1 − g²)");
    assertEquals(1, r.path("quantities").size(), "only what was asked for");
    JsonNode curve = r.path("functions").path("C_x");
    assertEquals(curve.path("at").size(), curve.path("value").size());
    assertEquals(0, curve.path("at").get(0).asDouble());
  }

  @Test
  void theTimeStepOfASimulationChangesTheTheory() throws IOException {
    // x(n + 1) = a x(n) + (1 − a)(J x(n)) + noise of variance D (1 − a²) with a = e^(−h): for g → 0 the variance stays D.
    double slow = json("--quantity C_x(0) --at-step 0.5 --set g=1e-9").path("quantities").path("C_x(0)").path("value").asDouble();
    assertEquals(1, slow, 1e-6);
    double coarse = json("--quantity C_x(0) --at-step 0.5").path("quantities").path("C_x(0)").path("value").asDouble();
    assertTrue(Math.abs(coarse - 1.25) > 1e-3, "a coarse step is seen: " + coarse);
  }

  @Test
  void windowsLieBetweenOneInstantAndForever() throws IOException {
    JsonNode q = json("--window 5").path("quantities");
    double equal = q.path("PR_x").path("value").asDouble();
    double window = q.path("PR_x_window").path("value").asDouble();
    double forever = q.path("PR_x_long").path("value").asDouble();
    assertTrue(equal > window && window > forever, equal + ", " + window + ", " + forever);
    assertEquals(Math.pow(1 - 0.36, 2), forever, 1e-9, "(1 − g²)²");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"--quantity C_y(0) | its quantities and functions are", "--window -1 | give a positive number", "--at-step 0 | give a positive number", "--accuracy 0.2 | at most 0.1", "--set h=1 | "})
  void refusals(String arguments, String remedy) throws IOException {
    CommandLineRun run = run(arguments);
    assertEquals(2, run.status());
    assertEquals("", run.out());
    assertEquals(1, run.err().lines().count());
    assertTrue(remedy == null || run.err().contains(remedy), run.err());
  }

  @Test
  void outsideValidityIsStatusTwo() throws IOException {
    CommandLineRun run = run("--set g=1.5");
    assertEquals(2, run.status());
    assertTrue(run.out().contains("outside-validity"), run.out());
    assertFalse(run.out().contains("NaN"));
  }
}

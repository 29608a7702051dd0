package org.saddlepoint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

/** {@code simulate}: the object it prints, given matrices, lost trajectories and draws, and what it refuses. */
class SimulateCommandTest {
  @TempDir
  Path directory;

  private void model(String phi, String g) throws IOException {
    Files.writeString(directory.resolve("m.toml"), String.join("\n", "[fields.x]", "equation = \"x' = -x + sum(J, phi(x)) + xi\"", "[couplings.J]", "variance = \"g^2/N\"", "[noise.xi]",
        "kind = \"quenched\"", "variance = \"1\"", "[functions]", "phi = \"" + phi + "\"", "[parameters]", "g = " + g, ""));
  }

  private JsonNode json(int status, String... more) throws IOException {
    CommandLineRun run = CommandLineRun.in(directory, java.util.stream.Stream.concat(java.util.stream.Stream.of("simulate", "m.toml", "--json", "--quiet"), java.util.stream.Stream.of(more))
        .toArray(String[]::new));
    assertEquals(status, run.status(), run.err());
    assertEquals("", run.err());
    return new ObjectMapper().readTree(run.out());
  }

  @Test
  void theObjectHasTheSharedShape() throws IOException {
    model("tanh(x)", "0.5");
    JsonNode r = json(0, "-N", "30", "--seeds", "3", "--seed", "4");
    assertEquals("converged", r.path("status").asText());
    assertEquals("standard", r.path("errors").asText());
    assertEquals(30, r.path("N").asInt());
    assertEquals(3, r.path("seeds").asInt());
    assertEquals(4, r.path("seed").asInt());
    assertEquals(0, r.path("escaped").asInt());
    assertTrue(r.path("quantities").path("C_x(0)").path("error").asDouble() > 0);
    JsonNode curve = r.path("functions").path("C_x");
    assertEquals("tau", curve.path("variable").asText());
    assertTrue(curve.path("at").get(curve.path("at").size() - 1).asDouble() >= 10, "lags reach ten time units");
    assertEquals(r, json(0, "-N", "30", "--seeds", "3", "--seed", "4"), "the same seed gives the same bits");
  }

  @Test
  void aGivenMatrixSetsTheSize() throws IOException {
    // x = J tanh(x) + xi with J = 0: every variance is that of the noise.
    model("tanh(x)", "0.5");
    Files.writeString(directory.resolve("zero.csv"), "0,0,0\n0,0,0\n0,0,0\n");
    JsonNode r = json(0, "--matrix", "J=zero.csv", "--seeds", "4");
    assertEquals(3, r.path("N").asInt());
    JsonNode variance = r.path("quantities").path("C_x(0)");
    assertEquals(1, variance.path("value").asDouble(), 4 * variance.path("error").asDouble());
  }

  @Test
  void runsThatEscapeAreCounted() throws IOException {
    model("x^3", "0.5");
    JsonNode r = json(3, "-N", "40", "--seeds", "2");
    assertEquals("not-converged", r.path("status").asText());
    assertTrue(r.path("escaped").asInt() > 0);
    assertTrue(r.path("message").asText().contains("escaped"), r.path("message").asText());
    assertTrue(r.path("quantities").path("C_x(0)").path("value").isMissingNode() || r.path("quantities").path("C_x(0)").path("value").isNull());
  }

  @Test
  void drawsWithoutAFixedPointAreReported() throws IOException {
    Files.writeString(directory.resolve("m.toml"), String.join("\n", "time = \"static\"", "[fields.y]", "equation = \"0 = -y + sum(J, tanh(y)) + xi\"", "[couplings.J]", "variance = \"36/N\"",
        "[noise.xi]", "kind = \"quenched\"", "variance = \"0.01\"", ""));
    JsonNode r = json(3, "-N", "60", "--seeds", "2");
    assertTrue(r.path("unsettled").asInt() > 0);
    assertTrue(r.path("message").asText().contains("found no fixed point") || r.path("message").asText().contains("no draw found"), r.path("message").asText());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "-N 1 | between 2 and 40000",
      "--seeds 0 | at least 1",
      "--dt -1 | give a positive number",
      "--time NaN | give a positive number",
      "--window 0 | give a positive number",
      "--matrix J | write --matrix NAME=FILE",
      "--matrix K=a.csv | its couplings are J",
      "--matrix J=wide.csv | rows are receiving and columns sending",
      "--set h=1 | "})
  void refusals(String arguments, String remedy) throws IOException {
    model("tanh(x)", "0.5");
    Files.writeString(directory.resolve("wide.csv"), "1,2,3\n4,5,6\n");
    CommandLineRun run = CommandLineRun.in(directory, ("simulate m.toml " + arguments).split(" "));
    assertEquals(2, run.status(), run.err());
    assertEquals("", run.out());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(remedy == null || run.err().contains(remedy), run.err());
  }
}

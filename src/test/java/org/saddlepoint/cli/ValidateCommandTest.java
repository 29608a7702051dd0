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

/** {@code validate}: exit status, the files of a report, and pictures of sweeps, sizes and functions. */
class ValidateCommandTest {
  @TempDir
  Path directory;

  private CommandLineRun run(String experiment, String... more) throws IOException {
    Files.writeString(directory.resolve("m.toml"), String.join("\n", "title = \"linear\"", "[fields.x]", "equation = \"x' = -x + sum(J, phi(x)) + xi\"", "[couplings.J]", "variance = \"g^2/N\"",
        "[noise.xi]", "kind = \"quenched\"", "variance = \"1\"", "[functions]", "phi = \"x\"", "[parameters]", "g = 0.4", ""));
    Files.writeString(directory.resolve("e.toml"), "[experiment]\nmodel = \"m.toml\"\n" + experiment);
    return CommandLineRun.in(directory, java.util.stream.Stream.concat(java.util.stream.Stream.of("validate", "e.toml", "-o", "out", "--quiet"), java.util.stream.Stream.of(more)).toArray(String[]::new));
  }

  @Test
  void agreementIsStatusZero() throws IOException {
    CommandLineRun run = run("N = [30, 60]\nnetworks = [20, 10]\nquantities = [\"C_x(0)\"]\nmax_relative_error = 0.1\n");
    assertEquals(0, run.status(), run.out() + run.err());
    assertTrue(run.out().contains("all agree"), run.out());
    String page = Files.readString(directory.resolve("out/index.html"));
    assertTrue(page.contains("N = 60"), "the table shows every size");
    assertTrue(page.contains("1/N"), "and a picture the extrapolation");
    assertTrue(Files.readString(directory.resolve("out/comparisons.csv")).startsWith("experiment,settings,quantity"));
    assertFalse(page.contains("http-equiv=\"refresh\""));
  }

  @Test
  void imprecisionIsStatusOne() throws IOException {
    CommandLineRun run = run("N = 30\nnetworks = 2\nquantities = [\"C_x(0)\"]\nmax_relative_error = 1e-9\nmax_score = 50\n");
    assertEquals(1, run.status());
    assertTrue(run.out().contains("imprecise"), run.out());
  }

  @Test
  void theNextOrderIsComparedAtEverySize() throws IOException {
    // Linear: <x²> = u + 2 g² u³/N with u = 1/(1 − g²); at N = 8 the second term is an eighth of the first and far outside the errors.
    CommandLineRun run = run("N = [8, 16]\nnetworks = [300, 200]\nnext_order = true\nquantities = [\"C_x(0)\"]\nmax_relative_error = 0.05\nmax_score = 4\n", "--json");
    JsonNode json = new ObjectMapper().readTree(run.out());
    JsonNode rows = json.path("experiments").get(0).path("cases").get(0).path("quantities");
    assertEquals(2, rows.size());
    assertEquals(8, rows.get(0).path("N").asInt());
    double u = 1 / (1 - 0.16);
    assertEquals(u + 2 * 0.16 * u * u * u / 16, rows.get(1).path("theory").path("value").asDouble(), 1e-6, "coefficient of arXiv:2510.21742 for the linear network");
    assertEquals("agrees", rows.get(1).path("verdict").asText(), run.out());
  }

  @Test
  void twoParametersMakeLines() throws IOException {
    Files.writeString(directory.resolve("other.toml"), "title = \"the other one\"\n[fields.x]\nequation = \"x' = -x + sum(J, phi(x)) + xi\"\n[couplings.J]\nvariance = \"g^2/N\"\n[noise.xi]\n"
        + "kind = \"quenched\"\nvariance = \"s\"\n[functions]\nphi = \"tanh(x)\"\n[parameters]\ng = 0.4\ns = 1\n");
    Files.writeString(directory.resolve("f.toml"), "[experiment]\nmodel = \"other.toml\"\nN = 20\nnetworks = 4\nquantities = [\"C_x(0)\", \"C_phi(0)\"]\nmax_relative_error = 1\nmax_score = 30\n"
        + "[experiment.parameters]\ng = [0.2, 0.4]\ns = [1, 2]\n[experiment.figure]\ntogether = true\nlogarithmic = true\nbeside = [\"other.toml\"]\n");
    CommandLineRun run = CommandLineRun.in(directory, "validate", "f.toml", "-o", "out", "--quiet");
    assertEquals(0, run.status(), run.out() + run.err());
    String text = Files.readString(directory.resolve("out/report.md"));
    assertTrue(text.contains("Broken lines: theory of the other one"), text);
    try (var files = Files.list(directory.resolve("out"))) {
      assertEquals(1, files.filter(p -> p.toString().endsWith("-sweep.svg") || p.toString().contains("-sweep-")).count(), "one panel for both quantities");
    }
  }
}

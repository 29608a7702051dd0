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

/** The commands derive, check and cite: forms of output, exit statuses, weaving in place. */
class DerivationCommandsTest {
  private static final String MODEL = """
      cite = ["sompolinsky1988chaos"]
      [fields.x]
      equation = "x' = -x + sum(J, phi(x))"
      [couplings.J]
      variance = "g^2/N"
      [functions]
      phi = "tanh(x)"
      [parameters]
      g = 2
      """;

  @TempDir
  Path directory;

  private CommandLineRun run(String... args) {
    return CommandLineRun.in(directory, args);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  @Test
  void deriveReportsEveryStep() throws IOException {
    write("net.toml", MODEL);
    CommandLineRun json = run("derive", "net.toml", "--json");
    assertEquals(0, json.status(), json.err());
    JsonNode steps = new ObjectMapper().readTree(json.out()).get("steps");
    assertTrue(steps.size() >= 7, json.out());
    for (JsonNode step : steps) {
      assertEquals(java.util.List.of("rule", "latex", "verdict", "check", "assumptions", "citation"), fields(step));
      assertTrue(step.get("verdict").asText().equals("EXACT") || step.get("verdict").asText().equals("NUMERIC"), step.toString());
    }
    assertEquals(json.out(), run("derive", "net.toml", "--format", "json").out());
    assertTrue(run("derive", "net.toml").out().contains("EXACT"), "text");
    assertTrue(run("derive", "net.toml", "--format", "markdown").out().contains("$$"), "markdown");
  }

  /** The mixed term of a phase oscillator's two inputs is negative: ⟨cos p · (−sin p)⟩. */
  @Test
  void aNegativeFactorKeepsItsSignInPrint() throws IOException {
    write("phases.toml", """
        [fields.p]
        equation = "p' = 1 + cos(p)*sum(J, sin(p)) - sin(p)*sum(J, cos(p))"
        [couplings.J]
        variance = "g^2/N"
        [parameters]
        g = 1
        """);
    String text = run("derive", "phases.toml").out();
    assertTrue(text.contains("−g²/N ∑ᵢⱼ ∬dt dt' p̃ᵢ(t) cos(pᵢ(t)) p̃ᵢ(t') sin(pᵢ(t')) sin(pⱼ(t)) cos(pⱼ(t'))"), text);
    assertTrue(text.contains("p̃ᵢ(t) cos(pᵢ(t)) (−p̃ᵢ(t') sin(pᵢ(t')))"), text);
  }

  private static java.util.List<String> fields(JsonNode node) {
    java.util.List<String> names = new java.util.ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void latexIsADocumentOrAFragment() throws IOException {
    write("net.toml", MODEL);
    String document = run("derive", "net.toml", "--format", "latex").out();
    String fragment = run("derive", "net.toml", "--format", "latex", "--fragment").out();
    assertTrue(document.startsWith("\\documentclass") && document.strip().endsWith("\\end{document}"));
    assertTrue(document.contains(fragment.strip().lines().findFirst().orElseThrow()));
    assertTrue(!fragment.contains("\\documentclass") && fragment.contains("\\bibitem{martin1973statistical}"));
    assertEquals(0, environments(document, "begin") - environments(document, "end"));
    assertEquals(document.chars().filter(c -> c == '{').count(), document.chars().filter(c -> c == '}').count());
  }

  private static long environments(String text, String word) {
    return text.split("\\\\" + word + "\\{", -1).length - 1;
  }

  @Test
  void aScriptSeesTheModel() throws IOException {
    write("net.toml", MODEL);
    write("mine.md", "```derive\naction = msrdj(model)\nclaim g > 0 == 1\n```\n");
    assertEquals(2, run("derive", "net.toml", "--script", "mine.md").status());
    write("mine.md", "```derive\naction = msrdj(model)\nclaim sqrt(g^2) == g\n```\n");
    assertEquals(0, run("derive", "net.toml", "--script", "mine.md").status());
  }

  @Test
  void checkWritesInPlaceAndFailsOnWhatDoesNotStand() throws IOException {
    String text = "# T\n\n```derive a\nclaim x + x == 2*x\n```\n<!-- saddlepoint:begin a -->\n<!-- saddlepoint:end -->\n";
    write("doc.md", text);
    CommandLineRun stale = run("check", "doc.md");
    assertEquals(1, stale.status());
    assertTrue(stale.out().contains("stale"), stale.out());
    assertEquals(text, Files.readString(directory.resolve("doc.md")));
    assertEquals(0, run("check", "doc.md", "--write").status());
    String woven = Files.readString(directory.resolve("doc.md"));
    assertTrue(woven.contains("**EXACT**"), woven);
    assertEquals(0, run("check", ".").status());
    write("doc.md", woven.replace("2*x", "3*x"));
    CommandLineRun refuted = run("check", "doc.md", "--json");
    assertEquals(1, refuted.status());
    JsonNode report = new ObjectMapper().readTree(refuted.out());
    JsonNode step = report.at("/documents/0/steps/0");
    assertEquals("REFUTED", step.get("verdict").asText());
    assertEquals(4, step.get("line").asInt());
    assertEquals(2, step.at("/counterexample/at/x").asInt());
    assertEquals(1, report.at("/counts/REFUTED").asInt());
    assertTrue(report.at("/documents/0/stale").asBoolean());
  }

  @Test
  void badInputWritesNothing() throws IOException {
    write("doc.md", "```derive\nclaim x == nothing(x)\n```\n");
    CommandLineRun run = run("check", "doc.md");
    assertEquals(2, run.status());
    assertEquals("", run.out());
    assertTrue(run.err().contains("doc.md:2:12: "), run.err());
    assertEquals(2, run("check", "nowhere.md").status());
    assertEquals(2, run("check").status());
  }

  @Test
  void citePrintsWhatWasUsed() throws IOException {
    write("net.toml", MODEL);
    CommandLineRun cite = run("cite", "net.toml");
    assertEquals(0, cite.status(), cite.err());
    assertTrue(cite.out().startsWith("@article{sompolinsky1988chaos,"), cite.out());
    assertTrue(cite.out().contains("@article{martin1973statistical,"), cite.out());
    assertTrue(!cite.out().contains("mato2025statistics"), cite.out());
  }
}

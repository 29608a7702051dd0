package org.saddlepoint.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivationCommandTest {
  @TempDir
  Path directory;

  private JsonNode json(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("activation", "--json"));
    all.addAll(List.of(arguments));
    CommandLineRun run = CommandLineRun.in(directory, all.toArray(String[]::new));
    assertEquals(0, run.status(), run.err());
    return new ObjectMapper().readTree(run.out());
  }

  @Test
  void tanhIsDescribedExactly() throws Exception {
    JsonNode tanh = json("tanh(x)", "--pade", "3/2");
    assertEquals("odd", tanh.path("parity").textValue());
    // tanh x = x − x³/3 + 2x⁵/15 − …
    assertEquals("-1/3", tanh.at("/series/coefficients/3").textValue());
    assertEquals(2.0 / 15, tanh.at("/series/coefficients_value/5").doubleValue(), 1e-16);
    assertEquals(Math.PI / 2, tanh.path("radius").doubleValue(), 1e-12);
    assertEquals(0, tanh.path("real_poles").size());
    assertEquals(Math.PI / 2, Math.abs(tanh.at("/complex_poles/0/im").doubleValue()), 1e-12);
    assertEquals(0.0, tanh.at("/growth/plus_infinity/power").doubleValue());
    assertEquals(-1.0, tanh.at("/growth/minus_infinity/coefficient").doubleValue());
    assertEquals(5, tanh.path("moments").size());
    // Stein: E φ' = 1 − E φ² for tanh.
    for (JsonNode m : tanh.path("moments")) {
      assertEquals(1 - m.at("/second_moment/value").doubleValue(), m.at("/gain/value").doubleValue(), 1e-9);
    }
    // [3/2] = x (15 + x²)/(15 + 6x²), with poles at ±i √(5/2).
    JsonNode pade = tanh.at("/pade/0");
    assertEquals(List.of("0", "15", "0", "1"), texts(pade.path("numerator")));
    assertEquals(List.of("15", "0", "6"), texts(pade.path("denominator")));
    assertEquals(Math.sqrt(2.5), Math.abs(pade.at("/complex_poles/0/im").doubleValue()), 1e-12);
    assertTrue(pade.path("usable").booleanValue());
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(t -> texts.add(t.textValue()));
    return texts;
  }

  @ParameterizedTest
  @CsvSource({"tanh(2*x), 0.5", "sin(3*x)/2, 0.6666666666666666", "tanh(x) - 0.3*x/(1+x^2)^2, 1.4285714285714286"})
  void theCriticalCouplingIsTheInverseSlope(String formula, double critical) throws Exception {
    assertEquals(critical, json(formula).at("/critical_g/value").doubleValue(), 1e-6);
  }

  @Test
  void withoutAQuiescentStateThereIsNoCriticalCoupling() throws Exception {
    assertTrue(json("1/(1 + exp(-x))").at("/critical_g/value").isNull());
  }

  /** [1/2] of sinh is x/(1 − x²/6), with poles at ±√6. */
  @Test
  void anApproximantWithARealPoleIsRefusedWithItsPlace() throws Exception {
    JsonNode pade = json("sinh(x)", "--pade", "1/2").at("/pade/0");
    assertFalse(pade.path("usable").booleanValue());
    assertEquals(-Math.sqrt(6), pade.at("/real_poles/0").doubleValue(), 1e-12);
    assertEquals(0, pade.path("errors").size());
    assertTrue(CommandLineRun.in(directory, "activation", "sinh(x)", "--pade", "1/2").out().contains("a pole on the real axis at x = -2.44949"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "tanh(x | command line:1:7:",
    "2*tnh(x) | command line:1:3: there is no function 'tnh'; did you mean 'tanh'?",
    "tanh(x) + a | command line:1:11: 'a' has no value here",
    "1/(1 - x^2) | command line:1:1: the activation has a pole on the real axis at x = ",
    "x/(x^2 - 2*x + 1) | command line:1:1: the activation has a pole on the real axis at x = 1,",
    "1/(2*x - 3) | x = 1.5,",
    "sqrt(x) | has no real value at x = -2.3",
  })
  void mistakesAreOneSentence(String formula, String expected) {
    assertMistake(expected, "activation", formula);
  }

  @Test
  void optionsAreChecked() {
    assertMistake("'--pade 3:2' names no approximant", "activation", "tanh(x)", "--pade", "3:2");
    assertMistake("no Pade approximant about 0", "activation", "abs(x)", "--pade", "1/2");
    assertMistake("no activation is given", "activation");
    assertMistake("--family has no range", "activation", "--family", "tanh(a*x)");
    assertMistake("is no range of a parameter", "activation", "--family", "tanh(a*x)", "--over", "1:2");
    assertMistake("command line:1:8: 'b' has no value here", "activation", "--family", "tanh(a*b*x)", "--over", "a=1:2");
  }

  private void assertMistake(String expected, String... arguments) {
    CommandLineRun run = CommandLineRun.in(directory, arguments);
    assertAll(() -> assertEquals(2, run.status(), run.err()), () -> assertEquals("", run.out()),
        () -> assertTrue(run.err().startsWith("command line") && run.err().contains(expected), run.err()), () -> assertEquals(1, run.err().lines().count(), run.err()));
  }

  @Test
  void aFamilyIsATableOfItsMembers() throws Exception {
    JsonNode members = json("--family", "tanh(a*x)", "--over", "a=1:2").path("members");
    assertEquals(8, members.size());
    for (JsonNode member : members) {
      assertEquals(1 / member.path("value").doubleValue(), member.at("/critical_g/value").doubleValue(), 1e-6);
    }
    assertEquals(2.0, members.get(7).path("value").doubleValue());
  }

  @Test
  void aPageShowsTheActivation() throws Exception {
    CommandLineRun run = CommandLineRun.in(directory, "activation", "tanh(x)", "--pade", "3/2", "-o", "tanh.html");
    assertEquals(0, run.status(), run.err());
    String page = Files.readString(directory.resolve("tanh.html"));
    assertTrue(page.contains("<svg") && page.contains("[3/2]"), "the page lacks its pictures");
    assertEquals(0, CommandLineRun.in(directory, "activation", "tanh(x)", "-o", "tanh.json").status());
    assertEquals("odd", new ObjectMapper().readTree(directory.resolve("tanh.json").toFile()).path("parity").textValue());
  }

  /** Values of the frozen-noise theory at σ = 1 (model and claims of arXiv:2510.21742; the numbers from an independent solver). */
  @Test
  void predictionsComeWithEveryApproximant() throws Exception {
    JsonNode tanh = json("tanh(x)", "--pade", "1/2", "--fit", "3/4");
    JsonNode p = tanh.path("predictions");
    assertEquals(1.8556, p.path("stable_up_to").doubleValue(), 1e-4);
    assertEquals("unstable", p.path("beyond").textValue());
    JsonNode rows = p.at("/comparison/rows");
    assertEquals(3, rows.size());
    double own = rows.get(0).path("C_x(0)").doubleValue();
    for (int k = 1; k < rows.size(); k++) {
      double change = Math.abs(rows.get(k).path("C_phi(0)").doubleValue() - rows.get(0).path("C_phi(0)").doubleValue());
      assertTrue(Math.abs(rows.get(k).path("C_x(0)").doubleValue() - own) <= 1.5 * rows.get(k).at("/error/variance_bound").doubleValue(), "Delta within its bound");
      assertTrue(change <= 2 * rows.get(k).at("/error/second_moment_bound").doubleValue());
    }
    assertTrue(rows.get(2).at("/error/rms/value").doubleValue() < 0.01 * rows.get(1).at("/error/rms/value").doubleValue());
  }

  @Test
  void latexAndSeveralActivations() throws Exception {
    assertEquals(0, CommandLineRun.in(directory, "activation", "x^3", "-o", "cubic.tex").status());
    String latex = Files.readString(directory.resolve("cubic.tex"));
    assertTrue(latex.contains("\\Gamma") && latex.contains("0.09938"), latex);
    JsonNode both = json("tanh(x)", "erf(x)");
    assertEquals(2, both.path("members").size());
    assertMistake("study one activation", "activation", "tanh(x)", "erf(x)", "--pade", "1/2");
  }
}

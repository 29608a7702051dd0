package org.saddlepoint.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlepoint.expr.InputException;

/** Experiment files: what they say is read, and every mistake is answered at its place. */
class ExperimentReaderTest {
  private static final String MODEL = String.join("\n", "[fields.x]", "equation = \"x' = -x + sum(J, phi(x)) + xi\"", "[couplings.J]", "variance = \"g^2/N\"", "[noise.xi]",
      "spectrum = \"2*D\"", "[functions]", "phi = \"x\"", "[parameters]", "g = 0.5", "D = 1", "");

  @TempDir
  Path directory;

  @BeforeEach
  void writeModel() throws IOException {
    Files.writeString(directory.resolve("linear.toml"), MODEL);
  }

  private Path file(String... lines) throws IOException {
    return Files.writeString(directory.resolve("experiment.toml"), "[experiment]\nmodel = \"linear.toml\"\n" + String.join("\n", lines) + "\n");
  }

  @Test
  void readsARange() throws IOException {
    Experiment e = ExperimentReader.read(file("quantities = [\"C_x(0)\"]", "N = [100, 200, 400]", "networks = 4", "max_relative_error = 0.05", "[experiment.parameters]", "D = 2",
        "g = { from = 0.1, to = 0.4, count = 4 }"));
    assertEquals("g", e.sweep());
    assertEquals(4, e.cases().size());
    assertEquals(List.of("D=2", "g=3/10"), e.cases().get(2).stream().map(Setting::text).toList());
    assertEquals(List.of(100, 200, 400), e.sizes());
    assertEquals(new Agreement(3, 0.05, 0.05), e.agreement());
    assertEquals(4, ExperimentRun.of(e).networks().size());
  }

  @Test
  void tellsExperimentsFromModels() throws IOException {
    assertTrue(ExperimentReader.isExperiment(file("quantities = [\"C_x(0)\"]")));
    assertFalse(ExperimentReader.isExperiment(directory.resolve("linear.toml")));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
      "quantitys = [\"C_x(0)\"] | 3:1 | did you mean 'quantities'?",
      "quantities = \"C_x(0)\" | 3:14 | 'quantities' is a string",
      "quantities = [] | 1:2 | compares nothing",
      "quantities = [\"C_x(0)\", 3] | 3:25 | is a number",
      "quantities = [\"C_y(0)\"] | 3:15 | did you mean 'C_x(0)'?",
      "functions = [\"C_x(0)\"] | 3:14 | it has C_x",
      "quantities = [\"C_x(0)\"]\\nN = 1 | 4:5 | whole number from 2",
      "quantities = [\"C_x(0)\"]\\nN = [100, 100] | 4:11 | there twice",
      "quantities = [\"C_x(0)\"]\\nnetworks = 2.5 | 4:12 | whole number",
      "quantities = [\"C_x(0)\"]\\ndt = -1 | 4:6 | positive",
      "quantities = [\"C_x(0)\"]\\nmax_score = nan | 4:13 | finite",
      "quantities = [\"C_x(0)\"]\\nat_step = 1 | 4:11 | true or false",
      "quantities = [\"C_x(0)\"]\\n[experiment.parameters]\\nG = 1 | 5:5 | did you mean 'g'?",
      "quantities = [\"C_x(0)\"]\\n[experiment.parameters]\\ng = {from = 1, to = 2} | 5:5 | no 'count'",
      "quantities = [\"C_x(0)\"]\\n[experiment.parameters]\\ng = [0.1, 0.2]\\nD = [1, 2]\\nk = [1, 2] | 7:5 | third parameter that varies",
      "quantities = [\"C_x(0)\"]\\n[experiment.parameters]\\nD = -1 | 5:5 | "})
  void answersMistakesAtTheirPlace(String text, String place, String said) throws IOException {
    Path file = file(text.strip().replace("\\n", "\n"));
    InputException mistake = assertThrows(InputException.class, () -> ExperimentRun.of(ExperimentReader.read(file)));
    assertTrue(mistake.getMessage().contains(":" + place.strip() + ":"), mistake.getMessage());
    assertTrue(said == null || mistake.getMessage().contains(said.strip()), mistake.getMessage());
  }

  @Test
  void missingModel() throws IOException {
    Path file = Files.writeString(directory.resolve("e.toml"), "[experiment]\nmodel = \"none.toml\"\nquantities = [\"C_x(0)\"]\n");
    InputException mistake = assertThrows(InputException.class, () -> ExperimentReader.read(file));
    assertTrue(mistake.getMessage().contains(":2:9:"), mistake.getMessage());
  }

  @Test
  void otherTables() throws IOException {
    Path file = file("quantities = [\"C_x(0)\"]", "[parameters]", "g = 1");
    InputException mistake = assertThrows(InputException.class, () -> ExperimentReader.read(file));
    assertTrue(mistake.getMessage().contains("no key 'parameters'"), mistake.getMessage());
  }
}

package org.saddlepoint.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saddlepoint.io.Progress;

/** A linear network in white noise, where the theory is D/√(1 − g²): it agrees, and a wrong or a vague comparison does not. */
class ExperimentRunTest {
  @TempDir
  Path directory;

  private ExperimentResult run(String model, String... lines) throws IOException {
    Files.writeString(directory.resolve("linear.toml"), model);
    Path file = Files.writeString(directory.resolve("e.toml"), "[experiment]\nmodel = \"linear.toml\"\n" + String.join("\n", lines) + "\n");
    return ExperimentRun.of(ExperimentReader.read(file)).run(Progress.NONE);
  }

  private static String model(String spectrum) {
    return String.join("\n", "[fields.x]", "equation = \"x' = -x + sum(J, x) + xi\"", "[couplings.J]", "variance = \"g^2/N\"", "[noise.xi]", "spectrum = \"" + spectrum + "\"", "[parameters]",
        "g = 0.5", "");
  }

  @Test
  void theoryAndSimulationAgree() throws IOException {
    ExperimentResult result = run(model("2"), "N = 100", "networks = 6", "quantities = [\"C_x(0)\", \"mean_x\"]", "functions = [\"C_x\"]", "at_step = true", "max_relative_error = 0.05", "seed = 3");
    assertTrue(result.complete());
    assertTrue(result.agrees(), () -> result.cases().get(0).quantities().toString());
    Comparison variance = result.cases().get(0).quantities().get(0);
    assertEquals(1 / Math.sqrt(0.75), variance.theory().value().orElseThrow(), 1e-3, "the time step changes it by 2e-4");
    assertEquals(11, result.cases().get(0).functions().get(0).points().size());
  }

  @Test
  void aTightBoundOnTheErrorMakesItImprecise() throws IOException {
    ExperimentResult result = run(model("2"), "N = 60", "networks = 3", "time = 20", "quantities = [\"C_x(0)\"]", "max_relative_error = 1e-6", "max_score = 10");
    assertFalse(result.agrees());
    assertEquals(Verdict.IMPRECISE, result.verdict());
  }

  @Test
  void severalSizesAreExtrapolated() throws IOException {
    ExperimentResult result = run(model("2"), "N = [20, 40, 80]", "networks = 20", "time = 50", "quantities = [\"C_x(0)\"]", "max_relative_error = 0.05");
    Comparison c = result.cases().get(0).quantities().get(0);
    assertTrue(c.fit().isPresent());
    assertEquals(3, c.bySize().size());
    assertEquals(c.fit().get().intercept().value(), c.simulation().value().orElseThrow(), 0);
    assertEquals(Verdict.AGREES, c.verdict(), c::toString);
  }

  @Test
  void interruptionKeepsWhatIsFinished() throws IOException {
    Thread.currentThread().interrupt();
    ExperimentResult result = run(model("2"), "N = 50", "quantities = [\"C_x(0)\"]");
    assertTrue(Thread.interrupted(), "the flag stays");
    assertFalse(result.complete());
    assertFalse(result.agrees());
  }
}
